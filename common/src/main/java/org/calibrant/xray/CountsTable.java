package org.calibrant.xray;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;
import org.calibrant.data.InputTable;

/**
 * Spectra given as counts per channel in a table with the columns {@code id}, {@code channel} (as
 * the response numbers them) and {@code counts}; CSV or Parquet. All were seen with one response and
 * exposure. A channel that a spectrum does not mention has no counts; spectra are in the order of
 * their first rows.
 *
 * @param table the counts; whole numbers, or expected counts
 * @param response the instrument
 * @param exposureS exposure time
 */
public record CountsTable(InputFile table, ResponseFiles response, @Unit("s") double exposureS)
    implements SpectrumList {

  public CountsTable {
    Require.exposure(exposureS);
  }

  @Override
  public List<Spectrum> load() {
    Observation observation = new Observation(response.load(), exposureS);
    int offset = observation.response().firstChannel();
    int channels = observation.response().channels();
    Map<String, double[]> spectra = new LinkedHashMap<>();
    Map<String, BitSet> seen = new LinkedHashMap<>();
    try (InputTable rows = InputTable.open(table)) {
      int id = rows.column("id");
      int channel = rows.column("channel");
      int counts = rows.column("counts");
      while (rows.next()) {
        long index = rows.integer(channel) - offset;
        if (index < 0 || index >= channels) {
          throw new BadInput(
              rows.file(),
              rows.place() + " column channel",
              "channel %d is not one of the response, %d to %d"
                  .formatted(index + offset, offset, offset + channels - 1));
        }

        double value = rows.number(counts);
        if (!(value >= 0)) {
          throw new BadInput(
              rows.file(),
              rows.place() + " column counts",
              "expected counts of at least 0, found " + value);
        }

        String name = rows.text(id);
        if (seen.computeIfAbsent(name, n -> new BitSet()).get((int) index)) {
          throw new BadInput(
              rows.file(),
              rows.place(),
              "channel %d of spectrum %s was given before".formatted(index + offset, name));
        }

        seen.get(name).set((int) index);
        spectra.computeIfAbsent(name, n -> new double[channels])[(int) index] = value;
      }
    }

    if (spectra.isEmpty()) {
      throw new BadInput(table.uri(), "", "holds no spectrum");
    }

    List<Spectrum> list = new ArrayList<>();
    spectra.forEach((name, counts) -> list.add(new Spectrum(name, observation, counts)));
    return list;
  }
}
