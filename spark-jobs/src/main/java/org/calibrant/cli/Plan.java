package org.calibrant.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.calibrant.conf.Bound;
import org.calibrant.spark.Change;
import org.calibrant.spark.Pilot;
import org.calibrant.spark.Price;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.Shard;
import org.calibrant.spark.Standing;
import org.calibrant.spark.TablePrice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a campaign will cost, before it is run. */
@Command(
    name = "plan",
    description = "Says what a campaign will cost, after a short pilot; changes nothing.",
    showDefaultValues = true)
final class Plan implements Verb {
  private static final int[] CORES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

  @Mixin private CampaignFile file;

  @Option(
      names = "--pilot",
      paramLabel = "SECONDS",
      description = "how long units are computed, for each table; longer on a busy machine")
  private double seconds = 10;

  @Option(
      names = "--cluster-start",
      paramLabel = "SECONDS",
      description = "how long a cluster needs before it computes: to submit, to start executors")
  private double clusterStart = 20;

  @Option(
      names = "--slot",
      paramLabel = "CORES",
      description = "prints only what condor_submit is to ask for: cpus=CORES memory=...MB")
  private int slot;

  @Override
  public Answer answer(PrintStream screen) {
    if (!(seconds > 0)) {
      throw new BadArgument("--pilot must be positive, was " + seconds);
    }

    if (slot < 0) {
      throw new BadArgument("--slot must be at least 1, was " + slot);
    }

    long begun = System.nanoTime();
    Bound<Campaign> bound = file.read();
    Campaign campaign = Check.checked(bound);
    RunConf conf = Identity.of(bound);
    Configuration hadoop = Sessions.hadoop();
    Standing standing = Standing.of(campaign.output(), conf, hadoop);
    int cores = Runtime.getRuntime().availableProcessors();
    SparkSession spark = Sessions.open("plan " + file.name());
    double start = (System.nanoTime() - begun) / 1e9;
    Pilot.Findings pilot;
    try {
      pilot =
          Pilot.fly(
              spark,
              campaign.engine(),
              campaign.parts().execution(Shard.WHOLE),
              standing,
              cores,
              seconds,
              new ExportPrices(bound, hadoop)::of);
    } finally {
      spark.stop();
    }

    Costs costs = new Costs(pilot, cores, start, clusterStart);
    if (slot > 0) {
      long megabytes = costs.slotMegabytes(slot);
      return new Answer(
          Exit.DONE,
          List.of("cpus=%d memory=%dMB".formatted(slot, megabytes)),
          Map.of("cpus", slot, "memory-mb", megabytes));
    }

    List<String> lines = new ArrayList<>();
    lines.add("output  " + campaign.output());
    lines.addAll(known(standing, conf, campaign.output(), hadoop));
    pilot.tables().forEach(table -> lines.add(line(table)));
    lines.addAll(costs.lines(CORES));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("output", campaign.output());
    facts.put("reasons", reasons(conf, campaign.output(), hadoop));
    facts.putAll(costs.facts(CORES));
    return new Answer(Exit.DONE, lines, facts);
  }

  private static List<String> known(
      Standing standing, RunConf conf, String output, Configuration hadoop) {
    if (standing.run().isPresent()) {
      RunFolder run = standing.run().get();
      return List.of(
          "run     %s %s".formatted(run.name(), run.finished() ? "is finished" : "continues"));
    }

    List<String> reasons = reasons(conf, output, hadoop);
    return reasons.isEmpty()
        ? List.of("run     a new one")
        : List.of("run     a new one, because of " + String.join(", ", reasons));
  }

  /** In what this campaign differs from the newest run of the output. */
  private static List<String> reasons(RunConf conf, String output, Configuration hadoop) {
    List<RunFolder> runs = RunFolder.all(output, hadoop);
    return runs.isEmpty()
        ? List.of()
        : Change.between(runs.get(runs.size() - 1).runConf().orElseThrow(), conf).stream()
            .map(Change::toString)
            .toList();
  }

  private static String line(TablePrice table) {
    return "table   %s: %,d units in %,d parts of %,d tasks (%,d there, %,d reused, %,d to compute); %s rows, %s"
        .formatted(
            table.table(),
            table.units(),
            table.parts(),
            table.slices(),
            table.there(),
            table.reused(),
            table.partsLeft(),
            count(table.rows()),
            Costs.bytes(table.bytes()));
  }

  private static String count(Price price) {
    return String.format(Locale.ROOT, "%,.0f", price.value());
  }
}
