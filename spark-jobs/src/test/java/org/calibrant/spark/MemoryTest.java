package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calibrant.spark.Remembered.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  private static final long SEED = 7;
  @TempDir Path run;
  private Memory memory;
  private final List<String> damaged = new ArrayList<>();

  @BeforeEach
  void open() {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(run.toUri());
    memory = new Memory(RunFiles.of(path, Runs.HADOOP), path);
  }

  @Test
  void theLastStateIsRecalledAndTwoAreKept() throws Exception {
    for (int step = 0; step < 5; step++) {
      keep(step);
    }

    assertThat(step()).isEqualTo(4);
    assertThat(memory.last(Chain.class, damaged::add).orElseThrow().cursors())
        .isEqualTo(Map.of("SampleRow", new Cursor(4, 40)));
    assertThat(states())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("state-00000003", "state-00000004");
    assertThat(damaged).isEmpty();
  }

  @Test
  void aDamagedStateIsPassedOverForTheOneBefore() throws Exception {
    Random random = new Random(SEED);
    keep(0);
    keep(1);
    Path last = states().get(1);
    byte[] whole = Files.readAllBytes(last);
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(
          last,
          trial % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : bytes);
      damaged.clear();
      assertThat(step()).as("trial %d with seed %d", trial, SEED).isZero();
      assertThat(damaged).hasSize(1);
    }

    keep(2);
    assertThat(step()).isEqualTo(2);
  }

  @Test
  void nothingIsRecalledOnAFirstRun() {
    assertThat(memory.last(Chain.class, damaged::add)).isEmpty();
  }

  @Test
  void aStateOfAnUnknownClassIsRefusedWhenItIsRemembered() {
    Serializable foreign = new Wrapped(new java.util.concurrent.atomic.AtomicLong(3));
    assertThatThrownBy(() -> memory.keep(new Remembered(new TreeMap<>(), foreign)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.util.concurrent.atomic.AtomicLong")
        .hasMessageContaining("JDK values");
    assertThat(memory.last(Wrapped.class, damaged::add)).isEmpty();
  }

  /** A file that somebody else has put there, its checksum right. */
  @Test
  void aForeignClassInAFileIsNotCreated() throws Exception {
    keep(0);
    byte[] bytes =
        StateCodec.bytes(new Remembered(new TreeMap<>(), new java.io.File("/tmp/planted")));
    assertThatThrownBy(() -> StateCodec.state(bytes, Chain.class))
        .isInstanceOf(java.io.InvalidClassException.class)
        .hasMessageContaining("java.io.File");
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Chain(int step, double[] values, List<String> names) implements Serializable {}

  record Wrapped(Serializable content) implements Serializable {}

  private void keep(int step) {
    TreeMap<String, Cursor> cursors =
        new TreeMap<>(Map.of("SampleRow", new Cursor(step, 10L * step)));
    memory.keep(new Remembered(cursors, new Chain(step, new double[] {step}, List.of("a"))));
  }

  private int step() {
    return ((Chain) memory.last(Chain.class, damaged::add).orElseThrow().state()).step();
  }

  private List<Path> states() throws java.io.IOException {
    try (Stream<Path> files = Files.list(run.resolve("memory"))) {
      return files.sorted().toList();
    }
  }
}
