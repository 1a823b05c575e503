package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;
import org.calibrant.data.ogip.Arf;
import org.calibrant.data.ogip.OgipWriter;
import org.calibrant.data.ogip.Rmf;

/**
 * A computed response as OGIP files, {@code <name>.arf} and {@code <name>.rmf}, from the tables
 * ResponseRow and ChannelRow.
 *
 * @param name of the files
 * @param telescope TELESCOP
 * @param instrument INSTRUME
 */
public record OgipResponse(String name, String telescope, String instrument) implements Export {
  private static final long serialVersionUID = 1L;

  public OgipResponse {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("name must be that of a file, was \"" + name + "\"");
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    if (run.exists(folder)) {
      throw new BadInput(folder, "", "is there already");
    }

    Bins bins = Bins.of(run);
    double[][] channels = channels(run);
    Map<String, String> keywords = new LinkedHashMap<>();
    keywords.put("TELESCOP", telescope);
    keywords.put("INSTRUME", instrument);
    Arf arf = new Arf(name + ".arf", bins.low, bins.high, bins.area, Double.NaN, keywords);
    Rmf rmf =
        new Rmf(
            name + ".rmf",
            bins.low,
            bins.high,
            (int) channels[0][0],
            channels[1],
            channels[2],
            bins.rowStart,
            bins.first((int) channels[0][0]),
            bins.rowStartOfShares,
            bins.shares,
            false,
            keywords);
    Publication.publish(
        new Path(folder),
        run.hadoop(),
        fresh -> {
          OgipWriter.write(arf, fresh.resolve(name + ".arf"), false);
          OgipWriter.write(rmf, OgipWriter.Rows.VARIABLE, fresh.resolve(name + ".rmf"), false);
        });
  }

  /** Numbers, lower and upper edges of the channels. */
  private static double[][] channels(FinishedRun run) throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (TableReader table =
        TableReader.open(run, "ChannelRow", "channel", "energy_lo", "energy_hi")) {
      while (table.next()) {
        rows.add(new double[] {table.integer(0), table.number(1), table.number(2)});
      }
    }

    double[][] channels = new double[3][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < 3; k++) {
        channels[k][i] = rows.get(i)[k];
      }
    }

    return channels;
  }

  /** Areas and matrix, one group of channels per energy bin. */
  private record Bins(
      double[] low,
      double[] high,
      double[] area,
      int[] firstChannel,
      int[] rowStart,
      int[] rowStartOfShares,
      double[] shares) {

    static Bins of(FinishedRun run) throws IOException {
      List<double[]> bins = new ArrayList<>();
      List<double[]> matrix = new ArrayList<>();
      try (TableReader table =
          TableReader.open(
              run, "ResponseRow", "energy_lo", "energy_hi", "area", "first_channel", "matrix")) {
        while (table.next()) {
          bins.add(
              new double[] {table.number(0), table.number(1), table.number(2), table.integer(3)});
          matrix.add(table.numbers(4));
        }
      }

      int n = bins.size();
      int[] groups = new int[n + 1];
      int[] starts = new int[n + 1];
      for (int i = 0; i < n; i++) {
        groups[i + 1] = i + 1;
        starts[i + 1] = starts[i] + matrix.get(i).length;
      }

      return new Bins(
          column(bins, 0),
          column(bins, 1),
          column(bins, 2),
          Arrays.stream(column(bins, 3)).mapToInt(x -> (int) x).toArray(),
          groups,
          starts,
          matrix.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    private static double[] column(List<double[]> rows, int k) {
      return rows.stream().mapToDouble(row -> row[k]).toArray();
    }

    /** First channel of each group, counted from 0. */
    int[] first(int firstNumber) {
      return Arrays.stream(firstChannel).map(c -> c - firstNumber).toArray();
    }
  }
}
