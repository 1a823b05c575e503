package org.calibrant.data.ogip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/** A FITS file in memory whose structure has passed {@link Preflight}. */
final class FitsFile {
  /** Readers hold a file, its decoded table and the resulting arrays at once. */
  private static final long HEAP_SHARE = 8;

  private static final Map<String, Double> KEV =
      Map.of("", 1.0, "kev", 1.0, "ev", 1e-3, "mev", 1e3);

  private final String name;
  private final byte[] content;
  private final List<Hdu> units;

  private FitsFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
    this.units = Preflight.units(name, content);
  }

  static FitsFile open(InputFile file) {
    long limit = Math.min(Runtime.getRuntime().maxMemory() / HEAP_SHARE, 1L << 30);
    return new FitsFile(file.uri(), Inputs.bytes(file, (int) limit));
  }

  List<Hdu> units() {
    return units;
  }

  byte[] content() {
    return content;
  }

  /** The one table with all of these columns; a table of the wanted name comes before others. */
  BinTable table(String extension, String... columns) {
    List<Hdu> found =
        units.stream()
            .filter(Hdu::isTable)
            .filter(hdu -> List.of(columns).stream().allMatch(c -> hdu.column(c) != null))
            .toList();
    List<Hdu> named = found.stream().filter(hdu -> hdu.name().equalsIgnoreCase(extension)).toList();
    List<Hdu> chosen = named.isEmpty() ? found : named;
    if (chosen.isEmpty()) {
      throw new BadInput(
          name,
          "",
          "no table with the columns %s, found %s"
              .formatted(
                  String.join(", ", columns),
                  units.stream().map(Hdu::place).collect(Collectors.joining(", "))));
    }

    if (chosen.size() > 1) {
      throw new BadInput(
          name,
          "",
          "%d tables with the column %s (%s), expected one"
              .formatted(
                  chosen.size(),
                  columns[columns.length - 1],
                  chosen.stream().map(Hdu::place).collect(Collectors.joining(", "))));
    }

    return new BinTable(chosen.get(0), content);
  }

  /** A column of energies in keV, whatever unit of energy the file uses. */
  static double[] energies(BinTable table, String name) {
    double[] values = table.values(name);
    String unit = table.hdu().column(name).unit();
    Double factor = KEV.get(unit.toLowerCase(Locale.ROOT));
    if (factor == null || unit.equals("meV")) {
      throw table.hdu().wrong("column %s is in '%s', expected keV".formatted(name, unit));
    }

    if (factor != 1) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }

    return values;
  }
}
