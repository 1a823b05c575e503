package org.calibrant.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.conf.Bound;
import org.calibrant.conf.ConfException;
import org.calibrant.conf.Setting;
import org.calibrant.core.BadInput;
import org.calibrant.drift.ColumnDrift;
import org.calibrant.drift.DriftReport;
import org.calibrant.drift.Share;
import org.calibrant.drift.TableDrift;
import org.calibrant.spark.Change;
import org.calibrant.spark.Change.Cause;
import org.calibrant.spark.Recalculation;
import org.calibrant.spark.RunFolder;

/**
 * Which cause has moved the rows that moved most. The rows of the first run are computed again with
 * more and more of what the second run has: code first, which cannot be put back, then inputs, seeds,
 * and the rest of the configuration. What an input held before is gone when its file was replaced;
 * then code and input cannot be told apart.
 */
final class Attribution {
  private static final List<Cause> ORDER =
      List.of(Cause.CODE, Cause.INPUT, Cause.SEED, Cause.CONFIG);

  /** Of each column. */
  private static final int ROWS = 3;

  private final RunFolder before;
  private final RunFolder now;
  private final Configuration hadoop;

  /** Rows by step, table and key: the columns of a row are moved together. */
  private final Map<String, Optional<Recalculation.Found>> found = new LinkedHashMap<>();

  Attribution(RunFolder before, RunFolder now, Configuration hadoop) {
    this.before = before;
    this.now = now;
    this.hadoop = hadoop;
  }

  /** Shares of the columns that moved; of each its worst rows. */
  List<Share> of(DriftReport drift) throws IOException {
    SortedMap<String, Cause> causes =
        Change.causes(before.runConf().orElseThrow(), now.runConf().orElseThrow());
    Set<Cause> there = EnumSet.noneOf(Cause.class);
    there.addAll(causes.values());
    List<Share> shares = new ArrayList<>();
    if (there.isEmpty()) {
      return shares;
    }

    Map<String, Bound<Campaign>> steps = there.size() == 1 ? Map.of() : hybrids(causes, there);
    String last =
        there.size() == 1 ? there.iterator().next().toString() : rest(there, steps.keySet());
    for (TableDrift table : drift.tables()) {
      for (ColumnDrift column : table.columns()) {
        if (!column.worst().isEmpty()) {
          shares.addAll(split(table, column, steps, last));
        }
      }
    }

    return shares;
  }

  /** Campaigns between the two, by what the step to them exchanges; without the second itself. */
  private Map<String, Bound<Campaign>> hybrids(SortedMap<String, Cause> causes, Set<Cause> there)
      throws IOException {
    Map<String, String> first = settings(CampaignCopy.of(before));
    Map<String, String> second = settings(CampaignCopy.of(now));
    Map<String, Bound<Campaign>> hybrids = new LinkedHashMap<>();
    Set<Cause> exchanged = EnumSet.noneOf(Cause.class);
    List<Cause> step = new ArrayList<>();
    List<Cause> present = ORDER.stream().filter(there::contains).toList();
    for (Cause cause : present.subList(0, present.size() - 1)) {
      exchanged.add(cause);
      step.add(cause);
      Optional<Bound<Campaign>> hybrid = hybrid(first, second, causes, exchanged, there);
      if (hybrid.isPresent()) {
        hybrids.put(joined(step), hybrid.get());
        step.clear();
      }
    }

    return hybrids;
  }

  private Optional<Bound<Campaign>> hybrid(
      Map<String, String> first,
      Map<String, String> second,
      SortedMap<String, Cause> causes,
      Set<Cause> exchanged,
      Set<Cause> there)
      throws IOException {
    boolean gone = there.contains(Cause.INPUT) && !exchanged.contains(Cause.INPUT);
    if (gone && causes.entrySet().stream().anyMatch(it -> isReplaced(it, first, second))) {
      return Optional.empty();
    }

    Set<String> paths = new TreeSet<>(first.keySet());
    paths.addAll(second.keySet());
    List<String> lines = new ArrayList<>();
    for (String path : paths) {
      Cause cause = causes.get(path);
      String value = (cause == null || exchanged.contains(cause) ? second : first).get(path);
      if (value != null) {
        lines.add(path + " = " + value);
      }
    }

    try {
      return Optional.of(CampaignCopy.bound(lines));
    } catch (ConfException e) {
      return Optional.empty(); // what fits neither the one nor the other
    }
  }

  /** Whether an input has the same name in both runs, so that the first one's content is gone. */
  private static boolean isReplaced(
      Map.Entry<String, Cause> change, Map<String, String> first, Map<String, String> second) {
    String was = first.get(change.getKey());
    return change.getValue() == Cause.INPUT
        && was != null
        && was.equals(second.get(change.getKey()));
  }

  private static Map<String, String> settings(Bound<Campaign> campaign) {
    return campaign.settings().stream()
        .collect(Collectors.toMap(Setting::path, Setting::value, (a, b) -> b, LinkedHashMap::new));
  }

  private static String joined(List<Cause> causes) {
    return causes.stream().map(Cause::toString).collect(Collectors.joining("+"));
  }

  /** What the step from the last hybrid to the second run exchanges. */
  private static String rest(Set<Cause> there, Set<String> done) {
    return ORDER.stream()
        .filter(there::contains)
        .filter(cause -> done.stream().noneMatch(step -> step.contains(cause.toString())))
        .map(Cause::toString)
        .collect(Collectors.joining("+"));
  }

  private List<Share> split(
      TableDrift table, ColumnDrift column, Map<String, Bound<Campaign>> steps, String last)
      throws IOException {
    Map<String, List<Double>> changes = new LinkedHashMap<>();
    for (ColumnDrift.WorstRow row : column.worst().stream().limit(ROWS).toList()) {
      double value = row.first();
      List<String> open = new ArrayList<>();
      for (Map.Entry<String, Bound<Campaign>> step : steps.entrySet()) {
        open.add(step.getKey());
        Optional<Double> next = value(table, column.column(), row, step.getValue());
        if (next.isPresent()) {
          changes
              .computeIfAbsent(String.join("+", open), key -> new ArrayList<>())
              .add(next.get() - value);
          value = next.get();
          open.clear();
        }
      }

      open.add(last);
      changes
          .computeIfAbsent(String.join("+", open), key -> new ArrayList<>())
          .add(row.second() - value);
    }

    List<Share> shares = new ArrayList<>();
    changes.forEach(
        (cause, found) ->
            shares.add(
                new Share(
                    table.table(),
                    column.column(),
                    cause,
                    found.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                    found.stream().mapToDouble(Math::abs).max().orElse(0),
                    found.size())));
    return shares;
  }

  /** A column of a row of the first run, computed again; empty when it cannot be or is an array. */
  private Optional<Double> value(
      TableDrift table, String column, ColumnDrift.WorstRow row, Bound<Campaign> campaign)
      throws IOException {
    String name = "%s %s %s".formatted(System.identityHashCode(campaign), table.table(), row.key());
    if (!found.containsKey(name)) {
      found.put(name, again(table, row, campaign));
    }

    return found
        .get(name)
        .flatMap(again -> number(again.values()[again.columns().indexOf(column)]));
  }

  private Optional<Recalculation.Found> again(
      TableDrift table, ColumnDrift.WorstRow row, Bound<Campaign> campaign) throws IOException {
    try {
      StoredRow stored = StoredRow.find(before, RowKey.of(table.table() + ":" + row.key()), hadoop);
      return Recalculation.of(
          campaign.value().engine(), stored.part(), stored.guess(), stored::isThisRow);
    } catch (BadInput | BadArgument e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(Object value) {
    return value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
  }
}
