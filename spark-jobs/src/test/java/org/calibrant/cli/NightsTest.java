package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.spark.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Night after night the same command, while inputs and settings change, drivers die at every step
 * and the disk is full now and then. Whenever somebody looks, what is published is whole.
 */
class NightsTest {
  private static final long SEED = 20261120;
  private static final int NIGHTLY = 3;
  private static final int WEEKLY = 2;
  private static final int MONTHLY = 1;
  private static final List<String> STEPS =
      List.of(
          "before-part",
          "before-manifest",
          "after-manifest",
          "before-finished",
          "before-latest",
          "after-latest");

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private Desk desk;
  private boolean mounted;
  private int count = 20;
  private int inputs;
  private long mostBytes;

  /** A disk of its own for the output, where that is allowed. */
  @BeforeEach
  void layOut() throws Exception {
    desk = Desk.in(folder);
    Files.createDirectories(desk.output());
    mounted = done("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", desk.output().toString());
  }

  @AfterEach
  void tidy() throws Exception {
    System.clearProperty("calibrant.days");
    if (mounted) {
      done("umount", "-l", desk.output().toString());
    }
  }

  @Test
  void aFewNights() throws Exception {
    pass(5);
  }

  @Test
  @Tag("faults")
  void thirtyNights() throws Exception {
    pass(30);
  }

  private void pass(int nights) throws Exception {
    List<String> diary = new ArrayList<>();
    for (int night = 0; night < nights; night++) {
      System.setProperty("calibrant.days", Integer.toString(night));
      String what =
          switch (night == 0 ? 0 : night < 5 ? night : random.nextInt(5)) {
            case 1 -> longer();
            case 2 -> crash(night);
            case 3 -> fullDisk();
            case 4 -> otherInput();
            default -> "nothing changes";
          };
      diary.add(night + ": " + what);
      if (night > 0 && !what.startsWith("nothing")) {
        assertPublishedIsWhole(diary);
      }

      Asked run = ask("run");
      assertThat(run.exit()).as("seed %d, %s: %s", SEED, diary, run.err()).isZero();
      assertThat(rows(run)).as("%s", diary).isEqualTo(count);
      assertPublishedIsWhole(diary);
      Asked gc =
          Asked.of(
              "gc",
              desk.output().toString(),
              "--nightly=" + NIGHTLY,
              "--weekly=" + WEEKLY,
              "--monthly=" + MONTHLY,
              "--json");
      assertThat(gc.exit()).as(gc.err()).isZero();
      assertPublishedIsWhole(diary);
      assertRetained(diary);
    }

    assertThat(desk.runs()).as("%s", diary).hasSizeGreaterThan(1);
  }

  private String longer() {
    count += 1 + random.nextInt(7);
    return "count = " + count;
  }

  private String otherInput() {
    desk.write("table.txt", "input %d\n".formatted(++inputs));
    return "input " + inputs;
  }

  /** The night's first start dies at a step; the second, which the caller makes, continues. */
  private String crash(int night) throws Exception {
    longer();
    String step = STEPS.get(random.nextInt(STEPS.size()));
    List<String> arguments = new ArrayList<>(desk.arguments("run", settings()));
    Process driver =
        OwnJvm.start(
            folder, List.of("-Dcalibrant.halt-at=" + step, "-Dcalibrant.days=" + night), arguments);
    assertThat(driver.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(driver.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isEqualTo(137);
    return "killed at " + step;
  }

  private String fullDisk() throws IOException {
    longer();
    if (!mounted) {
      return "no disk to fill, count = " + count;
    }

    int pages = random.nextInt(20);
    Path filler = desk.output().resolve("filler");
    long free = desk.output().toFile().getUsableSpace() - 4096L * pages;
    Files.write(filler, new byte[(int) Math.max(0, free)]);
    Asked full = ask("run");
    assertThat(full.exit()).as("%d pages free: %s", pages, full.err()).isIn(75, 0);
    assertThat(full.err()).doesNotContain("\tat ");
    Files.delete(filler);
    return "full disk, %d pages free, exit %d".formatted(pages, full.exit());
  }

  private String[] settings() {
    return new String[] {"engine.count=" + count, "--supersede"};
  }

  private Asked ask(String verb) {
    return desk.json(verb, settings());
  }

  private void assertPublishedIsWhole(List<String> diary) {
    RunFolder run = RunFolder.latest(desk.output().toString(), new Configuration()).orElseThrow();
    assertThat(run.finished()).as("%s", diary).isTrue();
    assertThat(run.damages()).as("%s", diary).isEmpty();
    assertThat(run.tables().get(0).rows()).as("%s", diary).isGreaterThanOrEqualTo(20);
  }

  /** The formula: what is kept is at most so many runs, and no more bytes than as many whole ones. */
  private void assertRetained(List<String> diary) throws IOException {
    List<Path> runs = desk.runs();
    int most = NIGHTLY + WEEKLY + MONTHLY + 2;
    assertThat(runs).as("%s", diary).hasSizeLessThanOrEqualTo(most);
    for (Path run : runs) {
      mostBytes = Math.max(mostBytes, bytes(run));
    }

    assertThat(bytes(desk.output())).as("%s", diary).isLessThan(most * mostBytes + 200_000);
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum();
    }
  }

  private static int rows(Asked run) {
    Map<?, ?> tables = (Map<?, ?>) run.json().get("tables");
    return (int) ((Map<?, ?>) tables.get("SquareRow")).get("rows");
  }

  private static boolean done(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
