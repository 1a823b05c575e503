package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign of 20 units in 4 parts, computed by several runs. */
class ShardsTest {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void layOut() {
    desk = Desk.in(folder);
  }

  @Test
  void shardsThatAreGatheredHaveTheBitsOfOneRun() {
    Desk one = Desk.in(made("one"));
    Object hash = hash(one.json("run"));
    for (String shard : List.of("3/3", "1/3", "2/3")) {
      assertThat(desk.ask("run", "--shard=" + shard).exit()).isZero();
    }

    assertThat(desk.output().resolve("LATEST")).doesNotExist();
    Asked finished = desk.json("finish", "--shards=3");
    assertThat(finished.exit()).as(finished.err()).isZero();
    assertThat(hash(finished)).isEqualTo(hash);
    assertThat(desk.run().resolve("SquareRow/part=3")).isDirectory();
    assertThat(desk.ask("run", "--shard=2/3").out()).contains("nothing to do");
  }

  @Test
  void whatIsMissingIsNamedAndLaterAdded() throws IOException {
    desk.ask("run", "--shard=1/2");
    Asked early = desk.json("finish", "--shards=2");
    assertThat(early.exit()).isEqualTo(75);
    assertThat(early.err())
        .contains("SquareRow part 2, units 10 to 14: of shard 2/2")
        .contains("SquareRow part 3, units 15 to 19: of shard 2/2")
        .doesNotContain("part 1,")
        .doesNotContain("\tat ");
    desk.ask("run", "--shard=2/2");
    assertThat(desk.ask("finish", "--shards=2").exit()).isZero();
    assertThat(Files.readString(desk.output().resolve("LATEST"))).isNotBlank();
  }

  @Test
  void whatIsAddedLaterMayLieBeforeWhatWasThere() {
    Desk one = Desk.in(made("one"));
    Object hash = hash(one.json("run"));
    desk.ask("run", "--shard=1/3");
    desk.ask("run", "--shard=3/3");
    assertThat(desk.ask("finish", "--shards=3").exit()).isEqualTo(75);
    desk.ask("run", "--shard=2/3");
    assertThat(hash(desk.json("finish", "--shards=3"))).isEqualTo(hash);
    Asked verified = Asked.of("verify", desk.run().toString(), "--sample=1");
    assertThat(verified.exit()).as(verified.err()).isZero();
  }

  @Test
  void aShardThatWasStoppedComputesOnlyTheRest() {
    assertThat(desk.ask("run", "--shard=1/2", "engine.accident=full-disk").exit()).isEqualTo(75);
    Asked again = desk.json("run", "--shard=1/2", "engine.accident=none", "--supersede");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(((Map<?, ?>) ((Map<?, ?>) again.json().get("tables")).get("SquareRow")).get("rows"))
        .isEqualTo(10);
  }

  @Test
  void aDamagedPartOfAShardIsNotGathered() throws IOException {
    desk.ask("run", "--shard=1/2");
    desk.ask("run", "--shard=2/2");
    Path part = folder.resolve("out/shards/2-of-2/runs");
    try (var files = Files.walk(part)) {
      Path data =
          files
              .filter(file -> file.toString().contains("part=2"))
              .filter(file -> file.toString().endsWith(".parquet"))
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(data);
      bytes[bytes.length / 2] ^= 1;
      Files.write(data, bytes);
    }

    Asked asked = desk.ask("finish", "--shards=2");
    assertThat(asked.exit()).isEqualTo(75);
    assertThat(asked.err()).contains("part 2, units 10 to 14").doesNotContain("part 3,");
  }

  @Test
  void checkNamesTheShardsThatThisVeryCampaignStillNeeds() {
    desk.ask("run", "--shard=2/3");
    assertThat(missing("--shards=3")).isEqualTo(List.of("1/3", "3/3"));
    assertThat(missing("--shards=3", "engine.count=19"))
        .as("another campaign")
        .isEqualTo(List.of("1/3", "2/3", "3/3"));
    assertThat(desk.ask("check", "--shards=3").out())
        .contains("missing shard 1/3 " + desk.output().resolve("shards/1-of-3"));
    desk.ask("run", "--shard=1/3");
    desk.ask("run", "--shard=3/3");
    assertThat(missing("--shards=3")).isEqualTo(List.of());
    assertThat(missing("--shards=2")).isEqualTo(List.of("1/2", "2/2"));
    desk.ask("finish", "--shards=3");
    assertThat(missing("--shards=2")).as("all is finished").isEqualTo(List.of());
    assertThat(desk.ask("check", "--shards=-1").exit()).isEqualTo(2);
  }

  private Object missing(String... words) {
    return desk.json("check", words).json().get("missing-shards");
  }

  @Test
  void aSlotIsAskedForInTheWordsOfCondor() {
    assertThat(desk.ask("plan", "--pilot=0.5", "--slot=2").out().strip())
        .matches("cpus=2 memory=\\d+MB");
    assertThat((Integer) desk.json("plan", "--pilot=0.5", "--slot=1").json().get("memory-mb"))
        .as("half as much again as the heap of Spark and one small task")
        .isBetween(900, 1800);
  }

  @Test
  void aShardIsWrittenAsTwoNumbers() {
    for (String wrong : List.of("0/3", "4/3", "3", "1/0", "a/b")) {
      Asked asked = desk.ask("run", "--shard=" + wrong);
      assertThat(asked.exit()).as(wrong).isEqualTo(2);
      assertThat(asked.err()).contains("shard").doesNotContain("\tat ");
    }

    assertThat(desk.output()).doesNotExist();
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object hash(Asked asked) {
    assertThat(asked.exit()).as(asked.err()).isZero();
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("SquareRow")).get("hash");
  }
}
