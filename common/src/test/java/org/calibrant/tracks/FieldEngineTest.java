package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldEngineTest {
  @TempDir Path folder;

  private static FieldRow described(MagneticField field) {
    LocalWorkers workers = new LocalWorkers();
    new FieldEngine(field, -500, 14000, 1451).run(workers);
    assertThat(workers.table(FieldPointRow.class)).hasSize(1451);
    return workers.table(FieldRow.class).get(0);
  }

  @Test
  void aGaussianIsFoundAgain() {
    FieldRow row = described(Fields.GAUSSIAN);
    assertThat(row.status()).isEqualTo("ok");
    assertThat(row.b0_t()).isCloseTo(-1.0182, within(1e-10));
    assertThat(row.centre_mm()).isCloseTo(5007, within(1e-6));
    assertThat(row.width_mm()).isCloseTo(1744, within(1e-6));
    assertThat(row.rms_t()).isLessThan(1e-10);
    assertThat(row.integral_tm()).isCloseTo(-4.441, within(0.01));
    assertThat(row.points()).isZero();
  }

  /** The analytic dipole was made to have a peak of −1.03 T at 5007 mm and −4.44 T m. */
  @Test
  void theAnalyticDipoleHasThePeakAndTheIntegralItWasMadeFor() {
    FieldRow row = described(Fields.DIPOLE);
    assertThat(row.peak_t()).isCloseTo(-1.03, within(5e-6));
    assertThat(row.peak_mm()).isCloseTo(5007, within(10.0));
    assertThat(row.integral_tm()).isCloseTo(-4.44, within(1e-4));
    assertThat(row.rms_t()).isBetween(0.001, 0.02);
    FieldRow reversed = described(new Scaled(-2, Fields.DIPOLE));
    assertThat(reversed.b0_t()).isCloseTo(-2 * row.b0_t(), within(1e-9));
  }

  @Test
  void aMapTellsItsPointsAndWhatIsMasked() throws IOException {
    Path path = folder.resolve("map.txt");
    double[] side = Fields.axis(-2000, 500, 9);
    Fields.write(path, side, side, Fields.axis(-500, 500, 30), Fields.DIPOLE);
    InputFile file = new InputFile(path.toString());
    Mask edge = new EdgeMask(1500, 1000, Beyond.ZERO);
    FieldRow row =
        described(new MeasuredMap(file, "", Interpolation.TRILINEAR, edge, Outside.ZERO));
    assertThat(row.points()).isEqualTo(2430);
    assertThat(row.masked()).as("all but 7 x 5 columns").isEqualTo((81 - 35) * 30);
    assertThat(row.strongest_t()).isGreaterThan(1.5);
    Mask strong = new StrengthMask(1.2, Beyond.CLAMP);
    long masked =
        described(new MeasuredMap(file, "", Interpolation.TRILINEAR, strong, Outside.ZERO))
            .masked();
    assertThat(masked).isBetween(1L, 800L);
  }

  @Test
  void nothingAtAllIsNotAGaussianButHasItsRow() {
    FieldRow row = described(new Uniform(0, 0, 0));
    assertThat(row.peak_t()).isZero();
    assertThat(row.integral_tm()).isZero();
    assertThatThrownBy(() -> new FieldEngine(Fields.DIPOLE, 5, 5, 100))
        .hasMessageContaining("from-mm must be below to-mm");
  }

  @Test
  void aComparisonFindsTheReferenceEqualToItselfAndWorseMethodsWorse() {
    TrackSource source =
        new Ranges(
            1,
            60,
            new Interval(-300, 300),
            new Interval(-250, 250),
            new Interval(-0.2, 0.2),
            new Interval(-0.2, 0.2),
            new Momenta(5, 50, Momenta.Spacing.UNIFORM),
            0.5,
            new Interval(3000, 3000),
            new Interval(4000, 4000),
            new Interval(0, 9000));
    LocalWorkers workers = new LocalWorkers();
    new ComparisonEngine(
            source,
            Fields.DIPOLE,
            StepperTest.rk4(5),
            Map.of(
                "same",
                StepperTest.rk4(5),
                "coarse",
                StepperTest.rk4(250),
                "line",
                new StraightLine(),
                "strict",
                new RungeKutta4(5, false, 10_000, new Limits(400, 2))),
            7)
        .run(workers);
    List<ComparisonRow> rows = workers.table(ComparisonRow.class);
    assertThat(rows)
        .extracting(ComparisonRow::stepper)
        .containsExactly("coarse", "line", "same", "strict");
    assertThat(rows.get(2).max_mm()).isZero();
    assertThat(rows.get(2).evaluations()).isEqualTo(3200);
    assertThat(rows.get(0).max_mm()).isBetween(1e-7, 0.1);
    assertThat(rows.get(0).evaluations()).isEqualTo(64);
    assertThat(rows.get(1).p50_mm()).isGreaterThan(20).isLessThan(rows.get(1).p99_mm());
    assertThat(rows.get(3).lost()).isPositive();
    assertThat(rows.get(3).tracks() + rows.get(3).lost()).isEqualTo(60);
  }
}
