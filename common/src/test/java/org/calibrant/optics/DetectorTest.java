package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorTest {
  @TempDir private static Path folder;

  static Stream<DetectorEffect> effects() throws IOException {
    double[] gains = new double[144];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = 0.9 + 0.001 * i;
    }

    Path map = folder.resolve("gains.npy");
    NpyWriter.write(map, Element.FLOAT64, gains, 12, 12);
    return Stream.of(
        new Jitter(0.7, 3),
        new Jitter(0.2, 9),
        new CoarseJitter(1.5, 10, true),
        new CoarseJitter(1.5, 7, false),
        new PixelResponse(new InputFile(map.toString())));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void theAdjointOfAnEffectIsItsAdjoint(DetectorEffect effect) {
    LinearEffect ready = effect.open(12, 1);
    double[] x = normals(144, 1);
    double[] y = normals(144, 2);
    double[] ax = new double[144];
    double[] ay = new double[144];
    ready.apply(x, ax);
    ready.adjoint(y, ay);
    assertThat(dot(ax, y)).isCloseTo(dot(x, ay), within(1e-13));
    assertThat(ax).isNotEqualTo(x);
  }

  @Test
  void theCoarseKernelIsThatOfTheReference() throws IOException {
    double[] factor = new CoarseJitter(1.5, 10, true).weights();
    double[] kernel = new double[100];
    for (int i = 0; i < 100; i++) {
      kernel[i] = factor[i / 10] * factor[i % 10];
    }

    Goldens.assertClose(kernel, Goldens.read("jitter_kernel_s1.5_k10"), 1e-13);
  }

  /** A point becomes the Gaussian: σ² = Σ i² w, nothing is lost within the image. */
  @Test
  void jitterSpreadsAPointByItsDeviation() {
    int size = 61;
    double[] point = new double[size * size];
    point[30 * size + 30] = 1;
    double[] image = new double[size * size];
    new Jitter(1.5, 8).open(size, 2).apply(point, image);
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < image.length; i++) {
      sum += image[i];
      variance += image[i] * (i % size - 30) * (i % size - 30);
    }

    assertThat(sum).isCloseTo(1, within(1e-14));
    assertThat(Math.sqrt(variance)).isCloseTo(3, within(1e-5));
  }

  @Test
  void effectsChangeTheImageAndKeepItsDerivatives() throws IOException {
    List<DetectorEffect> chain =
        List.of(new Jitter(0.6, 2), effects().skip(4).findFirst().orElseThrow());
    Observation observation =
        new Observation(
            new Binary(),
            Systems.twoPlane(16),
            new Band(2, new Flat()),
            new Detector(12, 2, chain));
    PsfModel model = observation.model();
    double[] theta = Systems.theta(model, Systems.M1_MIX, new double[0]);
    System.arraycopy(new double[] {0.5, -0.2, 2, 40, 3, 4}, 0, theta, 0, 6);
    double[] weights = normals(144, 3);
    double[] gradient = new double[theta.length];
    model.adjoint(theta, weights, gradient);
    double[] column = new double[144];
    for (int i = 0; i < theta.length; i++) {
      double[] direction = new double[theta.length];
      direction[i] = 1;
      model.tangent(theta, direction, column);
      double scale = Math.sqrt(dot(column, column) * dot(weights, weights));
      assertThat(dot(column, weights)).isCloseTo(gradient[i], within(1e-12 * scale));
    }
  }

  @Test
  void effectsOnTheFineGridComeFirst() {
    assertThatThrownBy(
            () -> new Detector(4, 2, List.of(new CoarseJitter(1, 3, false), new Jitter(1, 1))))
        .hasMessage(
            "Jitter acts on the fine grid and must come before CoarseJitter, which acts on pixels");
  }

  @Test
  void aResponseOfAnotherShapeOrBelowZeroIsRefused() throws IOException {
    Path map = folder.resolve("bad.npy");
    NpyWriter.write(map, Element.FLOAT64, new double[6], 2, 3);
    PixelResponse response = new PixelResponse(new InputFile(map.toString()));
    assertThatThrownBy(() -> response.open(2, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("expected a square array")
        .hasMessageContaining("2 x 3");
    NpyWriter.write(map, Element.FLOAT64, new double[] {1, 1, -1, 1}, 2, 2);
    assertThatThrownBy(() -> response.open(2, 1)).hasMessageContaining("row 1 column 0");
    NpyWriter.write(map, Element.FLOAT64, new double[] {1, Double.NaN, 1, 1}, 2, 2);
    assertThatThrownBy(() -> response.open(2, 1)).hasMessageContaining("row 0 column 1");
    NpyWriter.write(map, Element.FLOAT64, new double[] {1, 1, 1, 1}, 2, 2);
    assertThatThrownBy(() -> response.open(3, 1))
        .hasMessageContaining("has 2 x 2 numbers, expected 3 x 3");
  }

  private static double[] normals(int n, long seed) {
    RandomStream random = new RandomStream(seed, "detector");
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.normal());
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }

    return sum;
  }
}
