package org.calibrant.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.math.Points;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors, beams, cells: what is known without a reference program. */
class GeometryTest {
  @TempDir private Path folder;

  private static Detector detector(
      Convention convention, Pivot pivot, double[] rotation, double twoTheta) {
    return new Detector(
        40,
        60,
        0.2,
        80,
        convention,
        new Middle(),
        pivot,
        rotation,
        twoTheta,
        SolidAngle.SQUARE,
        new Surface());
  }

  private static Placement place(Detector detector) {
    double[] centre = detector.centreMm();
    return Placement.of(detector, detector.distanceMm(), centre[0], centre[1]);
  }

  static Stream<Convention> conventions() {
    return Stream.of(new Mosflm(), new Denzo(), new Xds(), new Dials(), new Adxv());
  }

  @ParameterizedTest
  @MethodSource("conventions")
  void theDirectBeamFallsOnItsCentreAtItsDistanceHoweverTheDetectorTurnsAboutIt(
      Convention convention) {
    Detector detector = detector(convention, Pivot.BEAM, new double[] {3, -5, 8}, 12);
    Placement placement = place(detector);
    double[] centre = detector.centreMm();
    double[] point =
        Vec.sum(
            1,
            placement.corner(),
            centre[1] * 1e-3,
            placement.fast(),
            centre[0] * 1e-3,
            placement.slow());
    double[] expected = Vec.scaled(convention.frame().beam(), 0.08);
    assertThat(point).containsExactly(expected, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("conventions")
  void aDetectorThatSwingsAboutTheSampleKeepsItsCloseDistance(Convention convention) {
    Detector straight = detector(convention, Pivot.SAMPLE, new double[3], 0);
    Placement before = place(straight);
    Placement after = place(detector(convention, Pivot.SAMPLE, new double[3], 30));
    assertThat(before.close()).isCloseTo(0.08, within(1e-15));
    double shorter = Math.abs(Vec.dot(convention.frame().beam(), after.normal()));
    assertThat(after.close()).isCloseTo(0.08 * shorter, within(1e-15));
    assertThat(shorter).isCloseTo(Math.cos(Math.toRadians(30)), within(1e-12));
  }

  /** Specification of the demonstration: 64 × 64 pixels of 0.1 mm at 100 mm. */
  @Test
  void theDemonstrationsFirstCornerIsOnePixelPastTheMiddle() {
    Detector demo = Cases.detector(64, 100);
    double[] centre = demo.centreMm();
    assertThat(centre).containsExactly(new double[] {3.3, 3.3}, within(1e-12));
    assertThat(Placement.of(demo, 100, centre[0], centre[1]).corner())
        .containsExactly(new double[] {0.1, 3.3e-3, -3.3e-3}, within(1e-15));
  }

  @Test
  void aDetectorBehindTheSampleIsRefused() {
    Detector behind = detector(new Mosflm(), Pivot.BEAM, new double[] {0, 0, 0}, 120);
    Experiment experiment = Cases.with(Cases.demo(), behind);
    assertThatThrownBy(experiment::check)
        .hasMessageContaining("the detector's plane must lie in front of the sample");
  }

  /** The same crystal, beam and detector in another frame: rows and columns may change places. */
  @Test
  void conventionsDifferInNamesAndNotInPhysics() {
    Detector xds =
        new Detector(
            64,
            64,
            0.1,
            100,
            new Xds(),
            new FromCorner(3.3, 3.3),
            Pivot.BEAM,
            new double[3],
            0,
            SolidAngle.SQUARE,
            new Surface());
    Custom turned =
        new Custom(
            new double[] {0, 1, 0},
            new double[] {0, 0, 1},
            new double[] {1, 0, 0},
            new double[] {0, 1, 0},
            new double[] {0, 0, 1},
            new double[] {0, 0, 1},
            new double[] {0, 0, 1},
            Pivot.BEAM);
    // the cyclic rotation x → z → y → x of everything
    double[] map = {0, 1, 0, 0, 0, 1, 1, 0, 0};
    Crystal crystal = Cases.crystal(new double[3], new Perfect());
    double[] tilt = Vec.rotation(0.1, 0.2, 0.3);
    Experiment one = Cases.with(Cases.with(Cases.demo(), xds), turned(crystal, tilt));
    Detector other =
        new Detector(
            64,
            64,
            0.1,
            100,
            turned,
            new FromCorner(3.3, 3.3),
            Pivot.BEAM,
            new double[3],
            0,
            SolidAngle.SQUARE,
            new Surface());
    assertThat(Vec.times(map, xds.convention().frame().beam()))
        .containsExactly(turned.frame().beam());
    assertThat(Vec.times(map, xds.convention().frame().fast()))
        .containsExactly(turned.frame().fast());
    Experiment two =
        Cases.with(Cases.with(Cases.demo(), other), turned(crystal, Vec.product(map, tilt)));
    assertThat(Cases.difference(Cases.image(two), Cases.image(one))).isLessThan(1e-11);
  }

  private static Crystal turned(Crystal crystal, double[] rotation) {
    return new Crystal(
        new Turned(crystal.cell(), rotation),
        crystal.missetDeg(),
        crystal.cells(),
        crystal.shape(),
        crystal.mosaic());
  }

  @Test
  void aCellFromAMosflmMatrixIsTheCellItWasMadeOf() throws Exception {
    double[] cell = {70, 80, 90, 75, 85, 95};
    double[] misset = {10, -20, 30};
    double[] vectors =
        CellVectors.values(CellVectors.of(cell, misset, Setting.EXACT, Vec.identity()));
    double[] reciprocal = Vec.inverse(vectors);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      text.append(" ").append(reciprocal[i] * 0.9793).append(i % 3 == 2 ? "\n" : "");
    }

    Path file = folder.resolve("auto.mat");
    Files.writeString(file, text + " 0.0 0.0 0.0\n");
    MosflmMatrix matrix = new MosflmMatrix(new InputFile(file.toString()), 0.9793);
    assertThat(matrix.constants()).containsExactly(cell, within(1e-10));
    double[] again =
        CellVectors.values(
            CellVectors.of(matrix.constants(), new double[3], Setting.EXACT, matrix.orientation()));
    assertThat(again).containsExactly(vectors, within(1e-10));
  }

  @Test
  void aDivergentBeamIsCentredAndItsMiddleIsTheBeam() {
    Divergent beam = new Divergent(1, 4, 3, 2, 3, 0.02, 3, true);
    List<Source> sources = beam.sources(new Mosflm().frame());
    assertThat(sources).hasSize(5 * 3); // the corners are cut
    double[] sum = new double[3];
    for (Source source : sources) {
      for (int i = 0; i < 3; i++) {
        sum[i] += source.direction()[i] / sources.size();
      }
    }

    assertThat(sum).containsExactly(new double[] {-1, 0, 0}, within(1e-5));
    assertThat(sources.get(0).wavelengthAngstrom()).isCloseTo(0.99, within(1e-12));
    assertThat(sources.get(2).wavelengthAngstrom()).isCloseTo(1.01, within(1e-12));
  }

  @Test
  void moreCellsAlongAnAxisMakeReflectionsHigherByTheirSquareAndNarrower() {
    double[] out = new double[10];
    double[] none = new double[3];
    new Square().squared(none, new double[] {3, 4, 5}, Vec.identity(), out);
    assertThat(out[0]).isEqualTo(3600);
    new Square().squared(new double[] {0.2, 0, 0}, new double[] {5, 1, 1}, Vec.identity(), out);
    assertThat(out[0]).isCloseTo(0, within(1e-25));
    new Round(1).squared(none, new double[] {3, 4, 5}, Vec.identity(), out);
    assertThat(Math.sqrt(out[0])).isCloseTo(60 * 0.723601254558268, within(1e-12));
  }

  @Test
  void theBackgroundIsAddedAndAWiderRegionChangesNoPixelOfASmallerOne() {
    Experiment demo = Cases.with(Cases.demo(), new Flat(2.5));
    double[] all = Cases.image(demo);
    double[] without = Cases.image(Cases.demo());
    assertThat(all[100] - without[100]).isCloseTo(2.5, within(1e-12));
    Selection some = new Region(10, 20, 5, 40);
    int[] pixels = Selection.pixels(some, demo.detector());
    double[] part = Pixels.computed(demo, pixels, Parameters.of(demo));
    assertThat(pixels).hasSize(11 * 36);
    assertThat(part[0]).isZero();
    assertThat(part[15 * 64 + 7]).isEqualTo(all[15 * 64 + 7]);
  }

  @Test
  void anImageHasTheSameBitsWhateverTheTilesAndTheMemoryForRays() {
    Experiment demo = Cases.demo();
    double[] values = Parameters.of(demo);
    double[] kept = new double[4096];
    ImageModel model = new ImageModel(demo, ImageModel.all(demo));
    model.image(values, kept);
    model.image(values, kept);
    assertThat(kept).isEqualTo(Cases.image(demo));
  }

  static Stream<Map.Entry<String, Runnable>> mistakes() {
    double[] n = {5, 5, 5};
    return Stream.of(
        Map.entry(
            "no cell has the angles 30.0, 40.0, 120.0 deg",
            () -> new Constants(new double[] {9, 9, 9, 30, 40, 120}, Setting.EXACT)),
        Map.entry(
            "a of the cell must be positive, was -1.0",
            () -> new Constants(new double[] {-1, 9, 9, 90, 90, 90}, Setting.EXACT)),
        Map.entry(
            "angles of the cell must be between 0 and 180 deg, was 180.0",
            () -> new Constants(new double[] {9, 9, 9, 180, 90, 90}, Setting.EXACT)),
        Map.entry(
            "cells must be at least 1 along each axis, was 0.5",
            () ->
                new Crystal(
                    new Constants(Cases.CUBE, Setting.EXACT),
                    new double[3],
                    new double[] {5, 0.5, 5},
                    new Square(),
                    new Perfect())),
        Map.entry("spread-deg must not be negative, was -0.1", () -> new TorchMosaic(-0.1, 5, 1)),
        Map.entry("kahn must be from -1 to 1, was 2.0", () -> new Kahn(2)),
        Map.entry(
            "unknown parameter mosiac",
            () -> new Refined("mosiac", new Unbounded(), new Unrestrained())),
        Map.entry(
            "lower must be below upper, were 3.0 and 2.0",
            () -> {
              assertThat(n).hasSize(3);
              new Clamped(3, 2);
            }));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void whatCannotBeIsRefusedInWords(Map.Entry<String, Runnable> mistake) {
    assertThatThrownBy(() -> mistake.getValue().run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(mistake.getKey());
  }

  @Test
  void aSweepOfImagesTakesAllCombinationsTheLastNameFastest() {
    ImageEngine engine =
        new ImageEngine(
            Cases.demo(),
            new GridOf(
                Map.of(
                    "wavelength", new Points(new double[] {1, 1.1}),
                    "misset_x", new Points(new double[] {0, 1, 2}))),
            new Everywhere(),
            new Photons(5),
            new NoComparison());
    engine.check();
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    List<ImageRow> rows = workers.table(ImageRow.class);
    assertThat(rows).hasSize(6).allMatch(row -> row.status().equals("ok"));
    assertThat(rows.get(1).values()[1]).isZero();
    assertThat(rows.get(1).values()[15]).isEqualTo(1.1);
    assertThat(rows.get(5).values()[1]).isEqualTo(2);
    for (double photons : rows.get(3).pixels()) {
      assertThat(photons).isEqualTo(Math.rint(photons));
    }
  }
}
