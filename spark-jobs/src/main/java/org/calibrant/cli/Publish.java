package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calibrant.conf.Bound;
import org.calibrant.drift.DriftReport;
import org.calibrant.spark.OutputFolder;
import org.calibrant.spark.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Readers see a run from now on, if the gates of its campaign let it pass. */
@Command(name = "publish", description = "Points LATEST at a finished run that passes its gates.")
final class Publish implements Verb {
  @Mixin private SubjectArgument subject;

  @Option(names = "--ungated", description = "without asking the gates")
  private boolean ungated;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Subject named = subject.subject();
    if (!named.isRun()) {
      throw new BadArgument("publish needs a run's folder, OUTPUT/runs/NAME; see history");
    }

    RunFolder run = named.run();
    Bound<Campaign> campaign = CampaignCopy.of(run);
    try (OutputFolder output = OutputFolder.open(named.output(), named.hadoop());
        Comparison comparison = new Comparison(named.hadoop())) {
      Optional<RunFolder> before = output.latest().filter(it -> !it.name().equals(run.name()));
      List<String> refusals = new ArrayList<>();
      if (!ungated && before.isPresent() && !campaign.value().gates().isEmpty()) {
        DriftReport drift = comparison.of(before.get(), run, campaign.value().gates());
        refusals.addAll(drift.refusals());
      }

      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("run", run.name());
      facts.put("path", Summary.shown(run.path()));
      facts.put("published", refusals.isEmpty());
      facts.put("refusals", refusals);
      List<String> lines = new ArrayList<>();
      if (refusals.isEmpty()) {
        output.publish(run);
        facts.put("exports", new Exporter(run, campaign, named.hadoop()).complete());
        lines.add("published  " + Summary.shown(run.path()));
      } else {
        refusals.forEach(line -> lines.add("refused  " + line));
        lines.add("not published; --ungated publishes all the same");
      }

      return new Answer(refusals.isEmpty() ? Exit.DONE : Exit.FAILED_UNITS, lines, facts);
    }
  }
}
