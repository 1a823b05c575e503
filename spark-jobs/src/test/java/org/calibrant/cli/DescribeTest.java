package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {
  @TempDir private static Path folder;
  private static Desk desk;

  @BeforeAll
  static void run() {
    desk = Desk.in(folder);
    desk.ask("run", "engine.failing=1");
  }

  @Test
  void anOutputIsDescribedByItsPublishedRun() {
    Asked output = Asked.of("describe", desk.output().toString());
    Asked run = Asked.of("describe", desk.run().toString());
    assertThat(output.exit()).isZero();
    assertThat(output.out())
        .isEqualTo(run.out())
        .contains("SquareRow: 20 rows in 4 parts, failed: 1 failed")
        .contains("state   finished")
        .contains("engine.count = 20");
  }

  @Test
  void aTableTellsTypesUnitsAndMeaningOfItsColumns() {
    Asked asked = Asked.of("describe", desk.run().resolve("SquareRow").toString());
    assertThat(asked.exit()).isZero();
    assertThat(asked.out())
        .contains("20 rows")
        .containsPattern("square +double +cm2 +the unit's square");
  }

  @Test
  void aKindTellsItsComponents() {
    Asked asked = Asked.of("describe", "org.calibrant.cli.Squares");
    assertThat(asked.exit()).isZero();
    assertThat(asked.out()).contains("count").contains("failing").contains("int");
  }

  @Test
  void whatIsNeitherFolderNorKindIsRefused() {
    Asked asked = Asked.of("describe", "xray.Lybrary");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err().lines()).hasSize(1).first().asString().contains("xray.Lybrary");
    assertThat(Asked.of("describe", folder.toString()).exit()).isEqualTo(2);
  }
}
