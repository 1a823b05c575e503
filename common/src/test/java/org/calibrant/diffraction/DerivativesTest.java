package org.calibrant.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calibrant.core.InputFile;
import org.calibrant.diffraction.Cases.Program;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact derivatives of images and losses. */
class DerivativesTest {
  private static final int[] ALL = IntStream.range(0, Parameters.COUNT).toArray();
  private static final int[] TEN = IntStream.range(0, 10).toArray();

  @TempDir static Path folder;

  /**
   * @param jumps pixels with a ray on an edge between two lattice points, at most
   */
  record Case(String name, Experiment experiment, int jumps) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Everything at once, on a few pixels; no two of a kind. */
  private static Experiment rich(Shape shape, StructureFactors factors, Sampling sampling) {
    Detector detector =
        new Detector(
            9,
            11,
            0.8,
            60,
            new Xds(),
            new Stated(5.1, 3.3),
            Pivot.SAMPLE,
            new double[] {1, -2, 3},
            4,
            SolidAngle.SQUARE,
            new Thick(0.4, 0.3, 2));
    Crystal crystal =
        new Crystal(
            new Constants(new double[] {50, 60, 70, 80, 95, 100}, Setting.EXACT),
            new double[] {12, -20, 33},
            new double[] {5, 4, 7},
            shape,
            new GaussianMosaic(0.7, 4, 7, true));
    return new Experiment(
        crystal,
        factors,
        new Divergent(1.1, 2, 2, 1, 2, 0.01, 2, false),
        new Fluence(1e28),
        new Kahn(0.6),
        new Oscillation(1, 0.5, 2),
        detector,
        sampling,
        new Flat(0.1));
  }

  static Stream<Case> cases() throws IOException {
    Path hkl = folder.resolve("f.hkl");
    StringBuilder text = new StringBuilder();
    for (int h = -4; h <= 4; h++) {
      for (int k = -5; k <= 5; k++) {
        for (int l = -6; l <= 6; l++) {
          text.append("%d %d %d %d%n".formatted(h, k, l, 10 + (7 * h + 5 * k + 3 * l + 900) % 41));
        }
      }
    }

    Files.writeString(hkl, text);
    InputFile file = new InputFile(hkl.toString());
    Sampling torch = Cases.sampling(Program.TORCH, 2);
    Sampling c = Cases.sampling(Program.C, 2);
    Sampling coarse = Cases.sampling(Program.C, 1);
    return Stream.of(
        new Case("demo", Cases.demo(), 0),
        new Case("block", rich(new Square(), new Uniform(90), torch), 0),
        new Case("block as in C", rich(new Square(), new Uniform(90), c), 0),
        new Case("ball", rich(new Round(1.3), new Uniform(90), coarse), 8),
        new Case("gaussian", rich(new Gaussian(12), new Uniform(90), coarse), 8),
        new Case(
            "table", rich(new Square(), new HklTable(file, 5, Interpolation.TRICUBIC), coarse), 8),
        new Case(
            "gaussian, table",
            rich(new Gaussian(12), new HklTable(file, 5, Interpolation.TRICUBIC), coarse),
            8),
        new Case(
            "ball, nearest",
            rich(new Round(1), new HklTable(file, 5, Interpolation.NEAREST), coarse),
            8));
  }

  private static double[] image(Experiment experiment, double[] values) {
    double[] image = new double[experiment.detector().size()];
    new ImageModel(experiment).image(values, image);
    return image;
  }

  private static double[] point(Experiment experiment) {
    double[] values = Parameters.of(experiment);
    values[Parameters.MOSAIC] += 0.1;
    values[1] += 0.7;
    values[Parameters.SCALE] = 1.3;
    values[Parameters.BACKGROUND] = 0.2;
    return values;
  }

  /**
   * Differences of fourth order. Between two lattice points some shapes jump, and a tricubic table has
   * kinks at them: a difference over such a place is no derivative.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void thePixelsDerivativesAreTheirDifferences(Case one) {
    Experiment experiment = one.experiment();
    int size = experiment.detector().size();
    double[] values = point(experiment);
    double[] jacobian = new double[ALL.length * size];
    new ImageModel(experiment).jacobian(values, ALL, jacobian);
    for (int p : ALL) {
      double h = p == 0 || p < 4 ? 2e-4 : 1e-5 * Math.max(1, Math.abs(values[p]));
      double[] sum = new double[size];
      double[] weights = {1, -8, 8, -1};
      double[] places = {-2, -1, 1, 2};
      for (int k = 0; k < 4; k++) {
        double[] moved = values.clone();
        moved[p] += places[k] * h;
        double[] image = image(experiment, moved);
        for (int i = 0; i < size; i++) {
          sum[i] += weights[k] * image[i] / (12 * h);
        }
      }

      double[] exact = Arrays.copyOfRange(jacobian, p * size, (p + 1) * size);
      assertThat(Arrays.stream(exact).map(Math::abs).max().orElse(0))
          .as(Parameters.NAMES.get(p))
          .isPositive();
      int wrong = 0;
      double largest = Arrays.stream(exact).map(Math::abs).max().orElse(0);
      for (int i = 0; i < size; i++) {
        wrong += Math.abs(exact[i] - sum[i]) > 3e-7 * largest ? 1 : 0;
      }

      assertThat(wrong).as(Parameters.NAMES.get(p)).isLessThanOrEqualTo(one.jumps());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theAdjointIsTheTransposeOfTheJacobian(Case one) {
    Experiment experiment = one.experiment();
    int size = experiment.detector().size();
    double[] values = point(experiment);
    double[] jacobian = new double[ALL.length * size];
    ImageModel model = new ImageModel(experiment);
    model.jacobian(values, ALL, jacobian);
    double[] image = image(experiment, values);

    // with observed = image − w/2 the gradient of Σ (image − observed)² is Jᵀ w
    RandomStream random = new RandomStream(3, "dot");
    double[] w = new double[size];
    double[] observed = new double[size];
    for (int i = 0; i < size; i++) {
      w[i] = random.normal();
      observed[i] = image[i] - w[i] / 2;
    }

    double[] adjoint = new double[ALL.length];
    model.gradient(values, observed, new MeanSquare(), ALL, adjoint);
    for (int trial = 0; trial < 5; trial++) {
      double left = 0;
      double right = 0;
      double scale = 0;
      for (int p : ALL) {
        double v = random.normal();
        right += v * adjoint[p];
        for (int i = 0; i < size; i++) {
          left += jacobian[p * size + i] * v * w[i];
          scale += Math.abs(jacobian[p * size + i] * v * w[i]);
        }
      }

      assertThat(left).isCloseTo(right, within(1e-12 * scale));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theNormalEquationsAreThoseOfTheJacobian(Case one) {
    Experiment experiment = one.experiment();
    int size = experiment.detector().size();
    double[] values = point(experiment);
    int n = ALL.length;
    ImageModel model = new ImageModel(experiment);
    double[] jacobian = new double[n * size];
    model.jacobian(values, ALL, jacobian);
    double[] observed = image(experiment, Parameters.of(experiment));
    double[] normal = new double[n * n];
    double[] gradient = new double[n];
    Loss loss = new PoissonLoss(0.01);
    double sum = model.normal(values, observed, loss, ALL, normal, gradient);
    assertThat(sum).isCloseTo(model.loss(values, observed, loss), within(1e-10 * sum));

    double[] image = image(experiment, values);
    double[] slope = new double[size];
    double[] curvature = new double[size];
    loss.sum(image, observed, 0, size, slope, curvature);
    double[] adjoint = new double[n];
    model.gradient(values, observed, loss, ALL, adjoint);
    for (int p = 0; p < n; p++) {
      double size2 = Math.sqrt(normal[p * n + p]);
      assertThat(2 * gradient[p]).isCloseTo(adjoint[p], within(1e-11 * size2 * Math.sqrt(sum)));
      for (int q = 0; q < n; q++) {
        double expected = 0;
        for (int i = 0; i < size; i++) {
          expected += jacobian[p * size + i] * jacobian[q * size + i] * curvature[i];
        }

        double scale = size2 * Math.sqrt(normal[q * n + q]);
        assertThat(normal[p * n + q]).isCloseTo(expected, within(1e-12 * scale));
      }
    }
  }

  /** PyTorch's automatic differentiation of the port at the start of the demonstration. */
  @Test
  void theGradientAtTheStartOfTheDemonstrationIsTorchs() throws IOException {
    double[] expected = {
      -0.13404008826453367,
      -0.20418499307494287,
      -0.002222727194438826,
      0.009686582328116358,
      -0.011052537422000033,
      0.011724944288264833,
      -0.019797895376566683,
      0.09538577124129165,
      -0.0022162311648411593,
      -0.009559831359826782
    };
    Experiment start = Cases.cubic(Program.TORCH, Cases.STRAIGHT, new TorchMosaic(0.2, 5, 42), 2);
    double[] gradient = new double[10];
    double[] target = Npy.golden("demo_truth.torch.f64");
    ImageModel model = new ImageModel(start);
    double loss = model.gradient(Parameters.of(start), target, new MeanSquare(), TEN, gradient);
    assertThat(loss / 4096).isCloseTo(2.363251219092911, within(1e-8));
    for (int i = 0; i < 10; i++) {
      assertThat(gradient[i] / 4096).isCloseTo(expected[i], within(1e-9 * 0.2042));
    }
  }

  static List<Integer> cells() {
    return List.of(1, 2, 3, 4, 5, 6, 7, 9, 10, 20);
  }

  /** Short and long polynomials and ratios; a vector's last lanes have no weight. */
  @ParameterizedTest
  @MethodSource("cells")
  void bothFormsOfTheKernelGiveTheSameBits(int n) {
    Crystal crystal =
        new Crystal(
            new Constants(new double[] {50, 60, 70, 80, 95, 100}, Setting.EXACT),
            new double[] {12, -20, 33},
            new double[] {n, 5, 4},
            new Square(),
            Cases.TRUTH);
    Experiment experiment =
        Cases.experiment(crystal, Cases.detector(31, 40), Cases.sampling(Program.TORCH, 2));
    double[] values = Parameters.of(experiment);
    int[] all = ImageModel.all(experiment);
    ImageModel plain = new ImageModel(experiment, all, new PlainBlockKernel(), false);
    ImageModel chosen = new ImageModel(experiment, all);
    double[] expected = new double[all.length];
    double[] found = new double[all.length];
    plain.image(values, expected);
    chosen.image(values, found);
    assertThat(found).isEqualTo(expected);

    double[] target = new double[all.length];
    double[] normal = new double[100];
    double[] other = new double[100];
    double[] slope = new double[10];
    double[] otherSlope = new double[10];
    plain.normal(values, target, new MeanSquare(), TEN, normal, slope);
    chosen.normal(values, target, new MeanSquare(), TEN, other, otherSlope);
    assertThat(other).isEqualTo(normal);
    assertThat(otherSlope).isEqualTo(slope);
    plain.gradient(values, target, new MeanSquare(), TEN, slope);
    chosen.gradient(values, target, new MeanSquare(), TEN, otherSlope);
    assertThat(otherSlope).isEqualTo(slope);
  }

  /** Stages and uncertainties ask for several losses at one point. */
  @Test
  void derivativesKeptFromOneLossServeTheNext() {
    Experiment experiment = Cases.demo();
    int[] all = ImageModel.all(experiment);
    double[] values = Parameters.of(experiment);
    double[] target = new double[all.length];
    ImageModel kept = new ImageModel(experiment, all);
    kept.image(values, target);
    double[] point = values.clone();
    point[1] -= 1;
    int[] four = {0, 1, 2, 3};
    double[] normal = new double[16];
    double[] slope = new double[4];
    kept.normal(values, target, new MeanSquare(), four, normal, slope);
    kept.normal(point, target, new MeanSquare(), new int[] {3, 1}, new double[4], new double[2]);
    kept.normal(point, target, new MeanSquare(), four, normal, slope);
    double sum = kept.normal(point, target, new PoissonLoss(1e-3), four, normal, slope);
    double loss = kept.loss(point, target, new GaussianLoss(1));

    double[] fresh = new double[16];
    double[] other = new double[4];
    ImageModel anew = new ImageModel(experiment, all, ImageModel.kernel(), false);
    assertThat(anew.normal(point, target, new PoissonLoss(1e-3), four, fresh, other))
        .isEqualTo(sum);
    assertThat(normal).isEqualTo(fresh);
    assertThat(slope).isEqualTo(other);
    assertThat(anew.loss(point, target, new GaussianLoss(1))).isEqualTo(loss);
    assertThat(kept.loss(values, target, new MeanSquare())).isZero();
  }

  @Test
  void aPolynomialOfSlitsIsTheRatioOfSines() {
    for (int n = 1; n <= 9; n++) {
      Slits slits = Slits.of(n);
      for (double d = -0.5; d <= 0.5; d += 0.0123) {
        double s = Math.sin(Math.PI * d);
        double y = s * s;
        double p = 0;
        for (int i = Slits.TERMS - 1; i >= 0; i--) {
          p = p * y + slits.terms()[i];
        }

        double factor = slits.isEven() ? p * Math.cos(Math.PI * d) : p;
        assertThat(factor).isCloseTo(SlitRatio.factor(n, d), within(2e-13 * n));
      }
    }
  }
}
