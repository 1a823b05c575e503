package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.spark.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run can prove of itself, and what a second night makes of the first. */
class TrustTest {
  private static final long SEED = 20261120;
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void layOut() {
    desk = Desk.in(folder);
  }

  private Asked on(String verb, String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of(verb));
    arguments.addAll(List.of(more));
    arguments.add("--json");
    return Asked.of(arguments.toArray(String[]::new));
  }

  @Test
  void anIntactRunIsVerifiedAndASampleComesOutTheSame() {
    desk.ask("run");
    Asked asked = on("verify", desk.run().toString());
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.json())
        .containsEntry("verified", true)
        .containsEntry("rows", Map.of("SquareRow", 20))
        .containsEntry("recomputed", Map.of("SquareRow", 5));
  }

  @Test
  void oneFlippedBitIsFoundInWhicheverFileAndOnlyItsPartIsComputedAgain() throws IOException {
    Object hash = hash(desk.json("run"));
    List<Path> parts = parts();
    Random random = new Random(SEED);
    Path damaged = parts.get(random.nextInt(parts.size()));
    flip(damaged, random);
    Asked found = on("verify", desk.run().toString());
    assertThat(found.exit()).as(found.err()).isEqualTo(3);
    assertThat(found.json().get("damaged")).as("seed %d", SEED).isEqualTo(List.of(damaged + ""));
    Asked again = desk.json("run");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(hash(again)).isEqualTo(hash);
    parts.remove(damaged);
    assertThat(parts)
        .filteredOn(path -> !path.getParent().equals(damaged.getParent()))
        .allMatch(Files::exists);
    assertThat(damaged).doesNotExist(); // its part has new files
    assertThat(on("verify", desk.run().toString()).exit()).isZero();
  }

  @Test
  void aDamagedSmallFileIsNamedAndTheNextStartMendsIt() throws IOException {
    desk.ask("run");
    Path conf = desk.run().resolve("campaign.conf");
    String before = Files.readString(conf);
    Files.writeString(conf, before.replace("slices = 2", "slices = 3"));
    Asked found = on("verify", desk.run().toString());
    assertThat(found.exit()).isEqualTo(3);
    assertThat(found.json()).containsEntry("damaged", List.of(conf.toString()));
    assertThat(desk.ask("run").exit()).isZero();
    assertThat(conf).hasContent(before);
    assertThat(on("verify", desk.run().toString()).exit()).isZero();
  }

  /** Every file of the run but its log: parts with their check sums, manifest, seal, conf. */
  @Test
  void noBitOfTwoHundredFilesFlipsUnnoticed() throws IOException {
    desk.ask("run", "engine.count=100", "parts.units=25", "parts.slices=25");
    Path run = desk.run();
    RunFolder whole = RunFolder.at(run.toString(), new Configuration());
    List<Path> files;
    try (Stream<Path> all = Files.walk(run)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(path -> path.toFile().length() > 0 && !path.endsWith("log.jsonl"))
              .sorted()
              .toList();
    }

    assertThat(files).hasSizeGreaterThan(200);
    assertThat(whole.damages()).isEmpty();
    Random random = new Random(SEED);
    for (Path file : files) {
      byte[] before = Files.readAllBytes(file);
      flip(file, random);
      assertThat(whole.damages()).as("seed %d, %s", SEED, file).isNotEmpty();
      Files.write(file, before);
    }

    assertThat(whole.damages()).isEmpty();
  }

  @Test
  void aRowIsReplayedByItsUnitOrByItsColumns() {
    desk.ask("run");
    Asked byUnit = on("replay", desk.run().toString(), "17");
    assertThat(byUnit.exit()).as(byUnit.err()).isZero();
    assertThat(byUnit.json()).containsEntry("same", true).containsEntry("unit", 17);
    assertThat(byUnit.err()).contains("same bits: yes", "square                 289.0");
    assertThat(on("replay", desk.run().toString(), "SquareRow:square=289").json())
        .containsEntry("unit", 17);
    Asked none = Asked.of("replay", desk.run().toString(), "77");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err().lines()).hasSize(1).first().asString().contains("no row {unit=77}");
  }

  @Test
  void aNightThatChangesNothingThatTheKernelUsesTakesOverEveryPart() {
    Object hash = hash(desk.json("run"));
    desk.write("table.txt", "another input\n");
    Map<String, Object> origin = origin(desk.json("run"));
    assertThat(origin)
        .containsEntry("reasons", List.of("input:table.txt"))
        .containsEntry("parts", Map.of("SquareRow", Map.of("computed", 0, "reused", 4)));
    assertThat(on("verify", desk.run().toString()).json()).containsEntry("verified", true);
    assertThat(desk.runs()).hasSize(2);
    Map<?, ?> drift = on("diff", desk.runs().get(0) + "", desk.runs().get(1) + "").json();
    assertThat(drift.get("verdict")).isEqualTo("no drift: 20 rows, all with the same bits");
    assertThat(hash).isEqualTo(hash(desk.json("run")));
  }

  @Test
  void aLongerSweepTakesOverWhatItSharesAndOneOfAnotherKernelNothing() {
    desk.ask("run");
    assertThat(origin(desk.json("run", "engine.count=23")))
        .containsEntry("reasons", List.of("config:count"))
        .containsEntry("parts", Map.of("SquareRow", Map.of("computed", 1, "reused", 4)));
    assertThat(origin(desk.json("run", "engine.failing=1")))
        .containsEntry("parts", Map.of("SquareRow", Map.of("computed", 4, "reused", 0)));
  }

  @Test
  void moreTracksOfOneSeedAreTheOldOnesAndNewOnes() {
    String output = "output=" + folder.resolve("tracks");
    String[] few = {
      "run",
      "../conf/tracks.conf",
      "-D",
      output,
      "-D",
      "engine.source.tracks=300",
      "-D",
      "engine.tracks-per-unit=50",
      "-D",
      "parts.units=2",
      "-D",
      "parts.slices=1",
      "--json"
    };
    assertThat(Asked.of(few).exit()).isZero();
    String[] more = few.clone();
    more[5] = "engine.source.tracks=400";
    assertThat(origin(Asked.of(more)))
        .containsEntry("reasons", List.of("config:source.tracks"))
        .containsEntry("parts", Map.of("TrackRow", Map.of("computed", 1, "reused", 3)));
    List<String> bent = new java.util.ArrayList<>(List.of(more));
    bent.addAll(List.of("-D", "engine.field.spread=1.2"));
    assertThat(origin(Asked.of(bent.toArray(String[]::new))))
        .containsEntry("parts", Map.of("TrackRow", Map.of("computed", 4, "reused", 0)));
  }

  @Test
  void theDriftIsToldByKeyInTheUnitsOfTheColumnAndAGateKeepsItBack() throws IOException {
    desk.ask("run");
    Path first = desk.run();
    String gate = "gates.failures={kind=NewFailures,most=0}";
    Asked refused = desk.json("run", "engine.count=22", "engine.failing=1", gate);
    assertThat(refused.exit()).as(refused.err()).isEqualTo(4);
    assertThat(refused.json()).containsEntry("published", false);
    assertThat(refused.err()).contains("gate failures: 1 rows that were ok have failed");
    assertThat(desk.run()).isEqualTo(first);
    Path second = desk.runs().get(1);
    Asked asked = on("diff", first.toString(), second.toString());
    assertThat(asked.exit()).isEqualTo(4);
    assertThat(asked.err())
        .contains("changed  config:count", "2 new, 0 lost", "status   ok → failed: 1 rows");
    assertThat(Files.readString(second.resolve("drift/" + first.getFileName() + "/drift.html")))
        .contains("Drift between two runs", "config:failing");
    assertThat(on("publish", second.toString()).exit()).isEqualTo(4);
    assertThat(on("publish", second.toString(), "--ungated").exit()).isZero();
    assertThat(desk.run()).isEqualTo(second);
  }

  @Test
  void theDriftOfSeedAndConfigurationIsSplitByComputingBetweenThem() {
    String output = "output=" + folder.resolve("tracks");
    List<String> first =
        List.of(
            "run",
            "../conf/tracks.conf",
            "-D",
            output,
            "-D",
            "engine.source.tracks=60",
            "-D",
            "engine.tracks-per-unit=20",
            "-D",
            "parts.units=3",
            "-D",
            "parts.slices=1");
    assertThat(Asked.of(first.toArray(String[]::new)).exit()).isZero();
    List<String> second = new java.util.ArrayList<>(first);
    second.addAll(List.of("-D", "engine.source.seed=2", "-D", "engine.field.spread=1.2"));
    assertThat(Asked.of(second.toArray(String[]::new)).exit()).isZero();
    List<String> runs =
        RunFolder.all(folder.resolve("tracks").toString(), new Configuration()).stream()
            .map(RunFolder::path)
            .toList();
    Map<?, ?> drift = on("diff", runs.get(0), runs.get(1)).json();
    assertThat(drift.get("changes").toString()).contains("seed:source.seed", "config:field.spread");
    Map<String, Double> largest = new java.util.TreeMap<>();
    for (Object share : (List<?>) drift.get("shares")) {
      Map<?, ?> facts = (Map<?, ?>) share;
      if (facts.get("column").equals("tx_f") || facts.get("column").equals("x")) {
        largest.put(
            facts.get("column") + " " + facts.get("cause"),
            ((Number) facts.get("largest")).doubleValue());
      }
    }

    // where a track starts is a matter of the seed alone; where it ends, of the field, too
    assertThat(largest.get("x seed")).isGreaterThan(100);
    assertThat(largest.get("x config")).isZero();
    assertThat(largest.get("tx_f config")).isBetween(1e-6, 0.1);
  }

  @Test
  void aRunThatWasWithdrawnStaysSoUntilSomebodyPublishesIt() {
    desk.ask("run");
    Path first = desk.run();
    desk.ask("run", "engine.count=21");
    Path second = desk.run();
    assertThat(on("rollback", desk.output().toString()).exit()).isZero();
    assertThat(desk.run()).isEqualTo(first);
    Asked night = desk.ask("run", "engine.count=21");
    assertThat(night.exit()).isZero();
    assertThat(night.out()).contains("withdrawn");
    assertThat(desk.run()).isEqualTo(first);
    assertThat(on("publish", second.toString()).exit()).isZero();
    assertThat(desk.run()).isEqualTo(second);
    Map<?, ?> history = on("history", desk.output().toString()).json();
    assertThat((List<?>) history.get("history")).hasSize(4);
  }

  @Test
  void whatAPlanSaysOfUnitsPartsAndFilesIsWhatARunMakes() {
    Map<String, Object> plan = desk.json("plan", "--pilot=1").json();
    Map<?, ?> table = (Map<?, ?>) ((Map<?, ?>) plan.get("tables")).get("SquareRow");
    assertThat(table.get("units")).isEqualTo(20);
    assertThat(table.get("parts")).isEqualTo(4);
    assertThat(plan.get("files")).isEqualTo(8);
    assertThat(desk.output()).doesNotExist();
    Map<?, ?> made =
        (Map<?, ?>) ((Map<?, ?>) desk.json("run").json().get("tables")).get("SquareRow");
    double bytes = ((Number) ((Map<?, ?>) plan.get("bytes")).get("value")).doubleValue();
    assertThat(((Number) made.get("bytes")).doubleValue()).isBetween(0.75 * bytes, 1.25 * bytes);
    Map<String, Object> next = desk.json("plan", "engine.count=23", "--pilot=1").json();
    Map<?, ?> longer = (Map<?, ?>) ((Map<?, ?>) next.get("tables")).get("SquareRow");
    assertThat(longer.get("reused")).isEqualTo(4);
    assertThat(longer.get("computed")).isEqualTo(1);
    assertThat(next.get("reasons")).isEqualTo(List.of("config:count"));
  }

  @Test
  void everyNightLeavesASignOfLife() throws IOException {
    desk.ask("run", "engine.accident=full-disk");
    desk.ask("run");
    desk.ask("run", "--supersede");
    List<String> lines = Files.readAllLines(desk.output().resolve("heartbeat.jsonl"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("\"exit\":75", "No space left");
    assertThat(lines.get(1)).contains("\"exit\":2");
    assertThat(lines.get(2)).contains("\"exit\":0", "\"published\":true");
    assertThat(Files.readString(desk.output().resolve("metrics.prom")))
        .contains("calibrant_run_exit_code 0.0\n", "calibrant_rows{table=\"SquareRow\"} 20.0\n");
  }

  @Test
  void aSecretThatSparkWasGivenIsInNoFileAndOnNoScreen() throws Exception {
    String canary = "canary-7f3a91";
    Process run =
        OwnJvm.start(
            folder,
            List.of(
                "-Dspark.hadoop.fs.s3a.secret.key=" + canary,
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.dir=" + Files.createDirectory(folder.resolve("events")).toUri()),
            desk.arguments("run"));
    assertThat(run.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text.contains(canary)).as("%s holds the secret", file).isFalse();
      }
    }

    assertThat(folder.resolve("events")).isNotEmptyDirectory();
  }

  private static void flip(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> all = Files.walk(desk.run())) {
      return new java.util.ArrayList<>(
          all.filter(path -> path.toString().endsWith(".parquet")).sorted().toList());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> origin(Asked asked) {
    assertThat(asked.exit()).as(asked.err()).isIn(0, 4);
    return (Map<String, Object>) asked.json().get("origin");
  }

  private static Object hash(Asked asked) {
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("SquareRow")).get("hash");
  }
}
