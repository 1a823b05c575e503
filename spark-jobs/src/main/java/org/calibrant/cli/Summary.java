package org.calibrant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.TableSummary;

/** A run in a few lines, or as facts. */
final class Summary {
  private Summary() {}

  static List<String> lines(RunFolder run) {
    List<String> lines = new ArrayList<>();
    lines.add("run     " + shown(run.path()));
    for (TableSummary table : run.tables()) {
      lines.add(
          "table   %s: %,d rows in %s, %s"
              .formatted(table.table(), table.rows(), parts(table.parts()), failed(table)));
    }

    return lines;
  }

  static String parts(long parts) {
    return "%,d %s".formatted(parts, parts == 1 ? "part" : "parts");
  }

  static Map<String, Object> facts(RunFolder run) {
    Map<String, Object> tables = new LinkedHashMap<>();
    for (TableSummary table : run.tables()) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("path", shown(run.table(table.table())));
      facts.put("rows", table.rows());
      facts.put("units", table.units());
      facts.put("parts", table.parts());
      facts.put("failed", table.failed());
      facts.put("hash", table.hash());
      facts.put("bytes", table.bytes());
      tables.put(table.table(), facts);
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("path", shown(run.path()));
    facts.put("tables", tables);
    return facts;
  }

  /** Whether the campaign's limit holds in every table. */
  static Exit exit(RunFolder run, double maxFailedFraction) {
    boolean within =
        run.tables().stream()
            .allMatch(table -> table.failedRows() <= maxFailedFraction * table.rows());
    return within ? Exit.DONE : Exit.FAILED_UNITS;
  }

  /** A path as its user would write it: a local one without its scheme. */
  static String shown(String path) {
    return path.startsWith("file:/") ? path.replaceFirst("file:/+", "/") : path;
  }

  private static String failed(TableSummary table) {
    if (table.failed().isEmpty()) {
      return "none failed";
    }

    return table.failed().entrySet().stream()
        .map(status -> "%,d %s".formatted(status.getValue(), status.getKey()))
        .collect(Collectors.joining(", ", "failed: ", ""));
  }
}
