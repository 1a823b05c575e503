package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calibrant.conf.Bound;
import org.calibrant.core.BadInput;
import org.calibrant.spark.Change;
import org.calibrant.spark.Recalculation;
import org.calibrant.spark.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One row again, on this machine, beside the one that is in the table. */
@Command(
    name = "replay",
    description = "Computes one row of a run again and says whether the bits are the same.")
final class Replay implements Verb {
  private static final int SHOWN = 60;

  @Mixin private SubjectArgument subject;

  @Parameters(
      index = "1",
      paramLabel = "KEY",
      description = "17, TABLE:17 (column unit) or [TABLE:]column=value,…")
  private String key;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Subject named = subject.subject();
    RunFolder run = named.run();
    RowKey wanted = RowKey.of(key);
    StoredRow stored = StoredRow.find(run, wanted, named.hadoop());
    Bound<Campaign> campaign = CampaignCopy.of(run);
    List<String> changes = changes(run, campaign);
    Optional<Recalculation.Found> found =
        Recalculation.of(
            campaign.value().engine(), stored.part(), stored.guess(), stored::isThisRow);
    if (found.isEmpty()) {
      throw new BadArgument(
          "%s: its units do not yield a row %s any more%s"
              .formatted(stored.part().table(), key, because(changes)));
    }

    return told(run, stored, found.get(), changes);
  }

  /** In what this installation, or its inputs, are not those of the run. */
  private static List<String> changes(RunFolder run, Bound<Campaign> campaign) {
    try {
      return Change.between(run.runConf().orElseThrow(), Identity.of(campaign)).stream()
          .map(Change::toString)
          .toList();
    } catch (BadInput e) {
      throw new BadArgument("an input of the run is not there any more: " + e.getMessage(), e);
    }
  }

  private static String because(List<String> changes) {
    return changes.isEmpty() ? "" : "; changed since: " + String.join(", ", changes);
  }

  private static Answer told(
      RunFolder run, StoredRow stored, Recalculation.Found found, List<String> changes) {
    boolean same = Recalculation.same(stored.values(), found.values());
    List<String> lines = new ArrayList<>();
    lines.add("run      " + Summary.shown(run.path()));
    lines.add(
        "row      %s %s, unit %d of the sweep: %s"
            .formatted(stored.part().table(), stored.part().folder(), found.unit(), found.input()));
    changes.forEach(change -> lines.add("changed  " + change));
    found.explained().forEach(line -> lines.add("with     " + line));
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int i = 0; i < found.values().length; i++) {
      String name = found.columns().get(i);
      Object old = stored.values()[i];
      Object now = found.values()[i];
      boolean alike = Recalculation.same(new Object[] {old}, new Object[] {now});
      lines.add(
          alike
              ? "  %-22s %s".formatted(name, text(old))
              : "> %-22s was %s, now %s".formatted(name, text(old), text(now)));
      Map<String, Object> both = new LinkedHashMap<>();
      both.put("old", plain(old));
      both.put("new", plain(now));
      both.put("same", alike);
      columns.put(name, both);
    }

    lines.add("same bits: " + (same ? "yes" : "no"));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("table", stored.part().table());
    facts.put("part", stored.part().part());
    facts.put("unit", found.unit());
    facts.put("input", found.input());
    facts.put("intermediate", found.explained());
    facts.put("changes", changes);
    facts.put("columns", columns);
    facts.put("same", same);
    return new Answer(same ? Exit.DONE : Exit.FAILED_UNITS, lines, facts);
  }

  private static String text(Object value) {
    String text = String.valueOf(plain(value));
    return text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
  }

  /** As JSON has it: arrays as lists, what is not finite as a text. */
  private static Object plain(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)
        || value instanceof Float single && !Float.isFinite(single)) {
      return value.toString();
    } else if (value != null && value.getClass().isArray()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        elements.add(plain(java.lang.reflect.Array.get(value, i)));
      }

      return elements;
    }

    return value instanceof Collection<?> many ? many.stream().map(Replay::plain).toList() : value;
  }
}
