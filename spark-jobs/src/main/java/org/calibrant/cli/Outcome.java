package org.calibrant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.spark.RunFolder;

/**
 * What came of a run.
 *
 * @param output as the campaign names it
 * @param finished whether there was nothing to compute
 * @param exports places of the exports, by name
 * @param told what the exports have to say
 */
record Outcome(
    RunFolder run,
    String output,
    boolean finished,
    Verdict verdict,
    Map<String, String> exports,
    List<String> told,
    double seconds) {

  Answer answer(double maxFailedFraction, Origin origin) {
    List<String> lines = new ArrayList<>();
    if (finished) {
      lines.add(
          "nothing to do: this campaign is finished, and neither its configuration nor its inputs"
              + " changed");
    }

    lines.addAll(Summary.lines(run));
    if (!finished) {
      lines.addAll(origin.lines());
    }

    exports.forEach((name, place) -> lines.add("export  " + name + ": " + place));
    lines.addAll(told);
    lines.add(Reports.line(run, verdict.published() ? output : Summary.shown(run.path())));
    lines.add("time    %.1f s".formatted(seconds));
    lines.addAll(verdict.lines());
    Exit exit = Summary.exit(run, maxFailedFraction);
    if (exit == Exit.FAILED_UNITS) {
      lines.add(
          "more rows failed than max-failed-fraction = %s allows".formatted(maxFailedFraction));
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", finished ? "finished" : "computed");
    facts.put("published", verdict.published());
    facts.put("refusals", verdict.refusals());
    facts.putAll(Summary.facts(run));
    facts.put("origin", origin.facts());
    facts.put("exports", exports);
    facts.put("told", told);
    facts.put("seconds", seconds);
    return new Answer(verdict.refusals().isEmpty() ? exit : Exit.FAILED_UNITS, lines, facts);
  }
}
