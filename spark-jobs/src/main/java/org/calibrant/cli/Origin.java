package org.calibrant.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.spark.Change;
import org.calibrant.spark.Part;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunFolder;

/**
 * Where the parts of a run come from: computed, or taken over from an earlier run of the output, and
 * why.
 *
 * @param earlier name of the run before this one; empty when it is the first
 * @param changes in what the two differ
 * @param tables parts by table
 */
record Origin(String earlier, List<Change> changes, Map<String, Parts> tables) {

  /** Numbers of parts. */
  record Parts(long computed, long reused) {}

  static Origin of(RunFolder run, RunConf conf, Configuration hadoop) {
    Map<String, Parts> tables = new LinkedHashMap<>();
    for (Part part : run.parts()) {
      Parts now = part.home().isEmpty() ? new Parts(1, 0) : new Parts(0, 1);
      tables.merge(
          part.table(),
          now,
          (a, b) -> new Parts(a.computed() + b.computed(), a.reused() + b.reused()));
    }

    List<RunFolder> runs = new ArrayList<>(RunFolder.all(run.output(), hadoop));
    Collections.reverse(runs);
    return runs.stream()
        .filter(other -> other.name().compareTo(run.name()) < 0)
        .findFirst()
        .map(
            other ->
                new Origin(
                    other.name(), Change.between(other.runConf().orElseThrow(), conf), tables))
        .orElse(new Origin("", List.of(), tables));
  }

  /** One line per table, for a run that has a predecessor. */
  List<String> lines() {
    if (earlier.isEmpty()) {
      return List.of();
    }

    String why = changes.stream().map(Change::toString).collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    tables.forEach(
        (table, parts) ->
            lines.add(
                "parts   %s: %,d reused, %,d computed%s"
                    .formatted(
                        table,
                        parts.reused(),
                        parts.computed(),
                        parts.computed() > 0 && !why.isEmpty() ? " because of " + why : "")));
    return lines;
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("earlier", earlier);
    facts.put("reasons", changes.stream().map(Change::toString).toList());
    Map<String, Object> parts = new LinkedHashMap<>();
    tables.forEach(
        (table, counts) ->
            parts.put(
                table,
                new TreeMap<>(Map.of("computed", counts.computed(), "reused", counts.reused()))));
    facts.put("parts", parts);
    return facts;
  }
}
