package org.calibrant.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.calibrant.conf.Bound;
import org.calibrant.core.Engine;
import org.calibrant.core.InputFile;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.Shard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that can be known before anything is computed. */
@Command(name = "check", description = "Reads a campaign and opens its inputs, without computing.")
final class Check implements Verb {
  @Mixin private CampaignFile file;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description = "says also which of so many shards are still to be computed")
  private int shards;

  @Override
  public Answer answer(PrintStream screen) {
    if (shards < 0) {
      throw new BadArgument("--shards must be at least 1, was " + shards);
    }

    Bound<Campaign> bound = file.read();
    Campaign campaign = checked(bound);
    List<String> warnings = Values.of(bound).warnings();
    Map<String, Long> units = Census.of(campaign.engine());
    List<String> inputs = inputs(campaign.engine());

    List<String> lines = new ArrayList<>();
    lines.add("output  " + campaign.output());
    lines.add("inputs  " + (inputs.isEmpty() ? "none" : String.join(", ", inputs)));
    units.forEach(
        (table, size) ->
            lines.add(
                "table   %s: %,d units in %s"
                    .formatted(table, size, Summary.parts(parts(campaign, size)))));

    warnings.forEach(warning -> lines.add("warning " + warning));
    List<Shard> missing = missing(bound);
    missing.forEach(
        shard ->
            lines.add("missing shard %s %s".formatted(shard, shard.folder(campaign.output()))));

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("output", campaign.output());
    facts.put("engine", campaign.engine().getClass().getName());
    facts.put("inputs", inputs);
    facts.put("units", units);
    facts.put("warnings", warnings);
    if (shards > 0) {
      facts.put("missing-shards", missing.stream().map(Shard::toString).toList());
    }

    return new Answer(Exit.DONE, lines, facts);
  }

  /** The campaign after its engine has looked at what it will read. */
  static Campaign checked(Bound<Campaign> bound) {
    try {
      bound.value().engine().check();
    } catch (IllegalArgumentException e) {
      // Values that only the files could prove wrong.
      throw new BadArgument("engine: " + e.getMessage(), e);
    }

    return bound.value();
  }

  /** Those that have not finished this very campaign; none when all of it is finished. */
  private List<Shard> missing(Bound<Campaign> campaign) {
    if (shards == 0) {
      return List.of();
    }

    RunConf conf = Identity.of(campaign);
    String output = campaign.value().output();
    return finished(output, conf)
        ? List.of()
        : IntStream.rangeClosed(1, shards)
            .mapToObj(number -> new Shard(number, shards))
            .filter(shard -> !finished(shard.folder(output), conf))
            .toList();
  }

  private static boolean finished(String output, RunConf conf) {
    return RunFolder.all(output, Sessions.hadoop()).stream()
        .filter(RunFolder::finished)
        .anyMatch(run -> run.runConf().orElseThrow().identity().equals(conf.identity()));
  }

  private static List<String> inputs(Engine engine) {
    return Tree.records((Record) engine).stream()
        .filter(InputFile.class::isInstance)
        .map(part -> ((InputFile) part).uri())
        .distinct()
        .toList();
  }

  private static long parts(Campaign campaign, long units) {
    return -Math.floorDiv(-units, campaign.parts().units());
  }
}
