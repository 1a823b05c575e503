package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code plan} foretells comes true within a quarter, on a machine that does nothing else:
 *
 * <pre>
 * mvn -pl spark-jobs -am test -Dtest=PlanAccuracyTest -Dsurefire.failIfNoSpecifiedTests=false -Dcalibrant.accuracy=true
 * </pre>
 */
@EnabledIfSystemProperty(
    named = "calibrant.accuracy",
    matches = "true",
    disabledReason = "takes an hour, and a machine that does nothing else")
class PlanAccuracyTest {
  private static final double SHARE = 0.25;
  @TempDir private Path folder;

  @Test
  void whatIsForetoldOfEveryShippedCampaignComesTrueWithinAQuarter() throws Exception {
    List<String> missed = new ArrayList<>();
    System.out.println(PlanAccuracy.HEADER);
    for (PlanAccuracy.Case campaign : PlanAccuracy.CASES) {
      PlanAccuracy.Outcome outcome = new PlanAccuracy(folder).measured(campaign);
      System.out.println(outcome.line());
      if (!outcome.within(SHARE)) {
        missed.add(outcome.line());
      }
    }

    assertThat(missed).isEmpty();
  }
}
