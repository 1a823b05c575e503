package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.math.Points;
import org.calibrant.xray.likelihood.WStat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each change of a calibration does, and what it leaves alone. */
class ModificationsTest {
  private static final Observation PLAIN = new Observation(Trial.ccd(), 1e4);

  @TempDir Path folder;

  static Stream<Object[]> nothing() {
    return Stream.of(
        new Object[] {new AreaScale(), new double[] {0}},
        new Object[] {new AreaSlope(2), new double[] {0}},
        new Object[] {new GaussianArf(), new double[] {2, 1, 0}},
        new Object[] {new EdgeShift(2, 1), new double[] {0}},
        new Object[] {new AreaSpline(new double[] {0.5, 2, 7}), new double[] {0, 0, 0}},
        new Object[] {new Contamination(1), new double[] {0, 0, 0}},
        new Object[] {new Gain(), new double[] {0, 0}},
        new Object[] {new Resolution(), new double[] {0}},
        new Object[] {new ExposureScale(), new double[] {1}},
        new Object[] {new Combined(List.of(new Gain(), new AreaScale())), new double[] {0, 0, 0}});
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void theNeutralValueChangesNothing(Modification modification, double[] neutral) {
    for (int i = 0; i < neutral.length; i++) {
      modification.check(modification.axes().get(i).name(), neutral[i]);
    }

    Observation same = modification.modified(PLAIN, neutral);
    assertThat(same.exposureS()).isEqualTo(PLAIN.exposureS());
    assertThat(same.response().area()).isEqualTo(PLAIN.response().area());
    for (int e = 0; e < PLAIN.response().energies(); e++) {
      double[] row = PLAIN.response().row(e);
      double[] now = same.response().row(e);
      for (int c = 0; c < row.length; c++) {
        assertThat(now[c]).isCloseTo(row[c], within(1e-12));
      }
    }
  }

  @Test
  void aScaleMultipliesAllAreas() {
    double[] area = new AreaScale().modified(PLAIN, new double[] {0.1}).response().area();
    for (int i = 0; i < area.length; i++) {
      assertThat(area[i]).isEqualTo(PLAIN.response().area()[i] * 1.1);
    }
  }

  @Test
  void aSlopeTurnsAboutItsPivot() {
    double[] edges = PLAIN.response().edges();
    double pivot = 0.5 * (edges[10] + edges[11]);
    double[] area = new AreaSlope(pivot).modified(PLAIN, new double[] {0.2}).response().area();
    assertThat(area[10]).isCloseTo(PLAIN.response().area()[10], Percentage.withPercentage(1e-12));
    double centre = 0.5 * (edges[30] + edges[31]);
    assertThat(area[30] / PLAIN.response().area()[30])
        .isCloseTo(1 + 0.2 * Math.log(centre / pivot), within(1e-12));
    double[] steep = new AreaSlope(pivot).modified(PLAIN, new double[] {9}).response().area();
    assertThat(Arrays.stream(steep).min().orElseThrow()).isZero();
  }

  @Test
  void anEdgeMovesAndTheRestStays() {
    double[] edges = PLAIN.response().edges();
    double[] step = new double[PLAIN.response().energies()];
    for (int i = 0; i < step.length; i++) {
      step[i] = 0.5 * (edges[i] + edges[i + 1]) < 4 ? 100 : 50;
    }

    Observation stepped = PLAIN.withArea(step);
    double[] moved = new EdgeShift(4, 2).modified(stepped, new double[] {0.6}).response().area();
    for (int i = 0; i < step.length; i++) {
      double centre = 0.5 * (edges[i] + edges[i + 1]);
      if (centre < 4.4 || centre > 4.85) {
        assertThat(moved[i]).as(centre + " keV").isEqualTo(centre < 4.6 ? 100 : 50);
      }
    }

    assertThatThrownBy(() -> new EdgeShift(4, 2).check("shift", 1))
        .hasMessage("shift must be less than half of width-kev = 2.0, was 1.0");
  }

  @Test
  void aTabulatedCurveIsInterpolatedAndScaled() throws IOException {
    Path file = folder.resolve("curve.csv");
    Files.writeString(file, "energy,change\n1,0\n3,0.2\n5,-2\n");
    double[] area =
        new AreaCurve(new InputFile(file.toString()))
            .modified(PLAIN, new double[] {0.5})
            .response()
            .area();
    double[] edges = PLAIN.response().edges();
    for (int i = 0; i < area.length; i++) {
      double e = 0.5 * (edges[i] + edges[i + 1]);
      double g = e < 1 ? 0 : e < 3 ? 0.1 * (e - 1) : e < 5 ? 0.2 - 1.1 * (e - 3) : -2;
      assertThat(area[i])
          .isCloseTo(PLAIN.response().area()[i] * Math.max(0, 1 + 0.5 * g), within(1e-9));
    }
  }

  @Test
  void aSplineGoesThroughItsNodesAndIsStraightThroughPointsOnALine() {
    double[] x = {0, 1, 2.5, 4};
    double[] y = {0.3, -0.1, 0.2, 0.25};
    double[] second = Curve.secondDerivatives(x, y);
    for (int i = 0; i < x.length; i++) {
      assertThat(Curve.spline(x, y, second, x[i])).isCloseTo(y[i], within(1e-15));
    }

    double h = 1e-4; // slopes meet at an inner node
    double left = (Curve.spline(x, y, second, 1) - Curve.spline(x, y, second, 1 - h)) / h;
    double right = (Curve.spline(x, y, second, 1 + h) - Curve.spline(x, y, second, 1)) / h;
    assertThat(right).isCloseTo(left, within(1e-3));
    double[] line = {1, 2, 3.5, 5};
    double[] none = Curve.secondDerivatives(x, line);
    assertThat(Curve.spline(x, line, none, 3.3)).isCloseTo(4.3, within(1e-14));
  }

  @Test
  void aContaminationHasItsDepthsAtTheReferenceAndAnEdgeOfFluorine() {
    Response fine = fine();
    Observation observation = new Observation(fine, 1);
    double[] carbon =
        new Contamination(0.7).modified(observation, new double[] {0.5, 0, 0}).response().area();
    double[] fluorine =
        new Contamination(0.7).modified(observation, new double[] {0, 0, 0.5}).response().area();
    int at = bin(fine, 0.7);
    assertThat(-Math.log(carbon[at] / fine.area()[at])).isCloseTo(0.5, within(0.02));
    int below = bin(fine, 0.68);
    int above = bin(fine, 0.71);
    double jump =
        Math.log(fluorine[above] / fine.area()[above])
            / Math.log(fluorine[below] / fine.area()[below]);
    assertThat(jump).as("K edge of fluorine at 0.694 keV").isGreaterThan(5);
    assertThat(Photoionisation.of("F", 700)).as("0.5 Mb, as between O and Ne").isBetween(0.3, 0.6);
  }

  @Test
  void aGainMovesWhatIsRecordedAndLosesNothingInside() {
    Response plain = PLAIN.response();
    Response moved = new Gain().modified(PLAIN, new double[] {0.08, 0.05}).response();
    int e = bin(plain, 4);
    double[] before = plain.row(e);
    double[] after = moved.row(e);
    assertThat(Arrays.stream(after).sum()).isCloseTo(Arrays.stream(before).sum(), within(1e-12));
    double mean = mean(plain, before);
    assertThat(mean(moved, after)).isCloseTo(0.08 + 1.05 * mean, within(5e-3));
  }

  @Test
  void aWorseResolutionAddsItsVariance() {
    Response plain = PLAIN.response();
    Response wide = new Resolution().modified(PLAIN, new double[] {0.3}).response();
    int e = bin(plain, 5);
    double[] before = plain.row(e);
    double[] after = wide.row(e);
    assertThat(Arrays.stream(after).sum()).isCloseTo(Arrays.stream(before).sum(), within(1e-3));
    double extra = variance(wide, after) - variance(plain, before);
    // the middle of a channel stands for all of it: σ² + w²/12
    assertThat(extra).isCloseTo(0.3 * 0.3 + 0.16 * 0.16 / 12, within(0.01));
  }

  @Test
  void exposureAndBackgroundAreScaled() {
    assertThat(new ExposureScale().modified(PLAIN, new double[] {1.5}).exposureS())
        .isEqualTo(1.5e4);
    Observation with = new FlatBackground(new Trial.Ccd(), 1e4, 1e-3, 1e4, 4).load().observation();
    Observation twice = new BackgroundScale().modified(with, new double[] {2});
    assertThat(twice.background().counts()[7]).isEqualTo(2 * with.background().counts()[7]);
    assertThat(twice.background().scale()).isEqualTo(with.background().scale());
  }

  @Test
  void aProductIsOneChangeAfterTheOther() {
    Combined both = new Combined(List.of(new AreaScale(), new ExposureScale(), new Gain()));
    assertThat(both.axes().stream().map(a -> a.name()))
        .containsExactly("scale", "exposure_factor", "gain_offset", "gain_slope");
    Observation changed = both.modified(PLAIN, new double[] {0.1, 2, 0.05, 0});
    assertThat(changed.exposureS()).isEqualTo(2e4);
    assertThat(changed.response().area()[9])
        .isCloseTo(1.1 * PLAIN.response().area()[9], within(1e-12));
    assertThat(changed.response().row(20))
        .isEqualTo(new Gain().modified(PLAIN, new double[] {0.05, 0}).response().row(20));
    assertThatThrownBy(() -> new Combined(List.of(new AreaScale(), new AreaScale())))
        .hasMessage("parts have the axis scale twice");
    assertThatThrownBy(() -> both.check("exposure_factor", -1))
        .hasMessage("exposure_factor must be positive, was -1.0");
  }

  /** An instrument with a background; the truth is found when it is known, missed when it is not. */
  @Test
  void aWrongBackgroundBiasesATemperature() {
    record Noisy() implements ResponseFiles {
      @Override
      public Response load() {
        return Trial.ccd();
      }

      @Override
      public Observation observation(double exposureS) {
        return new FlatBackground(new Trial.Ccd(), exposureS, 2e-3, exposureS, 4)
            .load()
            .observation();
      }
    }

    for (boolean table : new boolean[] {true, false}) {
      Source source = table ? new Trial.Tabulated(1e-3) : Trial.bremsstrahlung(1e-3);
      LibraryEngine engine =
          new LibraryEngine(
              1,
              new Noisy(),
              2e4,
              new Channels(4, 50),
              new BackgroundScale(),
              Map.of("background_factor", new Points(new double[] {0.8, 1, 1.2})),
              new Points(new double[] {3}),
              1,
              Noise.ASIMOV,
              source,
              new BackgroundFit(new WStat(), 0.3, 15, 12, 0, 1, 1e-6),
              false,
              false,
              3);
      LocalWorkers workers = new LocalWorkers();
      engine.check();
      engine.run(workers);
      List<LibraryRow> rows = workers.table(LibraryRow.class);
      assertThat(rows.get(1).t_fit()).isCloseTo(3, within(1e-5));
      assertThat(rows.get(0).t_fit()).as("less background, softer").isLessThan(2.99);
      assertThat(rows.get(2).t_fit()).isGreaterThan(3.01);
      assertThat(rows.get(1).t_lo()).isBetween(2.5, 2.99);
      assertThat(rows.get(1).t_hi()).isBetween(3.01, 3.5);
    }
  }

  /** 1 eV bins from 0.5 to 0.9 keV, one channel. */
  private static Response fine() {
    int n = 400;
    double[] low = new double[n];
    double[] high = new double[n];
    double[] area = new double[n];
    int[] rowStart = new int[n + 1];
    int[] start = new int[n + 1];
    double[] ones = new double[n];
    for (int i = 0; i < n; i++) {
      low[i] = 0.5 + 1e-3 * i;
      high[i] = 0.5 + 1e-3 * (i + 1);
      area[i] = 100;
      ones[i] = 1;
      rowStart[i + 1] = i + 1;
      start[i + 1] = i + 1;
    }

    return new Response(
        new org.calibrant.data.ogip.Rmf(
            "fine",
            low,
            high,
            1,
            new double[] {0},
            new double[] {1},
            rowStart,
            new int[n],
            start,
            ones,
            false,
            Map.of()),
        area);
  }

  private static int bin(Response response, double energy) {
    int i = 0;
    while (response.edges()[i + 1] < energy) {
      i++;
    }

    return i;
  }

  private static double mean(Response response, double[] row) {
    double sum = 0;
    double moment = 0;
    for (int c = 0; c < row.length; c++) {
      sum += row[c];
      moment += row[c] * 0.5 * (response.channelMin()[c] + response.channelMax()[c]);
    }

    return moment / sum;
  }

  private static double variance(Response response, double[] row) {
    double mean = mean(response, row);
    double sum = 0;
    double moment = 0;
    for (int c = 0; c < row.length; c++) {
      double d = 0.5 * (response.channelMin()[c] + response.channelMax()[c]) - mean;
      sum += row[c];
      moment += row[c] * d * d;
    }

    return moment / sum;
  }
}
