package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every model: value, adjoint and tangent agree. */
class DerivativesTest {
  private static final double TOLERANCE = 1e-12;

  record Case(String name, Observation observation) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> models() {
    Detector plain = new Detector(10, 2, List.of());
    Band band = new Band(3, new Flat());
    Band weighted =
        new Band(2, new Weighted(List.of(new double[] {1, 3}, new double[] {0.2, 0.1})));
    ThreePlane lossy =
        new ThreePlane(
            16,
            2,
            new Mirror(Systems.D1, new int[] {2, 4, 7}, List.of()),
            Systems.D2,
            new Spider(3, 0.004, 10),
            new Secondary(new Mirror(Systems.D2, new int[] {5}, List.of()), false));
    return Stream.of(
        new Case("two planes", new Observation(new Binary(), Systems.twoPlane(16), band, plain)),
        new Case(
            "odd two planes",
            new Observation(
                new SingleStar(), Systems.twoPlane(15), weighted, new Detector(7, 3, List.of()))),
        new Case(
            "three planes", new Observation(new Binary(), Systems.testbed(16, 3), band, plain)),
        new Case("four planes", new Observation(new Binary(), relayed(), band, plain)),
        new Case("vignetted three planes", new Observation(new Binary(), lossy, weighted, plain)));
  }

  private static FourPlane relayed() {
    Surface shape = new ZernikeSurface(Map.of("5", 12.0, "9", -7.0));
    return new FourPlane(
        16,
        2,
        new Mirror(Systems.D1, new int[] {4, 6}, List.of()),
        Systems.D2,
        new Spider(4, 0.004, 45),
        new Secondary(new Mirror(Systems.D2, new int[] {5, 7}, List.of()), true),
        new Relay(0.02, 4, 0.8, List.of(shape), true));
  }

  private static double[] theta(PsfModel model) {
    double[] theta = Systems.theta(model, Systems.M1_MIX, Systems.M2_MIX);
    double[] binary = {0.51, -0.27, 4.015, 80.1, 3.23, 5};
    double[] star = {0.51, -0.27, 5};
    double[] source = model.names().contains(Names.SEPARATION) ? binary : star;
    System.arraycopy(source, 0, theta, 0, source.length);
    return theta;
  }

  /** Steps that change the image by about a thousandth. */
  private static double step(String name) {
    return switch (name) {
      case Names.WAVELENGTH, Names.BANDWIDTH -> 1e-10;
      case Names.PLATE_SCALE -> 1e-4;
      case Names.BEAM_MAGNIFICATION -> 1e-3;
      default -> 1e-2;
    };
  }

  @ParameterizedTest
  @MethodSource("models")
  void theAdjointIsTheTransposeOfTheTangent(Case each) {
    PsfModel model = each.observation().model();
    double[] theta = theta(model);
    int pixels = model.rows() * model.columns();
    RandomStream random = new RandomStream(1, "derivatives");
    double[] weights = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      weights[i] = random.normal();
    }

    double[] gradient = new double[theta.length];
    model.adjoint(theta, weights, gradient);
    double[] image = new double[pixels];
    for (int i = 0; i < theta.length; i++) {
      double[] direction = new double[theta.length];
      direction[i] = 1;
      model.tangent(theta, direction, image);
      double product = dot(image, weights);
      double scale = Math.sqrt(dot(image, image) * dot(weights, weights));
      assertThat(product)
          .as(model.names().get(i))
          .isCloseTo(gradient[i], within(TOLERANCE * scale));
    }

    double[] direction = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      direction[i] = random.normal() * step(model.names().get(i));
    }

    model.tangent(theta, direction, image);
    double scale = Math.sqrt(dot(image, image) * dot(weights, weights));
    assertThat(dot(image, weights)).isCloseTo(dot(direction, gradient), within(TOLERANCE * scale));
  }

  /** Fourth-order differences. */
  @ParameterizedTest
  @MethodSource("models")
  void theTangentIsTheSlopeOfTheImage(Case each) {
    PsfModel model = each.observation().model();
    double[] theta = theta(model);
    int pixels = model.rows() * model.columns();
    double[][] columns = new double[theta.length][pixels];
    model.jacobian(theta, columns);
    for (int i = 0; i < theta.length; i++) {
      String name = model.names().get(i);
      double h = step(name) / 4;
      double[][] images = new double[4][pixels];
      for (int k = 0; k < 4; k++) {
        double[] moved = theta.clone();
        moved[i] += h * (k < 2 ? k - 2 : k - 1);
        model.image(moved, images[k]);
      }

      double norm = Math.sqrt(dot(columns[i], columns[i]));
      assertThat(norm).as(name).isPositive();
      double worst = 0;
      for (int p = 0; p < pixels; p++) {
        double slope =
            (images[0][p] - 8 * images[1][p] + 8 * images[2][p] - images[3][p]) / (12 * h);
        worst = Math.max(worst, Math.abs(slope - columns[i][p]));
      }

      assertThat(worst / norm).as(name).isLessThan(3e-7);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsNotAskedForDoesNotChangeTheRest(Case each) {
    PsfModel all = each.observation().model();
    double[] theta = theta(all);
    double[] weights = new double[all.rows() * all.columns()];
    Arrays.fill(weights, 1);
    weights[3] = -2;
    double[] whole = new double[theta.length];
    all.adjoint(theta, weights, whole);
    double[] part = new double[theta.length];
    each.observation().model(name -> name.startsWith("primary")).adjoint(theta, weights, part);
    for (int i = 0; i < theta.length; i++) {
      String name = all.names().get(i);
      boolean asked = name.startsWith("primary") || name.startsWith("binary");
      assertThat(part[i]).as(name).isEqualTo(asked ? whole[i] : part[i]);
      if (name.startsWith("system") || name.startsWith("band")) {
        assertThat(part[i]).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void anImageDoesNotDependOnWhatWasAskedBefore(Case each) {
    PsfModel model = each.observation().model();
    double[] theta = theta(model);
    double[] first = new double[model.rows() * model.columns()];
    model.image(theta, first);
    double[] gradient = new double[theta.length];
    model.adjoint(theta, first, gradient);
    double[] moved = theta.clone();
    moved[0] += 0.3;
    double[] second = new double[first.length];
    model.image(moved, second);
    model.tangent(moved, moved, second.clone());
    double[] again = new double[first.length];
    model.image(theta, again);
    assertThat(again).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
    double[] gradientAgain = new double[theta.length];
    model.adjoint(theta, first, gradientAgain);
    assertThat(gradientAgain).isEqualTo(gradient);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }

    return sum;
  }
}
