package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskTest {
  /** Linear in each coordinate, so that interpolation is exact. */
  private static final MagneticField LINEAR =
      (x, y, z, b) -> {
        b[0] = 1e-4 * x;
        b[1] = 1 + 2e-4 * y;
        b[2] = 1e-5 * z;
      };

  @TempDir static Path folder;
  private static InputFile file;

  @BeforeAll
  static void write() throws IOException {
    Path path = folder.resolve("linear.txt");
    double[] side = Fields.axis(-1000, 250, 9);
    Fields.write(path, side, side, Fields.axis(0, 500, 9), LINEAR);
    file = new InputFile(path.toString());
  }

  private static double[] field(
      Interpolation interpolation, Mask mask, Outside outside, double x, double y, double z) {
    double[] b = new double[3];
    new MeasuredMap(file, "", interpolation, mask, outside).at(x, y, z, b);
    return b;
  }

  @ParameterizedTest
  @EnumSource
  void withinTheEdgesTheFieldIsThatOfTheMap(Interpolation interpolation) {
    for (Beyond beyond : Beyond.values()) {
      Mask mask = new EdgeMask(600, 333, beyond);
      double[] b = field(interpolation, mask, Outside.ZERO, 599, -332, 1234);
      assertThat(b).containsExactly(new double[] {0.0599, 1 - 0.0664, 0.01234}, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void beyondTheEdgesItIsWhatTheMaskSays(Interpolation interpolation) {
    for (double[] p : new double[][] {{601, 0, 1000}, {-700, 10, 1000}, {900, 900, 3999}}) {
      double[] zero =
          field(
              interpolation,
              new EdgeMask(600, 333, Beyond.ZERO),
              Outside.REFUSED,
              p[0],
              p[1],
              p[2]);
      assertThat(zero).containsExactly(0, 0, 0);
      double[] rejected =
          field(
              interpolation, new EdgeMask(600, 333, Beyond.REJECT), Outside.ZERO, p[0], p[1], p[2]);
      assertThat(rejected).containsExactly(Double.NaN, Double.NaN, Double.NaN);
      double[] clamped =
          field(
              interpolation, new EdgeMask(600, 333, Beyond.CLAMP), Outside.ZERO, p[0], p[1], p[2]);
      double x = Math.max(-600, Math.min(600, p[0]));
      double y = Math.max(-333, Math.min(333, p[1]));
      assertThat(clamped)
          .containsExactly(new double[] {1e-4 * x, 1 + 2e-4 * y, 1e-5 * p[2]}, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void beyondTheMapTheOutsideCountsWhateverTheMask(Interpolation interpolation) {
    for (Beyond beyond : Beyond.values()) {
      Mask mask = new EdgeMask(600, 333, beyond);
      assertThat(field(interpolation, mask, Outside.ZERO, 1001, 0, 1000)).containsExactly(0, 0, 0);
      assertThat(field(interpolation, mask, Outside.REFUSED, 0, 0, 4001)).containsOnly(Double.NaN);
    }
  }

  @Test
  void aTrackThatNeedsWhatIsRejectedIsRejected() {
    double[] state = {0, 0, 0.3, 0, 1e-5};
    for (Interpolation interpolation : Interpolation.values()) {
      MeasuredMap map =
          new MeasuredMap(
              file, "", interpolation, new EdgeMask(600, 600, Beyond.REJECT), Outside.ZERO);
      assertThat(StepperTest.rk4(5).in(map).carry(0, 4000, state.clone()))
          .isEqualTo(Ending.REJECTED_BY_MASK);
    }
  }

  @Test
  void strongPointsAreZeroClampedOrRejected() {
    double[] strong = field(Interpolation.TRILINEAR, new Unmasked(), Outside.ZERO, 0, 1000, 0);
    assertThat(strong[1]).isCloseTo(1.2, within(1e-9));
    Mask zero = new StrengthMask(1.15, Beyond.ZERO);
    assertThat(field(Interpolation.TRILINEAR, zero, Outside.ZERO, 0, 1000, 0))
        .containsExactly(0, 0, 0);
    Mask clamp = new StrengthMask(1.15, Beyond.CLAMP);
    assertThat(field(Interpolation.TRILINEAR, clamp, Outside.ZERO, 0, 1000, 0)[1])
        .isCloseTo(1.15, within(1e-12));
    Mask reject = new StrengthMask(1.16, Beyond.REJECT);
    assertThat(field(Interpolation.TRILINEAR, reject, Outside.ZERO, 0, 751, 0)[1]).isNaN();
    assertThat(field(Interpolation.TRILINEAR, reject, Outside.ZERO, 0, 700, 0)[1])
        .isCloseTo(1.14, within(1e-9));
  }

  @Test
  void aMaskThatLeavesNothingIsRefused() {
    assertThatThrownBy(() -> new EdgeMask(0, 1, Beyond.ZERO))
        .hasMessage("x-mm must be positive, was 0.0");
    assertThatThrownBy(() -> new StrengthMask(Double.NaN, Beyond.ZERO))
        .hasMessage("strongest-t must be positive, was NaN");
    assertThat(new EdgeMask(1e-3, 1e-3, Beyond.ZERO).applied(loaded()).masked()).isEqualTo(80 * 9);
  }

  private static org.calibrant.data.fieldmap.FieldMap loaded() {
    return org.calibrant.data.fieldmap.FieldMap.read(file);
  }
}
