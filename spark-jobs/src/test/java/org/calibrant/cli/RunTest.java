package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunDirectory;
import org.calibrant.spark.RunIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void layOut() {
    desk = Desk.in(folder);
  }

  @Test
  void aCampaignIsComputedPublishedAndToldOf() {
    Asked asked = desk.ask("run");
    assertThat(asked.err()).doesNotContain("Exception");
    assertThat(asked.exit()).isZero();
    assertThat(asked.out())
        .contains(desk.run().toString())
        .contains("SquareRow: 20 rows in 4 parts, none failed");
    assertThat(desk.run().resolve("SquareRow/part=3")).isDirectory();
  }

  @Test
  void whoWaitsIsToldHowToHaveTheReportOrWhereItIs() throws Exception {
    String command = "report  calibrant report " + desk.output();
    assertThat(desk.ask("run").out().lines()).containsOnlyOnce(command);
    assertThat(Asked.of("report", desk.output().toString()).exit()).isZero();
    Path page = desk.run().resolve("report/report.html");
    assertThat(desk.ask("run").out().lines()).contains("report  " + page).doesNotContain(command);
    // a page of the time before the run was finished says too little
    Files.setLastModifiedTime(page, FileTime.fromMillis(0));
    assertThat(desk.ask("run").out().lines()).contains(command);
  }

  @Test
  void aFinishedCampaignHasNothingToDoHoweverItIsDealtOut() {
    Object hash = hash(desk.json("run"));
    Asked again =
        desk.json("run", "parts.slices=7", "max-failed-fraction=0.5", "output=" + desk.output());
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("nothing to do");
    assertThat(again.json()).containsEntry("state", "finished");
    assertThat(hash(again)).isEqualTo(hash);
    assertThat(desk.output().resolve("runs").toFile().list()).hasSize(1);
  }

  @Test
  void anUnfinishedRunOfAnotherConfigurationIsInTheWayUntilItIsGivenUp() {
    desk.ask("run", "engine.accident=full-disk");
    Asked other = desk.ask("run", "engine.count=21");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err())
        .contains("engine.count: was 20, now 21", "--supersede")
        .doesNotContain("\tat ");
    Asked anyway = desk.ask("run", "engine.count=21", "--supersede");
    assertThat(anyway.exit()).as(anyway.err()).isZero();
    assertThat(anyway.out()).contains("SquareRow: 4 reused, 1 computed");
    assertThat(desk.ask("run", "engine.count=21").out()).contains("nothing to do");
  }

  @Test
  void anInputCountsByItsContentAndNotByItsName() {
    desk.ask("run");
    desk.write("moved.txt", "some input\n");
    assertThat(desk.ask("run", "engine.table=" + folder.resolve("moved.txt")).exit()).isZero();
    assertThat(desk.runs()).hasSize(1);
    desk.write("table.txt", "another input\n");
    Asked changed = desk.json("run");
    assertThat(changed.exit()).isZero();
    assertThat(desk.runs()).hasSize(2);
    assertThat(((Map<?, ?>) changed.json().get("origin")).get("reasons"))
        .isEqualTo(List.of("input:table.txt"));
  }

  @Test
  void moreFailedRowsThanAllowedEndWithFourTodayAndTomorrow() {
    Asked first = desk.json("run", "engine.failing=3");
    assertThat(first.exit()).isEqualTo(4);
    assertThat(first.err()).contains("3 failed").contains("max-failed-fraction");
    assertThat(first.json()).containsEntry("exit", 4);
    assertThat(desk.ask("run", "engine.failing=3").exit()).isEqualTo(4);
    assertThat(desk.ask("run", "engine.failing=3", "max-failed-fraction=0.2").exit()).isZero();
  }

  @Test
  void allMistakesOfAConfigurationAreToldAtOnce() {
    Asked asked = desk.json("run", "engine.count=0", "parts.slices=many");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat((List<?>) asked.json().get("errors")).hasSize(2);
    assertThat(asked.err()).contains("count must be at least 1, was 0").contains("parts.slices");
    assertThat(desk.output()).doesNotExist();
  }

  @Test
  void aMissingInputIsRefusedBeforeAnythingIsMade() throws IOException {
    Files.delete(folder.resolve("table.txt"));
    Asked asked = desk.ask("run");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err().lines()).hasSize(1).first().asString().contains("table.txt");
    assertThat(desk.output()).doesNotExist();
  }

  @Test
  void aSecondDriverIsTurnedAway() {
    RunConf other = new RunConf(new RunIdentity(List.of("a = 1")), List.of());
    String output = desk.output().toString();
    try (RunDirectory held = RunDirectory.open(output, other, new Configuration())) {
      Asked asked = desk.ask("run");
      assertThat(asked.exit()).isEqualTo(6);
      assertThat(asked.err().lines()).hasSize(1);
      assertThat(held.state()).isEqualTo(RunDirectory.State.NEW);
    }
  }

  @Test
  void afterAFullDiskTheSameCommandContinues() {
    Asked full = desk.ask("run", "engine.accident=full-disk");
    assertThat(full.exit()).isEqualTo(75);
    assertThat(full.err()).contains("No space left").doesNotContain("\tat ");
    assertThat(desk.output().resolve("LATEST")).doesNotExist();
    Asked again = desk.ask("run", "engine.accident=full-disk");
    assertThat(again.exit()).isEqualTo(75);
    assertThat(again.err()).contains("continues");
  }

  @Test
  void aFaultOfOursKeepsItsTraceInTheLog() throws IOException {
    Asked asked = desk.ask("run", "engine.accident=fault");
    assertThat(asked.exit()).isEqualTo(1);
    assertThat(asked.err()).contains("an odd thing").contains("\tat ");
    Path run = desk.output().resolve("runs").toFile().listFiles()[0].toPath();
    assertThat(Files.readString(run.resolve("log.jsonl"))).contains("an odd thing", "Squares.run");
  }

  @Test
  void theRunFolderTellsVersionsInputsAndOverrides() throws IOException {
    desk.ask("run", "engine.count=6");
    assertThat(Files.readString(desk.run().resolve("run.conf")))
        .contains("engine.count = 6")
        .contains("override -D engine.count=6")
        .contains("input " + folder.resolve("table.txt"))
        .contains("kernel.\"org.calibrant.cli.Squares\" = 7")
        .contains("calibrant.version = ")
        .contains("# Spark ")
        .contains("# Java ");
    assertThat(Files.readString(desk.run().resolve("campaign.conf")))
        .contains("output = ", "parts.slices = 2", "engine.count = 6");
  }

  private static Object hash(Asked asked) {
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("SquareRow")).get("hash");
  }
}
