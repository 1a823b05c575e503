package org.calibrant.drift;

import java.util.List;

/**
 * What has changed between two runs.
 *
 * @param first folder of the run that the other is compared with
 * @param second folder of the other run
 * @param changes in what their configurations, inputs and code differ: {@code config:grid.A}
 * @param refusals one line per gate that the drift does not pass
 * @param shares which cause has moved the rows that moved most by how much; empty where nobody looked
 */
public record DriftReport(
    String first,
    String second,
    List<String> changes,
    List<TableDrift> tables,
    List<String> refusals,
    List<Share> shares) {

  /** The same report, split by cause. */
  public DriftReport split(List<Share> found) {
    return new DriftReport(first, second, changes, tables, refusals, List.copyOf(found));
  }

  /** The same report as gates see it. */
  public DriftReport judged(Iterable<? extends java.util.Map.Entry<String, Gate>> gates) {
    List<String> found = new java.util.ArrayList<>();
    for (java.util.Map.Entry<String, Gate> gate : gates) {
      gate.getValue()
          .refusals(this)
          .forEach(line -> found.add("gate " + gate.getKey() + ": " + line));
    }

    return new DriftReport(first, second, changes, tables, List.copyOf(found), shares);
  }

  /** All of it in one line. */
  public String verdict() {
    long lost = tables.stream().mapToLong(TableDrift::lost).sum();
    long fresh = tables.stream().mapToLong(TableDrift::fresh).sum();
    long common = tables.stream().mapToLong(TableDrift::common).sum();
    long identical = tables.stream().mapToLong(TableDrift::identical).sum();
    String moved =
        identical == common
            ? "no drift: %,d rows, all with the same bits".formatted(common)
            : "drift: %,d of %,d rows differ%s".formatted(common - identical, common, most());
    String keys = lost + fresh == 0 ? "" : ", %,d new, %,d lost".formatted(fresh, lost);
    String gates =
        refusals.isEmpty()
            ? ""
            : "; refused by %d gate%s".formatted(refusals.size(), refusals.size() == 1 ? "" : "s");
    return moved + keys + gates;
  }

  /** The column that moved most in sigma. */
  private String most() {
    String most = "";
    double sigma = 0;
    for (TableDrift table : tables) {
      for (ColumnDrift column : table.columns()) {
        if (column.largestSigma() > sigma) {
          sigma = column.largestSigma();
          most = ", %s.%s by up to %.3g sigma".formatted(table.table(), column.column(), sigma);
        }
      }
    }

    return most;
  }
}
