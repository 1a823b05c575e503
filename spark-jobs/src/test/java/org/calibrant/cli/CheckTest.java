package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void layOut() {
    desk = Desk.in(folder);
  }

  @Test
  void aGoodCampaignIsToldInThreeLinesWithoutSparkOrOutput() {
    Asked asked = desk.ask("check");
    assertThat(asked.exit()).isZero();
    assertThat(asked.out().lines())
        .containsExactly(
            "output  " + desk.output(),
            "inputs  " + folder.resolve("table.txt"),
            "table   SquareRow: 20 units in 4 parts");
    assertThat(desk.output()).doesNotExist();
    assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
  }

  @Test
  void jsonTellsUnitsAndInputs() {
    Asked asked = desk.json("check", "engine.count=1000000000");
    assertThat(asked.json())
        .containsEntry("units", Map.of("SquareRow", 1_000_000_000))
        .containsEntry("inputs", List.of(folder.resolve("table.txt").toString()))
        .containsEntry("exit", 0);
  }

  @Test
  void anEmptyInputIsBadInput() {
    desk.write("table.txt", "");
    Asked asked = desk.ask("check");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("table.txt: is empty");
  }

  @Test
  void aMissingConfigurationIsABadConfiguration() {
    Asked asked = Asked.of("check", folder.resolve("no.conf").toString());
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("no.conf").doesNotContain("\tat ");
  }
}
