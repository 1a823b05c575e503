package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calibrant.cli.SmallCampaign;
import org.calibrant.core.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Engines that go on from their own results, killed around the moments at which they remember a
 * state: the tables come out with the bits of an uninterrupted run, and no segment is walked twice
 * whose state was kept, which is told by the number of the last state.
 */
class SegmentsTest {
  private static final long SEED = 20261122;
  private static final String REPLICATES =
      "engine.problems={kind=Replicates,count=4,seed=11,density={kind=LinearRegression,"
          + "x=[0,1,2,3],y=[0,0,0,0],sigma=0.5,prior-sd=5}}";

  /** Campaigns of two kinds, small. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes the list
  private enum Chains {
    /** Two waves of two problems: states 1 to 3 and 5 to 7 between segments, 4 and 8 after tables. */
    SAMPLING(
        SmallCampaign.ISLANDS,
        REPLICATES,
        "engine.walkers.walkers=8",
        "engine.start.from={kind=FromPrior}",
        "engine.schedule.stop-when-converged=false",
        "engine.problems-per-wave=2"),
    /** The same, whose tasks move a few walkers each. */
    STAGES(
        SmallCampaign.ISLANDS,
        REPLICATES,
        "engine.walkers.walkers=8",
        "engine.start.from={kind=FromPrior}",
        "engine.schedule.burn-in=2",
        "engine.schedule.iterations=6",
        "engine.schedule.check-every=2",
        "engine.schedule.thin=1",
        "engine.schedule.stop-when-converged=false",
        "engine.placement={kind=Stages,checks=1,walkers-per-task=4}",
        "engine.problems-per-wave=2"),
    /** The same, walking for longer: 9 segments to a wave. */
    LONG(
        SmallCampaign.ISLANDS,
        REPLICATES,
        "engine.walkers.walkers=8",
        "engine.start.from={kind=FromPrior}",
        "engine.schedule.iterations=450",
        "engine.schedule.stop-when-converged=false",
        "engine.problems-per-wave=2"),
    /** All chains in one map, remembered before the first table. */
    POSTERIOR(SmallCampaign.OPTICS_POSTERIOR);

    final SmallCampaign campaign;
    final List<String> overrides;

    Chains(SmallCampaign campaign, String... overrides) {
      this.campaign = campaign;
      this.overrides = List.of(overrides);
    }

    Engine engine() {
      return campaign.engine(overrides.toArray(String[]::new));
    }
  }

  /** What an uninterrupted run comes to. */
  private record Whole(Map<String, String> hashes, int lastState) {}

  private static final Map<Chains, Whole> WHOLE = new EnumMap<>(Chains.class);
  @TempDir static Path wholes;
  @TempDir Path folder;

  @Test
  void chainsThatAreKilledAndEvictedWhileTheyAreRememberedGoOnToTheSameBits() throws Exception {
    Path output = folder.resolve("out");
    kill(Chains.LONG, output, "unplaced-state-00000002");
    tear(unplaced(output));
    kill(Chains.LONG, output, "after-state-00000010"); // the first wave is over
    evict(Chains.LONG, output, "state-00000011");
    assertGoesOn(Chains.LONG, output, 0);
  }

  @Test
  void aPosteriorThatIsKilledWhileItIsRememberedGoesOnToTheSameBits() throws Exception {
    Path output = folder.resolve("out");
    kill(Chains.POSTERIOR, output, "unplaced-state-00000000");
    tear(unplaced(output));
    kill(Chains.POSTERIOR, output, "after-state-00000000");
    assertGoesOn(Chains.POSTERIOR, output, 0);
  }

  @Test
  @Tag("faults")
  void aPosteriorThatIsEvictedOnceItIsRememberedGoesOnToTheSameBits() throws Exception {
    Path output = folder.resolve("out");
    evict(Chains.POSTERIOR, output, "state-00000000");
    assertGoesOn(Chains.POSTERIOR, output, 0);
  }

  /** Each named moment of each of these states on its own. */
  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void aKillAtAnyNamedMomentOfAnyStateChangesNoBit(Chains chains) throws Exception {
    for (int state = 0; state <= Math.min(8, whole(chains).lastState()); state++) {
      for (String moment : new String[] {"before", "unplaced", "after"}) {
        String step = "%s-state-%08d".formatted(moment, state);
        Path output = folder.resolve(step);
        kill(chains, output, step);
        if (moment.equals("unplaced")) {
          tear(unplaced(output));
        }

        assertGoesOn(chains, output, 0);
      }
    }
  }

  /** A disk that lost what it had said it kept: the state before serves. */
  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void aTornStateIsPassedOverForTheOneBefore(Chains chains) throws Exception {
    for (int state = 0; state <= Math.min(8, whole(chains).lastState()); state++) {
      String name = "state-%08d".formatted(state);
      Path output = folder.resolve(name);
      kill(chains, output, "after-" + name);
      tear(memory(output).resolve(name));
      assertGoesOn(chains, output, 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void killsAtRandomMomentsChangeNoBit(Chains chains) throws Exception {
    Random random = new Random(SEED + chains.name().hashCode());
    int killed = 0;
    for (int round = 0; killed < 8; round++) {
      Path output = folder.resolve("round-" + round);
      boolean done = false;
      int most = 3000;
      while (!done) {
        Child child = started(chains, output);
        done = child.process().waitFor(2000 + random.nextInt(most), TimeUnit.MILLISECONDS);
        if (done) {
          assertThat(child.exit()).as(child.text()).isZero();
        } else {
          child.kill();
          killed++;
          most = most * 3 / 2; // on a busy machine a driver that starts has done nothing yet
        }
      }

      assertWhole(chains, output, "seed %d, %d kills".formatted(SEED, killed));
    }
  }

  private static Child started(Chains chains, Path output, String... jvm) throws IOException {
    return Child.start(output, chains.campaign, chains.overrides, jvm);
  }

  /** Starts or continues a campaign, and kills it there. */
  private static void kill(Chains chains, Path output, String step) throws Exception {
    Map<Path, FileTime> before = parts(output);
    Child child = started(chains, output, "-Dcalibrant.halt-at=" + step);
    assertThat(child.exit()).as("%s: %s", step, child.text()).isEqualTo(137);
    assertThat(parts(output)).as(step).containsAllEntriesOf(before);
  }

  /** Starts or continues a campaign, and ends it by SIGTERM once a state is there. */
  private static void evict(Chains chains, Path output, String state) throws Exception {
    Child child = started(chains, output);
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!states(output).contains(state)
        && child.process().isAlive()
        && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(5);
    }

    long evicted = System.nanoTime();
    child.process().destroy();
    assertThat(child.exit()).as(child.text()).isEqualTo(85);
    assertThat(System.nanoTime() - evicted).isLessThan(TimeUnit.SECONDS.toNanos(10));
    assertThat(output.resolve("lock")).doesNotExist();
  }

  /**
   * Continues to the end.
   *
   * @param repeated states that had to be made once more
   */
  private static void assertGoesOn(Chains chains, Path output, int repeated) throws IOException {
    Map<Path, FileTime> before = parts(output);
    Runs.finished(output, 2, 2, chains.engine());
    assertThat(parts(output)).as("finished parts").containsAllEntriesOf(before);
    assertThat(states(output))
        .as("%s of %s", chains, output)
        .last()
        .isEqualTo("state-%08d".formatted(whole(chains).lastState() + repeated));
    assertWhole(chains, output, output.toString());
  }

  private static void assertWhole(Chains chains, Path output, String when) throws IOException {
    RunFolder run = RunFolder.latest(output.toString(), Runs.HADOOP).orElseThrow();
    assertThat(hashes(run)).as("%s, %s", chains, when).isEqualTo(whole(chains).hashes());
    assertThat(run.damages()).as(when).isEmpty();
    assertThat(output.resolve("lock")).doesNotExist();
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files).as("left behind").noneMatch(SegmentsTest::isUnplaced);
    }
  }

  private static Whole whole(Chains chains) throws IOException {
    if (!WHOLE.containsKey(chains)) {
      Path output = wholes.resolve(chains.name());
      RunFolder run = Runs.finished(output, 1_000_000, 1, chains.engine());
      List<String> states = states(output);
      String last = states.get(states.size() - 1).substring("state-".length());
      WHOLE.put(chains, new Whole(hashes(run), Integer.parseInt(last)));
    }

    return WHOLE.get(chains);
  }

  private static Map<String, String> hashes(RunFolder run) {
    Map<String, String> hashes = new TreeMap<>();
    run.tables().forEach(table -> hashes.put(table.table(), table.hash()));
    assertThat(hashes).isNotEmpty();
    return hashes;
  }

  /** Cuts a file in two, as if the power had failed. */
  private static void tear(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).isNotEmpty();
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** The state that was being written. */
  private static Path unplaced(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(SegmentsTest::isUnplaced).findAny().orElseThrow();
    }
  }

  private static boolean isUnplaced(Path file) {
    return file.getFileName().toString().startsWith(".state-");
  }

  private static List<String> states(Path output) throws IOException {
    return names(memory(output)).stream().filter(name -> name.startsWith("state-")).toList();
  }

  /** Where the only run of an output remembers; nowhere before it has begun. */
  private static Path memory(Path output) throws IOException {
    Path runs = output.resolve("runs");
    List<String> names = names(runs);
    return names.isEmpty() ? runs : runs.resolve(names.get(0)).resolve("memory");
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }

    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Files of the parts that the manifest lists, with their times. */
  private static Map<Path, FileTime> parts(Path output) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    Path runs = output.resolve("runs");
    for (String name : names(runs)) {
      for (Part part : RunFolder.at(runs.resolve(name).toString(), Runs.HADOOP).parts()) {
        for (String file : part.files().keySet()) {
          Path path = runs.resolve(name).resolve(part.table()).resolve(part.folder()).resolve(file);
          times.put(path, Files.getLastModifiedTime(path));
        }
      }
    }

    return times;
  }
}
