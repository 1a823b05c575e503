package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {

  /** One of every shape of factors, primes, and their products. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 24, 25, 30, 31, 32, 40, 49, 60, 64, 72,
        96, 97, 100, 120, 125, 127, 128, 135, 192, 240, 243, 256, 331
      })
  void theTransformIsTheSumOfItsDefinition(int n) {
    double[] re = normals(n, 1);
    double[] im = normals(n, 2);
    double[] sumRe = new double[n];
    double[] sumIm = new double[n];
    double[] w = new double[2];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        RootsOfUnity.root(-(long) j * k, n, w, 0);
        sumRe[k] += re[j] * w[0] - im[j] * w[1];
        sumIm[k] += re[j] * w[1] + im[j] * w[0];
      }
    }

    Fft.of(n).forward(re, im);
    double tolerance = 1e-15 * Math.sqrt(n) * (2 + Math.log(n)) * 3;
    for (int k = 0; k < n; k++) {
      assertThat(Math.hypot(re[k] - sumRe[k], im[k] - sumIm[k])).isLessThan(tolerance);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 60, 512, 768, 1000, 1021, 65536, 100_000})
  void theInverseUndoesTheTransform(int n) {
    double[] re = normals(n, 3);
    double[] im = normals(n, 4);
    double[] a = re.clone();
    double[] b = im.clone();
    Fft fft = Fft.of(n);
    fft.forward(a, b);
    fft.inverse(a, b);
    for (int i = 0; i < n; i++) {
      assertThat(Math.hypot(a[i] - re[i], b[i] - im[i])).isLessThan(1e-14);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 768, 1000, 4096, 30_000})
  void oneLongTransformAloneIsThatOfALane(int n) {
    double[] re = normals(n, 9);
    double[] im = normals(n, 10);
    double[] a = new double[2 * n];
    double[] b = new double[2 * n];
    for (int i = 0; i < n; i++) {
      a[2 * i] = re[i];
      b[2 * i] = im[i];
    }

    Fft.of(n).forward(a, b, 2);
    Fft.of(n).forward(re, im);
    double tolerance = 2e-15 * Math.sqrt(n) * Math.log(n);
    for (int i = 0; i < n; i++) {
      assertThat(Math.hypot(a[2 * i] - re[i], b[2 * i] - im[i])).isLessThan(tolerance);
    }
  }

  @Test
  void parsevalHoldsForAMillionPoints() {
    int n = 1_000_000;
    double[] re = normals(n, 5);
    double[] im = normals(n, 6);
    double before = energy(re, im);
    Fft.of(n).forward(re, im);
    assertThat(energy(re, im) / n / before - 1).isBetween(-1e-13, 1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 60, 96, 768})
  void lanesDoNotChangeBits(int n) {
    Fft fft = Fft.of(n);
    for (int lanes : new int[] {3, 8, 13, 16, 21}) {
      double[] re = normals(n * lanes, 7);
      double[] im = normals(n * lanes, 8);
      double[][] alone = new double[lanes][];
      double[][] aloneIm = new double[lanes][];
      for (int l = 0; l < lanes; l++) {
        double[] twice = new double[2 * n];
        double[] twiceIm = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
          twice[i] = re[i / 2 * lanes + l];
          twiceIm[i] = im[i / 2 * lanes + l];
        }

        fft.forward(twice, twiceIm, 2);
        alone[l] = lane(twice, 1, 2, n);
        aloneIm[l] = lane(twiceIm, 1, 2, n);
      }

      fft.forward(re, im, lanes);
      for (int l = 0; l < lanes; l++) {
        assertThat(lane(re, l, lanes, n)).isEqualTo(alone[l]);
        assertThat(lane(im, l, lanes, n)).isEqualTo(aloneIm[l]);
      }
    }
  }

  /** Without the Vector API only one of the two is there, and this says nothing. */
  @Test
  void bothFormsOfTheButterfliesGiveTheSameBits() {
    FftKernel vector =
        VectorApi.choose(
            FftKernel.class, "org.calibrant.math.VectorFftKernel", PlainFftKernel::new);
    FftKernel plain = new PlainFftKernel();
    for (int radix : new int[] {2, 3, 4, 5, 8}) {
      FftStage stage = FftStage.of(radix * 6, radix, 2);
      int lanes = 19;
      double[] re = normals(stage.n() * lanes, radix);
      double[] im = normals(stage.n() * lanes, -radix);
      double[] a = re.clone();
      double[] b = im.clone();
      vector.butterflies(stage, re, im, lanes, 1, lanes - 1);
      plain.butterflies(stage, a, b, lanes, 1, lanes - 1);
      assertThat(re).isEqualTo(a);
      assertThat(im).isEqualTo(b);
    }

    int[] order = {2, 0, 1};
    double[] h = normals(3, 20);
    double[] g = normals(3, 21);
    double[] re = normals(48, 22);
    double[] im = normals(48, 23);
    double[][] out = new double[4][48];
    vector.filter(order, h, g, re, im, out[0], out[1], 16);
    plain.filter(order, h, g, re, im, out[2], out[3], 16);
    assertThat(out[0]).isEqualTo(out[2]);
    assertThat(out[1]).isEqualTo(out[3]);
  }

  /** y = F⁻¹ diag(h) F x, for lengths with and without large prime factors. */
  @ParameterizedTest
  @ValueSource(ints = {12, 17, 48})
  void aCirculantIsATransformAFilterAndATransformBack(int n) {
    Fft fft = Fft.of(n);
    double[] h = normals(n, 30);
    double[] g = normals(n, 31);
    double[] x = normals(n * Circulant.LANES, 32);
    double[] y = normals(n * Circulant.LANES, 33);
    Circulant circulant = new Circulant(fft);
    System.arraycopy(x, 0, circulant.inRe(), 0, x.length);
    System.arraycopy(y, 0, circulant.inIm(), 0, y.length);
    circulant.transform();
    circulant.filter(h, g, -1);
    double[] re = lane(x, 3, Circulant.LANES, n);
    double[] im = lane(y, 3, Circulant.LANES, n);
    fft.forward(re, im);
    for (int k = 0; k < n; k++) {
      double product = re[k] * h[k] + im[k] * g[k];
      im[k] = im[k] * h[k] - re[k] * g[k];
      re[k] = product;
    }

    fft.inverse(re, im);
    for (int j = 0; j < n; j++) {
      assertThat(circulant.outRe()[circulant.row(j) + 3]).isCloseTo(re[j], within(1e-14));
      assertThat(circulant.outIm()[circulant.row(j) + 3]).isCloseTo(im[j], within(1e-14));
    }
  }

  @Test
  void theTransformInTwoDimensionsIsOneAlongEachAxis() {
    int rows = 12;
    int columns = 35;
    double[] re = normals(rows * columns, 11);
    double[] im = normals(rows * columns, 12);
    double[] a = re.clone();
    double[] b = im.clone();
    Fft.of(rows).forward(a, b, columns);
    for (int r = 0; r < rows; r++) {
      double[] x = Arrays.copyOfRange(a, r * columns, (r + 1) * columns);
      double[] y = Arrays.copyOfRange(b, r * columns, (r + 1) * columns);
      Fft.of(columns).forward(x, y);
      System.arraycopy(x, 0, a, r * columns, columns);
      System.arraycopy(y, 0, b, r * columns, columns);
    }

    double[] p = re.clone();
    double[] q = im.clone();
    Fft2d plan = Fft2d.of(rows, columns);
    plan.forward(p, q);
    assertThat(p).isEqualTo(a);
    assertThat(q).isEqualTo(b);

    plan.inverse(p, q);
    for (int i = 0; i < p.length; i++) {
      assertThat(Math.hypot(p[i] - re[i], q[i] - im[i])).isLessThan(1e-14);
    }
  }

  @Test
  void rootsOfUnityHaveTheSymmetriesOfTheCircle() {
    double[] w = new double[2];
    double[] v = new double[2];
    for (int n : new int[] {1, 3, 7, 8, 12, 100, 768}) {
      for (int k = 0; k < n; k++) {
        RootsOfUnity.root(k, n, w, 0);
        assertThat(w[0]).isCloseTo(Math.cos(2 * Math.PI * k / n), within(2e-15));
        assertThat(w[1]).isCloseTo(Math.sin(2 * Math.PI * k / n), within(2e-15));
        RootsOfUnity.root(-k, n, v, 0);
        assertThat(v[0]).isEqualTo(w[0]);
        assertThat(-v[1] + 0.0).isEqualTo(w[1] + 0.0);
      }
    }

    RootsOfUnity.root(1, 4, w, 0);
    assertThat(w).containsExactly(0, 1);
  }

  @Test
  void twosGoInEightsAndFours() {
    assertThat(Fft.radices(768)).containsExactly(8, 8, 4, 3);
    assertThat(Fft.radices(16)).containsExactly(4, 4);
    assertThat(Fft.radices(1024)).containsExactly(8, 8, 4, 4);
    assertThat(Fft.radices(30)).containsExactly(5, 3, 2);
    assertThat(Fft.radices(14)).isEmpty();
  }

  @Test
  void aLengthOrAnArrayThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Fft.of(0)).hasMessage("n must be from 1 to 67108864, was 0");
    assertThatThrownBy(() -> Fft.of(8).forward(new double[8], new double[7]))
        .hasMessage("expected 1 lanes of 8 numbers, found arrays of 8 and 7");
  }

  @Test
  void fastLengthsHaveNoFactorAboveFive() {
    assertThat(Fft.fastLength(1)).isEqualTo(1);
    assertThat(Fft.fastLength(7)).isEqualTo(8);
    assertThat(Fft.fastLength(251)).isEqualTo(256);
    assertThat(Fft.fastLength(1021)).isEqualTo(1024);
    assertThat(Fft.fastLength(241)).isEqualTo(243);
  }

  private static double[] lane(double[] all, int lane, int lanes, int n) {
    double[] one = new double[n];
    for (int i = 0; i < n; i++) {
      one[i] = all[i * lanes + lane];
    }

    return one;
  }

  private static double energy(double[] re, double[] im) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * re[i] + im[i] * im[i];
    }

    return sum;
  }

  private static double[] normals(int n, long seed) {
    RandomStream random = new RandomStream(seed, "fft");
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.normal();
    }

    return values;
  }
}
