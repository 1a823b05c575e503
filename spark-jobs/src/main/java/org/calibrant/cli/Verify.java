package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.calibrant.conf.Bound;
import org.calibrant.core.BadInput;
import org.calibrant.spark.Change;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a run is what it claims to be. */
@Command(
    name = "verify",
    description =
        "Checks the files, ranges, rows and exports of a run, and computes a sample of it again.",
    showDefaultValues = true)
final class Verify implements Verb {
  @Mixin private SubjectArgument subject;

  @Option(
      names = "--sample",
      paramLabel = "FRACTION",
      description = "how much is computed again; 1 for all, 0 for nothing")
  private double fraction = 0.01;

  @Option(
      names = "--least",
      paramLabel = "UNITS",
      description = "units that are computed again at least, of each table")
  private long least = 5;

  @Option(names = "--seed", description = "of the sample")
  private long seed = 1;

  @Option(
      names = "--slices",
      description = "tasks in which the sample is computed, unlike those of the run")
  private int slices = 3;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    if (slices < 1 || least < 0 || !(fraction >= 0 && fraction <= 1)) {
      throw new BadArgument("--slices is at least 1, --least at least 0, --sample in [0, 1]");
    }

    Configuration hadoop = Sessions.hadoop();
    RunFolder run = subject.subject().run();
    if (run.finished() && !run.sealDamages().isEmpty()) {
      return broken(run);
    }

    Bound<Campaign> campaign = CampaignCopy.of(run);
    List<String> changes = changes(run, campaign);
    Verification.Scope scope =
        new Verification.Scope(changes.isEmpty() ? fraction : 0, least, seed, slices);
    SparkSession spark = Sessions.open("verify " + run.name());
    try {
      Verification.Findings findings =
          Verification.of(spark, run, campaign.value().engine(), scope);
      Map<String, String> exports = new Exporter(run, campaign, hadoop).examined(findings.damaged);
      return answer(run, findings, changes, exports);
    } finally {
      spark.stop();
    }
  }

  /** Without its small files there is nothing to hold the large ones against. */
  private static Answer broken(RunFolder run) {
    List<String> damaged = run.sealDamages().stream().map(Summary::shown).toList();
    List<String> lines = new ArrayList<>();
    lines.add("run      " + Summary.shown(run.path()));
    damaged.forEach(file -> lines.add("damaged  " + file + ": not what was written"));
    lines.add("not verified: the rest was not looked at; start the campaign again first");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("path", Summary.shown(run.path()));
    facts.put("verified", false);
    facts.put("damaged", damaged);
    return new Answer(Exit.INPUT, lines, facts);
  }

  /** What forbids to compare: rows of other inputs or of other arithmetic have other bits. */
  private static List<String> changes(RunFolder run, Bound<Campaign> campaign) {
    try {
      return Change.between(run.runConf().orElseThrow(), Identity.of(campaign)).stream()
          .map(Change::toString)
          .filter(change -> !change.startsWith("code:calibrant@"))
          .toList();
    } catch (BadInput e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private Answer answer(
      RunFolder run,
      Verification.Findings findings,
      List<String> changes,
      Map<String, String> exports) {
    List<String> lines = new ArrayList<>();
    lines.add("run      " + Summary.shown(run.path()));
    lines.add("files    %,d, %,d damaged".formatted(findings.files, findings.damaged.size()));
    findings.rows.forEach(
        (table, rows) ->
            lines.add(
                "table    %s: %,d rows read, %,d units computed again in %d tasks"
                    .formatted(table, rows, findings.recomputed.getOrDefault(table, 0L), slices)));
    exports.forEach((name, state) -> lines.add("export   " + name + ": " + state));
    if (!changes.isEmpty()) {
      lines.add(
          "nothing was computed again, since this is not what was run: "
              + changes.stream().limit(5).collect(Collectors.joining(", ")));
    }

    findings.damaged.forEach(
        file -> lines.add("damaged  " + Summary.shown(file) + ": not what was written"));
    findings.wrong.forEach(line -> lines.add("wrong    " + line));
    findings.refused.forEach(line -> lines.add("refused  " + line));
    findings.differing.forEach(line -> lines.add("differs  " + line));
    lines.add(findings.good() ? "verified: all is as it was computed" : "not verified");
    if (!findings.damaged.isEmpty()) {
      lines.add("the next run of this configuration computes the damaged parts again");
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("path", Summary.shown(run.path()));
    facts.put("verified", findings.good());
    facts.put("files", findings.files);
    facts.put("damaged", findings.damaged.stream().map(Summary::shown).toList());
    facts.put("wrong", findings.wrong);
    facts.put("refused", findings.refused);
    facts.put("differing", findings.differing);
    facts.put("rows", findings.rows);
    facts.put("recomputed", findings.recomputed);
    facts.put("changes", changes);
    facts.put("exports", exports);
    return new Answer(exit(findings), lines, facts);
  }

  private static Exit exit(Verification.Findings findings) {
    if (!findings.damaged.isEmpty() || !findings.wrong.isEmpty()) {
      return Exit.INPUT;
    }

    return findings.good() ? Exit.DONE : Exit.FAILED_UNITS;
  }
}
