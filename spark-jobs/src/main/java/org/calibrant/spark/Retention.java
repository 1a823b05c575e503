package org.calibrant.spark;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which runs of an output are kept: the last of each of so many days, weeks and months in which
 * there are finished ones, all that are pinned, the published one and the one before it, and all
 * from the newest finished one on. An output so never holds more than nightly + weekly + monthly
 * runs, those that are pinned, and those of the last night.
 *
 * @param nightly days, counted backwards over those that have a run
 * @param weekly weeks, from Monday
 * @param monthly months
 */
public record Retention(int nightly, int weekly, int monthly) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  public Retention {
    if (nightly < 1 || weekly < 0 || monthly < 0) {
      throw new IllegalArgumentException(
          "at least one night is kept, and no number is negative; were %d, %d, %d"
              .formatted(nightly, weekly, monthly));
    }
  }

  /**
   * What the rule needs to know of a run.
   *
   * @param name begins with its date, {@code 20261120T…}
   */
  public record Kept(String name, boolean finished, boolean pinned) {
    LocalDate day() {
      return LocalDate.parse(name.substring(0, 8), DAY);
    }
  }

  /**
   * Names of the runs to remove.
   *
   * @param runs all runs, oldest first
   * @param held names that are kept whatever their age: the published run and the one before it
   */
  public Set<String> removable(List<Kept> runs, Set<String> held) {
    Set<String> kept = new HashSet<>(held);
    runs.stream().filter(Kept::pinned).map(Kept::name).forEach(kept::add);
    List<Kept> finished = runs.stream().filter(Kept::finished).toList();
    keep(finished, nightly, Kept::day, kept);
    keep(
        finished,
        weekly,
        run -> {
          LocalDate day = run.day();
          return day.get(IsoFields.WEEK_BASED_YEAR) * 100
              + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        },
        kept);
    keep(finished, monthly, run -> YearMonth.from(run.day()), kept);
    Set<String> removable = new TreeSet<>();
    String newest = finished.isEmpty() ? "" : finished.get(finished.size() - 1).name();
    runs.stream()
        .map(Kept::name)
        .filter(name -> !kept.contains(name) && name.compareTo(newest) < 0)
        .forEach(removable::add);
    return removable;
  }

  /** Of each of the last periods the last run. */
  private static void keep(
      List<Kept> finished, int most, Function<Kept, Object> period, Set<String> kept) {
    Set<Object> seen = new HashSet<>();
    for (int i = finished.size() - 1; i >= 0 && seen.size() < most; i--) {
      if (seen.add(period.apply(finished.get(i)))) {
        kept.add(finished.get(i).name());
      }
    }
  }
}
