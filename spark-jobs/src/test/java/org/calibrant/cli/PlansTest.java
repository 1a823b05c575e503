package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code plan} says of rows, parts and bytes is what {@code run} makes; times are no matter. */
class PlansTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"XRAY_LIBRARY", "ISLANDS", "TRACK_COMPARISON", "OPTICS_POSTERIOR"})
  void aPlanSaysWhatARunMakes(SmallCampaign campaign) {
    compare(campaign);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void thePlanOfAnyEngineSaysWhatARunMakes(SmallCampaign campaign) {
    compare(campaign);
  }

  private void compare(SmallCampaign campaign) {
    Asked plan = ask(campaign, "plan", "--pilot=60");
    assertThat(plan.exit()).as(plan.err()).isZero();
    Map<String, Object> foretold = plan.json();
    assertThat(foretold.get("depends-on-results")).isEqualTo(false);
    assertThat(folder.resolve("out")).doesNotExist();
    Asked run = ask(campaign, "run");
    assertThat(run.exit()).as(run.err()).isIn(0, 4);
    Map<?, ?> tables = (Map<?, ?>) foretold.get("tables");
    Map<?, ?> made = (Map<?, ?>) run.json().get("tables");
    assertThat(tables.keySet()).isEqualTo(made.keySet());
    double bytes = 0;
    for (Object name : made.keySet()) {
      Map<?, ?> table = (Map<?, ?>) made.get(name);
      assertThat(number(((Map<?, ?>) tables.get(name)).get("rows")))
          .as("rows of " + name)
          .isEqualTo(((Number) table.get("rows")).doubleValue());
      bytes += ((Number) table.get("bytes")).doubleValue();
    }

    assertThat(number(foretold.get("bytes"))).as("bytes").isBetween(bytes / 1.25, 1.25 * bytes);
    assertThat(number(foretold.get("wall-seconds"))).isPositive();
  }

  private Asked ask(SmallCampaign campaign, String verb, String... options) {
    List<String> arguments = campaign.arguments(verb, folder.resolve("out"));
    arguments.addAll(List.of(options));
    arguments.add("--json");
    return Asked.of(arguments.toArray(String[]::new));
  }

  private static double number(Object price) {
    return ((Number) ((Map<?, ?>) price).get("value")).doubleValue();
  }
}
