package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MagneticFieldTest {
  private static final double[] X = {-1000, -700, -100, 0, 200, 500, 1000};
  private static final double[] Y = Fields.axis(-900, 300, 7);
  private static final double[] Z = Fields.axis(3000, 250, 17);

  /** Quadratic in each coordinate. */
  private static final MagneticField QUADRATIC =
      (x, y, z, b) -> {
        b[0] = 1e-9 * (x * y - z * z) + 0.1;
        b[1] = -1e-6 * x * x + 1e-7 * y * y + 1e-4 * z;
        b[2] = 1e-16 * x * x * y * y * z + 1e-4 * y - 0.2;
      };

  @TempDir static Path folder;

  private static InputFile dipole;
  private static InputFile quadratic;

  @BeforeAll
  static void writeMaps() throws IOException {
    Path first = folder.resolve("dipole.txt");
    Fields.write(first, X, Y, Z, Fields.DIPOLE);
    dipole = new InputFile(first.toString());
    Path second = folder.resolve("quadratic.txt");
    Fields.write(second, X, Y, Z, QUADRATIC);
    quadratic = new InputFile(second.toString());
  }

  static Stream<MagneticField> all() {
    return Stream.of(
        new Uniform(0.1, -1, 0.3),
        Fields.GAUSSIAN,
        Fields.DIPOLE,
        new Scaled(-0.5, Fields.DIPOLE),
        new GriddedMap(dipole, Interpolation.TRILINEAR, Outside.ZERO),
        new GriddedMap(dipole, Interpolation.TRICUBIC, Outside.REFUSED),
        new Scaled(-1, new GriddedMap(dipole, Interpolation.TRILINEAR, Outside.ZERO)));
  }

  // --- every field -------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("all")
  void theAnswerDoesNotDependOnWhatWasAskedBefore(MagneticField field) {
    Random random = new Random(7);
    FieldProbe used = field.probe();
    double[] b = new double[3];
    double[] fresh = new double[3];
    for (int i = 0; i < 2000; i++) {
      double x = 2400 * random.nextDouble() - 1200;
      double y = 2000 * random.nextDouble() - 1000;
      double z = i % 5 == 0 ? 250 * random.nextInt(40) : 10000 * random.nextDouble();
      used.at(x, y, z, b);
      field.at(x, y, z, fresh);
      assertThat(b).containsExactly(fresh);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFieldTravelsAndStaysTheSame(MagneticField field) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(field);
    }

    assertThat(bytes.size()).as("without the points of a map").isLessThan(2000);
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(field);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theOtherPolarityReversesAllThreeComponents(MagneticField field) {
    double[] b = new double[3];
    double[] reversed = new double[3];
    field.at(123, -456, 4567, b);
    new Scaled(-1, field).at(123, -456, 4567, reversed);
    assertThat(b[1]).isNotZero();
    assertThat(reversed).containsExactly(-b[0], -b[1], -b[2]);
  }

  // --- formulae ----------------------------------------------------------------------------------

  /** Central differences of sixth order: the rest is rounding, 1e-16 T / 5 mm. */
  @Test
  void theHarmonicDipoleHasNeitherSourcesNorCurl() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      double[] at = {
        3000 * random.nextDouble() - 1500,
        3000 * random.nextDouble() - 1500,
        14000 * random.nextDouble()
      };
      double[][] d = new double[3][];
      for (int axis = 0; axis < 3; axis++) {
        d[axis] = derivative(Fields.DIPOLE, at, axis);
      }

      assertThat(d[0][0] + d[1][1] + d[2][2]).as("div B").isCloseTo(0, within(2e-15));
      assertThat(d[1][2] - d[2][1]).as("curl B, x").isCloseTo(0, within(2e-15));
      assertThat(d[2][0] - d[0][2]).as("curl B, y").isCloseTo(0, within(2e-15));
      assertThat(d[0][1] - d[1][0]).as("curl B, z").isCloseTo(0, within(2e-15));
    }
  }

  private static double[] derivative(MagneticField field, double[] at, int axis) {
    double h = 5;
    double[] weights = {3. / 4, -3. / 20, 1. / 60};
    double[] sum = new double[3];
    double[] b = new double[3];
    for (int i = 1; i <= 3; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] p = at.clone();
        p[axis] += sign * i * h;
        field.at(p[0], p[1], p[2], b);
        for (int m = 0; m < 3; m++) {
          sum[m] += sign * weights[i - 1] * b[m] / h;
        }
      }
    }

    return sum;
  }

  @Test
  void onItsAxisTheHarmonicDipoleIsTheSumOfItsGaussians() {
    double[] b = new double[3];
    double[] one = new double[3];
    for (double z = -500; z <= 14000; z += 500) {
      double by = 0;
      for (HarmonicDipole.Gaussian g : Fields.DIPOLE.gaussians()) {
        new GaussianDipole(g.peakT(), g.centreMm(), g.widthMm()).at(0, 0, z, one);
        by += one[1];
      }

      Fields.DIPOLE.at(0, 0, z, b);
      assertThat(b[1]).isCloseTo(by, within(1e-15));
      assertThat(b[0]).isZero();
      assertThat(b[2]).isZero();
    }
  }

  /** Peak −1.03 T at 5007 mm, ∫ −4.44 T m over −500 to 14000 mm: what its Gaussians were made for. */
  @Test
  void theBendingPowerOfTheDipoleIsThatOfItsDesign() {
    double[] b = new double[3];
    double integral = 0;
    for (double z = -499.5; z < 14000; z++) {
      Fields.DIPOLE.at(0, 0, z, b);
      integral += b[1];
    }

    Fields.DIPOLE.at(0, 0, 5007, b);
    assertThat(b[1]).isCloseTo(-1.03, within(1e-9));
    assertThat(integral / 1000).isCloseTo(-4.44, within(1e-6));
  }

  // --- maps --------------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aMapIsExactOnItsPoints(Interpolation interpolation) {
    GriddedMap map = new GriddedMap(dipole, interpolation, Outside.REFUSED);
    double[] b = new double[3];
    double[] truth = new double[3];
    for (double x : X) {
      for (double y : Y) {
        for (double z : Z) {
          map.at(x, y, z, b);
          Fields.DIPOLE.at(x, y, z, truth);
          for (int m = 0; m < 3; m++) {
            assertThat(b[m]).isCloseTo(truth[m], within(0.51e-9));
          }
        }
      }
    }
  }

  @Test
  void trilinearIsTheWeightedMeanOfTheEightCorners() {
    FieldProbe map = new GriddedMap(dipole, Interpolation.TRILINEAR, Outside.ZERO).probe();
    double[] b = new double[3];
    double[] corner = new double[3];
    double u = 0.3;
    double v = 0.8;
    double w = 0.45;
    double expected = 0;
    for (int i = 0; i < 8; i++) {
      double weight =
          ((i & 1) > 0 ? u : 1 - u) * ((i & 2) > 0 ? v : 1 - v) * ((i & 4) > 0 ? w : 1 - w);
      map.at(X[1 + (i & 1)], Y[2 + (i >> 1 & 1)], Z[5 + (i >> 2)], corner);
      expected += weight * corner[1];
    }

    map.at(X[1] + u * (X[2] - X[1]), Y[2] + v * 300, Z[5] + w * 250, b);
    assertThat(b[1]).isCloseTo(expected, within(2e-15));
  }

  @Test
  void tricubicReproducesQuadraticsUpToTheBorders() {
    FieldProbe map = new GriddedMap(quadratic, Interpolation.TRICUBIC, Outside.REFUSED).probe();
    Random random = new Random(5);
    double[] b = new double[3];
    double[] truth = new double[3];
    for (int i = 0; i < 2000; i++) {
      double x = 2000 * random.nextDouble() - 1000;
      double y = 1800 * random.nextDouble() - 900;
      double z = 3000 + 4000 * random.nextDouble();
      map.at(x, y, z, b);
      QUADRATIC.at(x, y, z, truth);
      for (int m = 0; m < 3; m++) {
        assertThat(b[m]).isCloseTo(truth[m], within(5e-9));
      }
    }
  }

  /** Slopes on both sides of a plane of the grid, x = 200 mm, where trilinear has a kink. */
  @Test
  void tricubicHasNoKinksAndTrilinearHas() {
    assertThat(kink(Interpolation.TRICUBIC)).isLessThan(1e-9);
    assertThat(kink(Interpolation.TRILINEAR)).isGreaterThan(1e-5);
  }

  private static double kink(Interpolation interpolation) {
    FieldProbe map = new GriddedMap(dipole, interpolation, Outside.REFUSED).probe();
    double h = 1e-4;
    double[] below = new double[3];
    double[] on = new double[3];
    double[] above = new double[3];
    map.at(200 - h, 250, 4400, below);
    map.at(200, 250, 4400, on);
    map.at(200 + h, 250, 4400, above);
    return Math.abs(above[1] - 2 * on[1] + below[1]) / h;
  }

  @Test
  void beyondItsBordersAMapIsZeroOrUnknownAndOnThemItIsKnown() {
    double[] b = new double[3];
    for (Interpolation interpolation : Interpolation.values()) {
      for (double[] p : List.of(new double[] {1000.001, 0, 4000}, new double[] {0, 0, 2999})) {
        new GriddedMap(dipole, interpolation, Outside.ZERO).at(p[0], p[1], p[2], b);
        assertThat(b).containsExactly(0, 0, 0);
        new GriddedMap(dipole, interpolation, Outside.REFUSED).at(p[0], p[1], p[2], b);
        assertThat(b).containsExactly(Double.NaN, Double.NaN, Double.NaN);
      }

      new GriddedMap(dipole, interpolation, Outside.REFUSED).at(1000, 900, 7000, b);
      assertThat(b[1]).isLessThan(-0.1);
    }
  }

  @Test
  void aMapThatIsMissingOrTooSmallForCubicsIsRefused() throws IOException {
    InputFile nowhere = new InputFile(folder.resolve("nowhere.txt").toString());
    assertThatThrownBy(() -> new GriddedMap(nowhere, Interpolation.TRILINEAR, Outside.ZERO).check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nowhere.txt: no such file");
    Path small = folder.resolve("small.txt");
    Fields.write(small, X, new double[] {0, 500, 1000}, Z, Fields.DIPOLE);
    assertThatThrownBy(
            () ->
                new GriddedMap(
                        new InputFile(small.toString()), Interpolation.TRICUBIC, Outside.ZERO)
                    .check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("needs 4 points along each axis, found 7 x 3 x 17");
  }

  @Test
  void valuesThatMakeNoFieldAreRefused() {
    assertThatThrownBy(() -> new GaussianDipole(1, 0, 0))
        .hasMessage("width-mm must be positive, was 0.0");
    assertThatThrownBy(() -> new Uniform(0, Double.NaN, 0))
        .hasMessage("by must be finite, was NaN");
    assertThatThrownBy(() -> new HarmonicDipole(1, List.of()))
        .hasMessage("gaussians must not be empty");
  }
}
