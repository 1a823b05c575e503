package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackEngineTest {
  private static final Split SPLIT = new Split(1, 0.8, 0.1);
  private static final Interval ZERO = new Interval(0, 0);

  @TempDir Path folder;

  private static Ranges ranges(long seed, long tracks, Interval start, Interval way) {
    return new Ranges(
        seed,
        tracks,
        new Interval(-300, 300),
        new Interval(-250, 250),
        new Interval(-0.3, 0.3),
        new Interval(-0.25, 0.25),
        new Momenta(2, 100, Momenta.Spacing.LOG_UNIFORM),
        0.5,
        start,
        way,
        new Interval(-500, 14000));
  }

  private static Ranges through(long tracks) {
    return ranges(42, tracks, new Interval(3000, 3000), new Interval(6000, 6000));
  }

  private static List<TrackRow> run(TrackSource source, Stepper stepper, int perUnit) {
    LocalWorkers workers = new LocalWorkers();
    new TrackEngine(source, Fields.DIPOLE, stepper, List.of(), false, SPLIT, perUnit).run(workers);
    return workers.table(TrackRow.class);
  }

  private static String bits(List<? extends TableRow> rows) {
    return rows.stream().map(row -> Arrays.toString(row.columns())).collect(Collectors.joining());
  }

  // --- rows --------------------------------------------------------------------------------------

  @Test
  void everyTrackHasExactlyOneRowWithAStatus() {
    Stepper strict = new RungeKutta4(50, false, 1000, new Limits(1500, 0.5));
    List<TrackRow> rows = run(through(500), strict, 64);
    assertThat(rows).hasSize(500);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      TrackRow row = rows.get(i);
      counts.merge(row.status(), 1, Integer::sum);
      assertThat(row.unit()).isEqualTo(i);
      assertThat(row.track()).isEqualTo(i);
      assertThat(row.x_f() == null).isEqualTo(!row.status().equals("ok"));
      assertThat(row.note() == null).isEqualTo(row.status().equals("ok"));
      assertThat(row.p_gev() * Math.abs(row.qop_per_mev())).isCloseTo(1e-3, within(1e-18));
    }

    assertThat(counts.keySet()).containsExactly("ok", "position-cut", "slope-cut");
  }

  @Test
  void theBlocksDoNotMatter() {
    Stepper stepper = StepperTest.adaptive(EmbeddedPair.TSITOURAS, 1e-4);
    String one = bits(run(through(300), stepper, 300));
    assertThat(bits(run(through(300), stepper, 1))).isEqualTo(one);
    assertThat(bits(run(through(300), stepper, 77))).isEqualTo(one);
  }

  @Test
  void aFieldThatFailsCostsOnlyTheTrackThatAskedIt() {
    MagneticField broken =
        (x, y, z, b) -> {
          if (x > 1000) {
            throw new IllegalStateException("beyond my table");
          }

          Fields.DIPOLE.at(x, y, z, b);
        };
    TrackKernel kernel = new TrackKernel(through(200), broken, StepperTest.rk4(50), false, SPLIT);
    List<TrackRow> rows = kernel.apply(new RowBlocks.Block(0, 200)).toList();
    assertThat(rows).hasSize(200);
    assertThat(rows).extracting(TrackRow::status).containsOnly("ok", "error");
    assertThat(rows).filteredOn(row -> row.status().equals("ok")).hasSizeGreaterThan(50);
    assertThat(rows)
        .filteredOn(row -> row.status().equals("error"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.note()).isEqualTo("beyond my table"));
  }

  @Test
  void aFailedBlockStillHasItsRows() {
    TrackKernel kernel =
        new TrackKernel(through(10), Fields.DIPOLE, new StraightLine(), false, SPLIT);
    List<TrackRow> rows = kernel.failed(new RowBlocks.Block(3, 7), "no memory").toList();
    assertThat(rows).extracting(TrackRow::unit).containsExactly(3L, 4L, 5L, 6L);
    assertThat(rows).extracting(TrackRow::status).containsOnly("error");
    assertThat(rows).extracting(TrackRow::note).containsOnly("no memory");
  }

  @Test
  void chargesBendApartAsTheIntegralOfTheFieldSays() {
    double covariance = 0;
    for (TrackRow row :
        run(through(2000), StepperTest.adaptive(EmbeddedPair.CASH_KARP, 1e-2), 500)) {
      covariance += row.status().equals("ok") ? row.qop_per_mev() * (row.tx_f() - row.tx()) : 0;
    }

    assertThat(covariance).as("∫ By dz is negative").isPositive();
  }

  @Test
  void planesOnTheWayHaveTheStatesOfTracksThatEndThere() {
    List<Double> planes = List.of(8000.0, 2000.0, 4000.0);
    LocalWorkers workers = new LocalWorkers();
    Stepper stepper = StepperTest.rk4(10);
    new TrackEngine(through(20), Fields.DIPOLE, stepper, planes, true, SPLIT, 7).run(workers);
    List<TrackPointRow> points = workers.table(TrackPointRow.class);
    assertThat(points).as("2000 mm is before the start").hasSize(40);
    for (TrackPointRow point : points) {
      assertThat(point.status()).isEqualTo("ok");
      assertThat(point.unit()).isEqualTo(3 * point.track() + point.plane());
      Track track = through(20).track(point.track());
      double[] state = {track.x(), track.y(), track.tx(), track.ty(), track.qop()};
      stepper.in(Fields.DIPOLE).carry(3000, point.z(), state);
      assertThat(point.x()).isCloseTo(state[0], within(1e-9));
      assertThat(point.ty()).isCloseTo(state[3], within(1e-12));
    }

    assertThat(points).extracting(TrackPointRow::z).startsWith(4000.0, 8000.0, 4000.0);
    TrackRow row = workers.table(TrackRow.class).get(3);
    assertThat(row.jacobian()).hasSize(25).endsWith(0, 0, 0, 0, 1);
    assertThat(row.jacobian()[2]).as("∂x/∂tx is about the way").isBetween(5000.0, 8000.0);
    assertThat(row.evaluations()).isEqualTo(4 * row.steps()).isEqualTo(2400);
    assertThat(row.step_min()).isEqualTo(10);
    assertThat(row.step_max()).isEqualTo(10);
  }

  @Test
  void aTrackThatEndsBeforeAPlaneSaysSoThere() {
    Stepper strict = new RungeKutta4(50, false, 1000, new Limits(300, 2));
    LocalWorkers workers = new LocalWorkers();
    new TrackEngine(through(50), Fields.DIPOLE, strict, List.of(9000.0), false, SPLIT, 7)
        .run(workers);
    assertThat(workers.table(TrackPointRow.class))
        .filteredOn(row -> row.status().equals("position-cut"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.note()).startsWith("at z = "))
        .allSatisfy(row -> assertThat(row.x()).isNull());
  }

  @Test
  void adaptiveStepsSayHowManyWereRejectedAndHowLongTheyWere() {
    List<TrackRow> rows =
        run(through(50), StepperTest.adaptive(EmbeddedPair.DORMAND_PRINCE, 1e-6), 50);
    assertThat(rows).extracting(TrackRow::rejected).anyMatch(n -> n > 0);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.evaluations()).isGreaterThan(5 * row.steps()))
        .allSatisfy(row -> assertThat(row.step_min()).isLessThanOrEqualTo(row.step_max()));
  }

  @Test
  void statesOfAnNpzAreThoseOfItsArrays() throws IOException {
    Path six = folder.resolve("six.npz");
    Path seven = folder.resolve("seven.npz");
    for (Path path : List.of(six, seven)) {
      try (java.io.OutputStream out = Files.newOutputStream(path);
          org.calibrant.data.npy.NpzWriter npz = new org.calibrant.data.npy.NpzWriter(out, 1)) {
        double[] x = {1, 2, .1, .2, 1e-4, 500, 3, 4, .3, .4, -1e-4, -700};
        double[] rich = {1, 2, .1, .2, 1e-4, 3000, 500, 3, 4, .3, .4, -1e-4, 4000, -700};
        org.calibrant.data.npy.Element f8 = org.calibrant.data.npy.Element.FLOAT64;
        if (path == six) {
          npz.array("X", f8, x, 2, 6);
          npz.array("Z", f8, new double[] {3000, 3500, 4000, 3300}, 2, 2);
        } else {
          npz.array("X", f8, rich, 2, 7);
        }

        npz.finish();
      }

      StatesArrays source = new StatesArrays(new InputFile(path.toString()));
      assertThat(source.size()).isEqualTo(2);
      assertThat(source.track(0)).isEqualTo(new Track(0, 3000, 3500, 1, 2, .1, .2, 1e-4));
      assertThat(source.track(1)).isEqualTo(new Track(1, 4000, 3300, 3, 4, .3, .4, -1e-4));
    }

    Path wrong = folder.resolve("wrong.npz");
    try (java.io.OutputStream out = Files.newOutputStream(wrong);
        org.calibrant.data.npy.NpzWriter npz = new org.calibrant.data.npy.NpzWriter(out, 1)) {
      npz.array("X", org.calibrant.data.npy.Element.FLOAT32, new double[10], 2, 5);
      npz.finish();
    }

    assertThatThrownBy(new StatesArrays(new InputFile(wrong.toString()))::check)
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("X.npy: expected the shape (N, 6) or (N, 7), found [2, 5]");
  }

  // --- random tracks -----------------------------------------------------------------------------

  @Test
  void aTrackOfASeedIsTheSameForEverHoweverManyThereAre() {
    assertThat(through(1_000_000_000_000L).track(77)).isEqualTo(through(78).track(77));
    Ranges other = ranges(43, 78, new Interval(3000, 3000), new Interval(6000, 6000));
    assertThat(other.track(77)).isNotEqualTo(through(78).track(77));
    assertThat(through(78).track(76)).isNotEqualTo(through(78).track(77));
    Track track = through(78).track(77);
    assertThat(List.of(track.x(), track.tx(), track.qop()))
        .as("the numbers of version 1")
        .isEqualTo(PINNED);
  }

  private static final List<Double> PINNED =
      List.of(79.15423338955674, -0.21381049654370085, 2.166274222734746E-5);

  @Test
  void randomTracksFillTheirRangesEvenly() {
    int n = 20_000;
    Ranges ranges = ranges(7, n, new Interval(0, 14000), new Interval(-10000, 10000));
    double[] sum = new double[5];
    int positive = 0;
    int atTheEnds = 0;
    for (int i = 0; i < n; i++) {
      Track t = ranges.track(i);
      double p = 1e-3 / Math.abs(t.qop());
      assertThat(p).isBetween(2 * (1 - 1e-15), 100 * (1 + 1e-15));
      assertThat(Math.abs(t.x())).isLessThanOrEqualTo(300);
      assertThat(t.zEnd()).isBetween(-500.0, 14000.0);
      assertThat(Math.abs(t.zEnd() - t.zStart())).isLessThanOrEqualTo(10000 + 1e-9);
      sum[0] += t.x() / 300;
      sum[1] += t.y() / 250;
      sum[2] += t.tx() / 0.3;
      sum[3] += t.ty() / 0.25;
      sum[4] += 2 * Math.log(p / 2) / Math.log(50) - 1;
      positive += t.qop() > 0 ? 1 : 0;
      atTheEnds += t.zEnd() == 14000 || t.zEnd() == -500 ? 1 : 0;
    }

    // means of 20,000 numbers uniform on (−1, 1): standard deviation 0.0041
    for (double s : sum) {
      assertThat(s / n).isCloseTo(0, within(0.0164));
    }

    assertThat(positive / (double) n).isCloseTo(0.5, within(0.0142));
    assertThat(atTheEnds).as("ways are drawn within the borders, not cut at them").isZero();
  }

  @Test
  void aChangeOfOneRangeLeavesTheOthersAlone() {
    Track a = through(9).track(5);
    Track b = ranges(42, 9, new Interval(0, 1000), new Interval(-200, 8000)).track(5);
    assertThat(b.x()).isEqualTo(a.x());
    assertThat(b.qop()).isEqualTo(a.qop());
    assertThat(b.zStart()).isNotEqualTo(a.zStart());
  }

  @Test
  void rangesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Momenta(0, 100, Momenta.Spacing.LOG_UNIFORM))
        .hasMessage("from-gev must be positive, was 0.0");
    assertThatThrownBy(() -> new Momenta(5, 2, Momenta.Spacing.UNIFORM))
        .hasMessage("from-gev must not exceed to-gev, were 5.0 and 2.0");
    assertThatThrownBy(() -> new Interval(1, 0)).hasMessageContaining("from must not exceed to");
    assertThatThrownBy(() -> ranges(1, 1, new Interval(0, 9000), new Interval(6000, 6000)))
        .hasMessageContaining("no way of 6000.0 to 6000.0 mm ends in end-mm");
    assertThatThrownBy(() -> ranges(1, 0, ZERO, ZERO))
        .hasMessage("tracks must be at least 1, was 0");
    assertThatThrownBy(() -> new Split(1, 0.8, 0.3)).hasMessageContaining("must not exceed 1");
  }

  // --- given tracks ------------------------------------------------------------------------------

  private StatesTable table(String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "states", ".csv");
    Files.write(file, List.of(lines));
    return new StatesTable(new InputFile(file.toString()));
  }

  @Test
  void statesOfATableComeInItsOrderWhateverTheOrderOfItsColumns() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("qop_per_MeV,comment,id,x,y,tx,ty,z_start,z_end");
    for (int i = 0; i < 3000; i++) {
      lines.add("1e-4,none,%d,%d,2,0.1,0.2,3000,%d".formatted(7 * i, i, 4000 + i));
    }

    StatesTable source = table(lines.toArray(String[]::new));
    assertThat(source.size()).isEqualTo(3000);
    for (int i : new int[] {2999, 0, 1023, 1024, 1500}) {
      assertThat(source.track(i))
          .isEqualTo(new Track(7L * i, 3000, 4000 + i, i, 2, 0.1, 0.2, 1e-4));
    }

    assertThat(run(source, new StraightLine(), 100)).hasSize(3000);
  }

  @Test
  void aTrackWithoutChargeGoesStraightAndHasNoMomentum() throws IOException {
    StatesTable source =
        table("id,z_start,z_end,x,y,tx,ty,qop_per_MeV", "5,3000,9000,1,2,0.1,0.2,0");
    TrackRow row = run(source, StepperTest.rk4(5), 10).get(0);
    assertThat(row.p_gev()).isNull();
    assertThat(row.x_f()).isCloseTo(601, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,z_start,z_end,x,y,tx,ty,qop      | 1,0,1,0,0,0,0,0   | no column qop_per_MeV, found",
        "id,z_strat,z_end,x,y,tx,ty,qop_per_MeV | 1,0,1,0,0,0,0,0 | did you mean 'z_strat'?",
        "id,z_start,z_end,x,y,tx,ty,qop_per_MeV | 1,0,1,0,0,0,0,a | line 2 column qop_per_MeV",
        "id,z_start,z_end,x,y,tx,ty,qop_per_MeV | 1,0,1,nan,0,0,0,1 | line 2 column x",
        "id,z_start,z_end,x,y,tx,ty,qop_per_MeV | 1.5,0,1,0,0,0,0,1 | line 2 column id",
        "id,z_start,z_end,x,y,tx,ty,qop_per_MeV | # nothing | holds no track"
      })
  void aBadTableIsToldWhereItIsBad(String header, String line, String words) throws IOException {
    StatesTable source = table(header, line);
    long before = temporaryFiles();
    assertThatThrownBy(source::check).isInstanceOf(BadInput.class).hasMessageContaining(words);
    assertThat(temporaryFiles()).as("open temporary files").isLessThanOrEqualTo(before);
  }

  /** Temporary files of rows that this process holds open, where the system tells. */
  private static long temporaryFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.exists(open)) {
      return 0;
    }

    long rows = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
      for (Path file : files) {
        try {
          rows += Files.readSymbolicLink(file).toString().contains(".rows") ? 1 : 0;
        } catch (NoSuchFileException closed) {
          // by somebody else meanwhile
        }
      }
    }

    return rows;
  }

  // --- split -------------------------------------------------------------------------------------

  @Test
  void aTrackStaysInItsSetAndTheSetsHaveTheirShares() {
    Map<String, Integer> counts = new TreeMap<>();
    for (long id = 0; id < 20_000; id++) {
      counts.merge(SPLIT.of(id), 1, Integer::sum);
    }

    assertThat(counts.get("train") / 20_000.0).isCloseTo(0.8, within(0.0114));
    assertThat(counts.get("validation") / 20_000.0).isCloseTo(0.1, within(0.0085));
    assertThat(counts.get("test") / 20_000.0).isCloseTo(0.1, within(0.0085));
    assertThat(SPLIT.of(17)).isEqualTo(new Split(1, 0.8, 0.1).of(17));
  }
}
