package org.calibrant.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.conf.Bound;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunDirectory;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.Shard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Gathers what the shards of a campaign have computed into one run, publishes it and makes its
 * exports. Computes nothing but the sample that checks what was gathered.
 */
@Command(
    name = "finish",
    description = "Gathers the shards of a campaign, says which parts are missing, publishes.")
final class Finish implements Verb {
  @Mixin private CampaignFile file;

  @Option(
      names = "--shards",
      paramLabel = "N",
      required = true,
      description = "how many shards there are")
  private int shards;

  @Override
  public Answer answer(PrintStream screen) throws Exception {
    long start = System.nanoTime();
    if (shards < 1) {
      throw new BadArgument("--shards must be at least 1, was " + shards);
    }

    Bound<Campaign> bound = file.read();
    Campaign campaign = Check.checked(bound);
    RunConf conf = Identity.of(bound);
    Run.makeRoom(campaign.output());
    Configuration hadoop = Sessions.hadoop();
    RunDirectory directory =
        RunDirectory.open(campaign.output(), conf, hadoop, RunDirectory.Start.USUAL);
    boolean finished = directory.state() == RunDirectory.State.FINISHED;
    Verdict verdict;
    try (RunDirectory open = directory) {
      if (!finished) {
        new Exporter(open.folder(), bound, hadoop).check();
        CampaignCopy.keep(open.folder(), bound);
        screen.println(Run.told(open));
        Run.compute(file.name(), open, campaign, Shard.gathering(shards), screen);
      }

      verdict = Verdict.on(open, campaign, hadoop);
    }

    RunFolder run = directory.folder();
    Exporter exporter = new Exporter(run, bound, hadoop);
    Map<String, String> exports = verdict.published() ? exporter.complete() : Map.of();
    List<String> told = verdict.published() ? exporter.told() : List.of();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Outcome(run, campaign.output(), finished, verdict, exports, told, seconds)
        .answer(campaign.maxFailedFraction(), Origin.of(run, conf, hadoop));
  }
}
