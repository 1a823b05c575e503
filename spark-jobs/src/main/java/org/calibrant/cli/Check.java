package org.calibrant.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.conf.Bound;
import org.calibrant.core.Engine;
import org.calibrant.core.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything that can be known before anything is computed. */
@Command(name = "check", description = "Reads a campaign and opens its inputs, without computing.")
final class Check implements Verb {
  @Mixin private CampaignFile file;

  @Override
  public Answer answer(PrintStream screen) {
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

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("output", campaign.output());
    facts.put("engine", campaign.engine().getClass().getName());
    facts.put("inputs", inputs);
    facts.put("units", units);
    facts.put("warnings", warnings);
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
