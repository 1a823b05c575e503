package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calibrant.spark.Runs.finished;
import static org.calibrant.spark.Runs.open;
import static org.calibrant.spark.Runs.spark;
import static org.calibrant.spark.Runs.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.BadInput;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;
import org.calibrant.core.LocalWorkers;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkWorkersTest {
  private static final Probe PROBE = new Probe(200, 0);
  private static SparkSession session;
  @TempDir Path out;

  @BeforeAll
  static void start() {
    session = spark();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 21, 200})
  void theRowsAreThoseOfOneThreadForAnyNumberOfSlices(int slices) {
    int unitsPerPart = slices == 200 ? 200 : 70;
    RunFolder run = finished(out, unitsPerPart, slices, sweep(PROBE));
    assertThat(rows(run)).isEqualTo(expected(PROBE));

    TableSummary table = run.tables().get(0);
    assertThat(table.hash()).isEqualTo(hash(PROBE));
    assertThat(table.rows()).isEqualTo(expected(PROBE).size());
    assertThat(table.units()).isEqualTo(200);
    assertThat(table.parts()).isEqualTo(slices == 200 ? 1 : 3);
    assertThat(table.failed()).isEqualTo(new TreeMap<>(Map.of("failed", 6L, "stalled", 13L)));
  }

  @Test
  void theContentHashCanBeTakenFromTheFiles() {
    RunFolder run = finished(out, 70, 3, sweep(PROBE));
    RowDigest digest = new RowDigest();
    for (Row row : read(run)) {
      digest.add(values(row));
    }

    assertThat(digest.hash()).hasToString(run.tables().get(0).hash());
  }

  @Test
  void rowsStandInTheOrderOfTheirUnits() {
    RunFolder run = finished(out, 70, 7, sweep(PROBE));
    List<Long> units = new ArrayList<>();
    for (Part part : run.parts()) {
      for (String file : part.files().keySet()) {
        String path = run.table("ProbeRow") + "/" + part.folder() + "/" + file;
        session.read().parquet(path).collectAsList().forEach(row -> units.add(row.getLong(0)));
      }
    }

    assertThat(units).isSorted().hasSize(expected(PROBE).size());
  }

  @Test
  void unitsAndMeaningsTravelIntoParquet() {
    RunFolder run = finished(out, 1000, 1, sweep(PROBE));
    StructType schema = session.read().parquet(run.table("ProbeRow")).schema();
    assertThat(schema.apply("value").metadata().getString("unit")).isEqualTo("keV");
    assertThat(schema.apply("value").metadata().getString("comment")).isEqualTo("a number");
    assertThat(schema.apply("mu").metadata().getString("unit")).isEqualTo("keV");
    assertThat(schema.apply("A").metadata().getString("comment")).isEqualTo("amplitude");
    assertThat(schema.apply("A").metadata().contains("unit")).isFalse();
  }

  @Test
  void aUnitThatThrowsBecomesARowThatSaysWhy() {
    RunFolder run = finished(out, 1000, 4, sweep(PROBE));
    List<Row> failed =
        session
            .read()
            .parquet(run.table("ProbeRow"))
            .where("status = 'failed'")
            .orderBy("unit")
            .collectAsList();
    assertThat(failed).hasSize(6);
    assertThat(failed.get(0).<String>getAs("note")).isEqualTo("IllegalStateException: unit 28 is");
  }

  @Test
  void aUnitThatOverflowsTheStackOrTheHeapIsAlone() {
    record Hungry(long size) implements Sweep<Long>, RowKernel<Long, ProbeRow> {
      @Override
      public Long unit(long index) {
        return index;
      }

      @Override
      public Stream<ProbeRow> apply(Long unit) {
        return unit == 1
            ? Stream.of(deep(unit))
            : unit == 2 ? Stream.of(wide()) : PROBE.apply(unit);
      }

      private ProbeRow deep(long unit) {
        return unit < 0 ? null : deep(unit + 1);
      }

      private ProbeRow wide() {
        return PROBE.failed((long) new long[Integer.MAX_VALUE].length, "").findAny().orElseThrow();
      }

      @Override
      public Stream<ProbeRow> failed(Long unit, String reason) {
        return PROBE.failed(unit, reason);
      }
    }

    Hungry hungry = new Hungry(5);
    RunFolder run = finished(out, 10, 2, workers -> workers.write(Probe.TABLE, hungry, hungry));
    assertThat(run.tables().get(0).failed()).isEqualTo(new TreeMap<>(Map.of("failed", 2L)));
    assertThat(run.tables().get(0).units()).isEqualTo(5);
  }

  @Test
  void anInterruptedRunContinuesAndFinishedPartsAreNotComputedAgain() throws IOException {
    assertThatThrownBy(() -> finished(out, 30, 2, dying(130)))
        .isInstanceOf(IllegalStateException.class);
    Map<Path, FileTime> before = times();
    assertThat(before).hasSize(4 * 2);
    RunFolder run = finished(out, 30, 3, sweep(PROBE));
    assertThat(times()).containsAllEntriesOf(before);
    assertThat(run.tables().get(0).hash()).isEqualTo(hash(PROBE));
    assertThat(run.tables().get(0).parts()).isEqualTo(7);
  }

  @Test
  void partsOfAnotherLengthFollowTheFinishedOnes() {
    assertThatThrownBy(() -> finished(out, 90, 2, dying(185))).hasMessageContaining("dies");
    RunFolder run = finished(out, 7, 1, sweep(PROBE));
    assertThat(run.parts()).extracting(Part::to).containsExactly(90L, 180L, 187L, 194L, 200L);
    assertThat(run.tables().get(0).hash()).isEqualTo(hash(PROBE));
  }

  @Test
  void aPartWithDataButNoLineIsClearedAndComputedAgain() throws IOException {
    assertThatThrownBy(() -> finished(out, 50, 2, dying(130))).hasMessageContaining("dies");
    Path run = onlyRun();
    Files.createDirectories(run.resolve("ProbeRow/part=2"));
    Files.writeString(run.resolve("ProbeRow/part=2/part-00000.parquet"), "half a file");
    Files.writeString(run.resolve("ProbeRow/part=2/_SUCCESS"), "");
    RunFolder folder = finished(out, 50, 2, sweep(PROBE));
    assertThat(rows(folder)).isEqualTo(expected(PROBE));
  }

  @Test
  void onlyTheDamagedPartOfAFinishedRunIsComputedAgain() throws IOException {
    RunFolder folder = finished(out, 50, 2, sweep(PROBE));
    Path part = onlyRun().resolve("ProbeRow/part=1");
    Path file = part.resolve(folder.parts().get(1).files().firstKey());
    Files.write(file, new byte[100]);
    Map<Path, FileTime> before = times();
    before.keySet().removeIf(path -> path.startsWith(part));
    try (RunDirectory directory = open(out)) {
      assertThat(directory.state()).isEqualTo(RunDirectory.State.CONTINUED);
    }

    RunFolder again = finished(out, 50, 2, sweep(PROBE));
    assertThat(times()).containsAllEntriesOf(before);
    assertThat(rows(again)).isEqualTo(expected(PROBE));
    assertThat(again.tables()).hasSize(1);
  }

  @Test
  void anotherSchemaIsRefused() {
    try (RunDirectory directory = open(out)) {
      Execution execution = new Execution(50, 2);
      SparkWorkers workers = new SparkWorkers(session, directory, execution, Progress.silent());
      sweep(PROBE).run(workers);
      List<Table.Column> renamed =
          List.of(new Table.Column("mu", "keV", "centre"), new Table.Column("B", "", ""));
      SparkWorkers others = new SparkWorkers(session, directory, execution, Progress.silent());
      assertThatThrownBy(() -> others.write(new Table<>(ProbeRow.class, renamed), PROBE, PROBE))
          .isInstanceOf(RunRefused.class)
          .hasMessageMatching("schema of ProbeRow: was [0-9a-f]{16}, now [0-9a-f]{16}");
    }
  }

  @Test
  void aTableMayBeWrittenInSeveralSweepsAndMayBeEmpty() {
    Engine engine =
        workers -> {
          workers.write(Probe.TABLE, new Probe(0, 0), PROBE);
          workers.write(Probe.TABLE, new Probe(20, 0), PROBE);
          workers.write(Probe.TABLE, PROBE.apply(1L).toList());
        };
    RunFolder run = finished(out, 15, 2, engine);
    assertThat(run.parts()).extracting(Part::from).containsExactly(0L, 0L, 15L, 20L);
    assertThat(run.tables().get(0).rows()).isEqualTo(expected(new Probe(20, 0)).size() + 1);
    assertThat(session.read().parquet(run.table("ProbeRow")).columns()).contains("mu", "A");
  }

  @Test
  void aRunWithAHoleIsNotPublished() throws IOException {
    try (RunDirectory directory = open(out)) {
      SparkWorkers workers =
          new SparkWorkers(session, directory, new Execution(50, 2), Progress.silent());
      sweep(PROBE).run(workers);
      Path manifest = onlyRun().resolve("manifest.jsonl");
      assertThat(Files.readAllLines(manifest)).hasSize(4);
    }

    Path manifest = onlyRun().resolve("manifest.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(manifest));
    lines.remove(1);
    Files.write(manifest, lines);
    try (RunDirectory directory = open(out)) {
      assertThatThrownBy(() -> directory.publish(Map.of("ProbeRow", 200L)))
          .hasMessageContaining("cover {ProbeRow=50} units, planned were {ProbeRow=200}");
    }

    assertThat(RunFolder.latest(out.toString(), Runs.HADOOP)).isEmpty();
  }

  @Test
  void repliesOfAMapComeInTheOrderOfTheUnits() {
    try (RunDirectory directory = open(out)) {
      SparkWorkers workers =
          new SparkWorkers(session, directory, new Execution(1, 7), Progress.silent());
      assertThat(workers.map(new Probe(100, 0), new Square()))
          .isEqualTo(LongStream.range(0, 100).mapToObj(i -> i * i).toList());
      assertThat(workers.map(new Probe(0, 0), new Square())).isEmpty();
    }
  }

  @Test
  void repliesOfAMapMustBeSmall() {
    record Large() implements Kernel<Long, byte[]> {
      @Override
      public byte[] apply(Long unit) {
        return new byte[1 << 20];
      }
    }

    try (RunDirectory directory = open(out)) {
      SparkWorkers workers =
          new SparkWorkers(session, directory, new Execution(1, 4), Progress.silent());
      assertThat(workers.map(new Probe(3, 0), new Large())).hasSize(3);
      assertThatThrownBy(() -> workers.map(new Probe(8, 0), new Large()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the replies of a map are too large");
    }
  }

  @Test
  void whatAKernelThrowsInAMapReachesTheEngine() {
    record Broken() implements Kernel<Long, Long> {
      @Override
      public Long apply(Long unit) {
        throw new BadInput("a.fits", "row 3", "expected 2 columns, found 1", new IOException("x"));
      }
    }

    try (RunDirectory directory = open(out)) {
      SparkWorkers workers =
          new SparkWorkers(session, directory, new Execution(1, 4), Progress.silent());
      assertThatThrownBy(() -> workers.map(new Probe(3, 0), new Broken()))
          .isInstanceOf(BadInput.class)
          .hasMessage("a.fits: row 3: expected 2 columns, found 1");
    }
  }

  @Test
  void aLoopContinuesFromWhatItRememberedToTheSameEnd() {
    LocalWorkers whole = new LocalWorkers();
    new Loop(10, 99).run(whole);
    assertThatThrownBy(() -> finished(out, 4, 2, new Loop(10, 6))).hasMessage("evicted");
    assertThatThrownBy(() -> finished(out, 4, 2, new Loop(10, 8))).hasMessage("evicted");
    RunFolder run = finished(out, 4, 2, new Loop(10, 99));
    RowDigest digest = new RowDigest();
    TableColumns columns = TableColumns.of(Probe.TABLE, TableSchemas.of(Probe.TABLE));
    whole.table(ProbeRow.class).forEach(row -> digest.add(columns.values(row)));
    assertThat(run.tables().get(0).hash()).isEqualTo(digest.hash().toString());
    assertThat(run.tables().get(0).rows()).isEqualTo(whole.table(ProbeRow.class).size());
  }

  @Test
  void aFinishedLoopWithADamagedPartMendsIt() throws IOException {
    RunFolder folder = finished(out, 100, 2, new Loop(4, 99));
    String hash = folder.tables().get(0).hash();
    Part damaged = folder.parts().get(1);
    Path file = onlyRun().resolve("ProbeRow/part=1").resolve(damaged.files().firstKey());
    Files.delete(file);
    RunFolder again = finished(out, 100, 2, new Loop(4, 99));
    assertThat(again.parts()).allMatch(again::holds);
    assertThat(again.tables().get(0).hash()).isEqualTo(hash);
  }

  @Test
  void stoppingKeepsFinishedPartsAndEndsQuickly() throws Exception {
    Probe slow = new Probe(2400, 50); // a minute
    try (RunDirectory directory = open(out)) {
      SparkWorkers workers =
          new SparkWorkers(session, directory, new Execution(2400, 2), Progress.silent());
      sweep(PROBE).run(workers);
      var run = CompletableFuture.runAsync(() -> sweep(slow).run(workers));
      TimeUnit.MILLISECONDS.sleep(1500);
      long stopped = System.nanoTime();
      workers.stop();
      assertThatThrownBy(run::join).hasCauseInstanceOf(Checkpointed.class);
      assertThat(System.nanoTime() - stopped).isLessThan(TimeUnit.SECONDS.toNanos(8));
      assertThat(directory.folder().tables().get(0).units()).isEqualTo(200);
      assertThatThrownBy(() -> workers.map(slow, new Square())).isInstanceOf(Checkpointed.class);
    }
  }

  @Test
  void progressMovesWithinAPart() throws Exception {
    java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
    java.io.PrintStream stream =
        new java.io.PrintStream(text, true, java.nio.charset.StandardCharsets.UTF_8);
    try (RunDirectory directory = open(out);
        Progress progress =
            new Progress(stream, false, java.time.Duration.ofMillis(20), System::nanoTime)) {
      Execution execution = new Execution(200, 20);
      sweep(new Probe(200, 5)).run(new SparkWorkers(session, directory, execution, progress));
    }

    List<String> lines = text.toString(java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).anyMatch(line -> line.matches("ProbeRow  [1-9]\\d+/200 units .*"));
    assertThat(lines.stream().map(line -> line.split("/", 2)[0]).distinct().count())
        .isGreaterThan(3);
    assertThat(lines.get(lines.size() - 1))
        .startsWith("ProbeRow  200/200 units (100 %)")
        .endsWith("failed 19");
  }

  /** A loop: ask, write, remember; evicted at a given step. */
  record Loop(int steps, int evictedAt) implements Engine {
    @Override
    public void run(Workers workers) {
      State state = workers.recall(State.class).orElse(new State(0, new double[] {1}));
      while (state.step() < steps) {
        List<Long> squares = workers.map(new Probe(5, 0), new Square());
        double sum = state.sums()[0] / 3 + squares.stream().mapToLong(Long::longValue).sum();
        long step = state.step();
        Probe probe = new Probe(9, 0);
        workers.write(Probe.TABLE, probe, new Shifted(step, sum));
        if (step == evictedAt) {
          throw new IllegalStateException("evicted");
        }

        state = new State(state.step() + 1, new double[] {sum});
        workers.remember(state);
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  record State(int step, double[] sums) implements java.io.Serializable {}

  record Shifted(long step, double sum) implements RowKernel<Long, ProbeRow> {
    @Override
    public Stream<ProbeRow> apply(Long unit) {
      return PROBE.failed(unit + 100 * step, "sum " + sum);
    }

    @Override
    public Stream<ProbeRow> failed(Long unit, String reason) {
      throw new IllegalStateException(reason);
    }
  }

  record Square() implements Kernel<Long, Long> {
    @Override
    public Long apply(Long unit) {
      return unit * unit;
    }
  }

  /** A sweep whose unit cannot be made: a fault that ends the driver. */
  record Dying(Probe probe, long at) implements Sweep<Long> {
    @Override
    public long size() {
      return probe.size();
    }

    @Override
    public Long unit(long index) {
      if (index == at) {
        throw new IllegalStateException("the driver dies");
      }

      return index;
    }
  }

  private static Engine dying(long at) {
    return workers -> workers.write(Probe.TABLE, new Dying(PROBE, at), PROBE);
  }

  private static String hash(Probe probe) {
    RowDigest digest = new RowDigest();
    TableColumns columns = TableColumns.of(Probe.TABLE, TableSchemas.of(Probe.TABLE));
    rows(probe).forEach(row -> digest.add(columns.values(row)));
    return digest.hash().toString();
  }

  private static Stream<ProbeRow> rows(Probe probe) {
    return LongStream.range(0, probe.size())
        .boxed()
        .flatMap(
            unit -> {
              try {
                return probe.apply(unit);
              } catch (IllegalStateException e) {
                return probe.failed(unit, "IllegalStateException: unit " + unit + " is");
              }
            });
  }

  private static List<String> expected(Probe probe) {
    TableColumns columns = TableColumns.of(Probe.TABLE, TableSchemas.of(Probe.TABLE));
    return rows(probe).map(row -> text(columns.values(row))).toList();
  }

  private static List<String> rows(RunFolder run) {
    return read(run).stream().map(row -> text(values(row))).toList();
  }

  private static List<Row> read(RunFolder run) {
    return session
        .read()
        .parquet(run.table("ProbeRow"))
        .drop("part")
        .orderBy("unit", "copy")
        .collectAsList();
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      boolean array =
          row.schema().apply(i).dataType() instanceof org.apache.spark.sql.types.ArrayType;
      values[i] = array ? row.getList(i) : row.get(i);
    }

    return values;
  }

  private static String text(Object[] values) {
    Object[] boxed = values.clone();
    for (int i = 0; i < boxed.length; i++) {
      if (boxed[i] instanceof double[] array) {
        boxed[i] = java.util.Arrays.stream(array).boxed().toArray();
      }
    }

    return java.util.Arrays.deepToString(boxed);
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
      return runs.findAny().orElseThrow();
    }
  }

  private Map<Path, FileTime> times() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      Map<Path, FileTime> times = new TreeMap<>();
      files
          .filter(path -> path.toString().endsWith(".parquet"))
          .forEach(path -> times.put(path, time(path)));
      return times;
    }
  }

  private static FileTime time(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
