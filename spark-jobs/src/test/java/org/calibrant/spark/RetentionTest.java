package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.calibrant.spark.Retention.Kept;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Retention RULE = new Retention(7, 5, 12);

  private static String name(LocalDate day, int hour) {
    return "%sT%02d0000Z-0badcafe".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), hour);
  }

  /** Two finished runs a day for two years, every night collected. */
  @Test
  void twoYearsOfNightsNeverHoldMoreThanTheFormulaSays() {
    List<Kept> runs = new ArrayList<>();
    LocalDate day = LocalDate.of(2025, 1, 1);
    for (int night = 0; night < 730; night++, day = day.plusDays(1)) {
      runs.add(new Kept(name(day, 2), true, false));
      runs.add(new Kept(name(day, 5), true, night == 3));
      Set<String> gone = RULE.removable(runs, Set.of());
      runs.removeIf(run -> gone.contains(run.name()));
      assertThat(runs).hasSizeLessThanOrEqualTo(7 + 5 + 12 + 1);
      assertThat(runs).extracting(Kept::name).contains(name(day, 5)).doesNotContain(name(day, 2));
    }

    assertThat(runs).extracting(Kept::name).contains(name(LocalDate.of(2025, 1, 4), 5));
    assertThat(runs)
        .as("the last of each of twelve months")
        .extracting(Kept::name)
        .contains(
            name(LocalDate.of(2026, 11, 30), 5),
            name(LocalDate.of(2026, 2, 28), 5),
            name(LocalDate.of(2026, 1, 31), 5))
        .doesNotContain(name(LocalDate.of(2025, 12, 31), 5));
  }

  @Test
  void whatIsPublishedPinnedOrNewerThanTheLastFinishedOneStays() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    List<Kept> runs =
        List.of(
            new Kept(name(day, 1), true, false),
            new Kept(name(day, 2), true, true),
            new Kept(name(day, 3), false, false),
            new Kept(name(day, 4), true, false),
            new Kept(name(day, 5), false, false));
    assertThat(new Retention(1, 0, 0).removable(runs, Set.of(name(day, 1))))
        .containsExactly(name(day, 3));
  }

  @Test
  void oneNightAtLeastIsKept() {
    assertThatThrownBy(() -> new Retention(0, 5, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one night");
  }
}
