package org.calibrant.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.drift.ColumnDrift;
import org.calibrant.drift.Drift;
import org.calibrant.drift.DriftReport;
import org.calibrant.drift.TableDrift;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.SmallFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What has changed between two runs. */
@Command(name = "diff", description = "Compares two runs: how far which rows have moved, and why.")
final class Diff implements Verb {
  @Parameters(index = "0", paramLabel = "A", description = "a run, or an output's published run")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "the run that is compared with it")
  private String second;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "where drift.html and drift.json go; else into the folder of B")
  private String to;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Configuration hadoop = Sessions.hadoop();
    RunFolder before = new Subject(first, List.of(), hadoop).run();
    RunFolder now = new Subject(second, List.of(), hadoop).run();
    try (Comparison comparison = new Comparison(hadoop)) {
      Campaign campaign = CampaignCopy.of(now).value();
      DriftReport drift = comparison.of(before, now, campaign.gates());
      drift = drift.split(new Attribution(before, now, hadoop).of(drift));
      return told(before, now, drift, hadoop, to);
    }
  }

  private static Answer told(
      RunFolder before, RunFolder now, DriftReport drift, Configuration hadoop, String to)
      throws IOException {
    String folder = to == null ? now.path() + "/drift/" + before.name() : to;
    Map<String, Object> facts = new LinkedHashMap<>(Drift.facts(drift));
    keep(folder + "/drift.json", new ObjectMapper().writeValueAsString(facts), hadoop);
    keep(folder + "/drift.html", Drift.page(drift, replay(now)), hadoop);
    facts.put("report", Summary.shown(folder + "/drift.html"));
    List<String> lines = new ArrayList<>(lines(drift, now));
    lines.add("report   " + Summary.shown(folder + "/drift.html"));
    lines.add(drift.verdict());
    return new Answer(drift.refusals().isEmpty() ? Exit.DONE : Exit.FAILED_UNITS, lines, facts);
  }

  private static String replay(RunFolder run) {
    return "calibrant replay " + Summary.shown(run.path());
  }

  /** The columns that moved, and the row that moved most of each. */
  static List<String> lines(DriftReport drift, RunFolder now) {
    List<String> lines = new ArrayList<>();
    lines.add("from     " + Summary.shown(drift.first()));
    lines.add("to       " + Summary.shown(drift.second()));
    drift.changes().forEach(change -> lines.add("changed  " + change));
    for (TableDrift table : drift.tables()) {
      lines.add(
          "table    %s: %,d rows in both, %,d with the same bits, %,d new, %,d lost"
              .formatted(
                  table.table(), table.common(), table.identical(), table.fresh(), table.lost()));
      table
          .statuses()
          .forEach((change, count) -> lines.add("status   %s: %,d rows".formatted(change, count)));
      table.columns().stream()
          .filter(column -> !column.isStill())
          .forEach(column -> lines.add(moved(table, column, now)));
    }

    drift
        .shares()
        .forEach(
            share ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "cause    %s.%s: %s, mean %+.3g, largest %.3g of the %d rows that moved"
                            + " most",
                        share.table(),
                        share.column(),
                        share.cause(),
                        share.mean(),
                        share.largest(),
                        share.rows())));
    drift.refusals().forEach(line -> lines.add("refused  " + line));
    return lines;
  }

  private static String moved(TableDrift table, ColumnDrift column, RunFolder now) {
    String sigma =
        Double.isNaN(column.largestSigma())
            ? ""
            : String.format(Locale.ROOT, " (%.3g sigma)", column.largestSigma());
    String line =
        String.format(
            Locale.ROOT,
            "moved    %s: %,d of %,d, mean %+.3g, rms %.3g, largest %.3g%s %s, KS p = %.2g",
            column.column(),
            column.compared() - column.same(),
            column.compared(),
            column.mean(),
            column.rms(),
            column.largest(),
            sigma,
            column.unit(),
            column.ksP());
    return column.worst().isEmpty()
        ? line
        : "%s; %s %s:%d".formatted(line, replay(now), table.table(), column.worst().get(0).unit());
  }

  private static void keep(String place, String text, Configuration hadoop) {
    SmallFile.write(place, text.getBytes(StandardCharsets.UTF_8), hadoop);
  }
}
