package org.calibrant.optics.wave;

import java.util.Arrays;
import org.calibrant.math.Circulant;
import org.calibrant.math.Fft;

/**
 * Free space between a pupil of n × n points and a plane of N × N, n centred in N, by the separable
 * angular spectrum of a {@link Transfer}: U = A P Aᵀ with the circulant A = F⁻¹ diag(h) F. Only the
 * rows and columns of the pupil are transformed along one axis, and only those that the next element
 * lets through along the other, each forth and back while it lies in the cache.
 *
 * <p>Planes behind the propagation are stored transposed, {@code [x][y]}, with rows of {@link #pitch} numbers; pupils are {@code [y][x]}.
 *
 * <p>An instance owns its scratch arrays: use one per thread.
 */
public final class Propagation {
  private static final int LANES = Circulant.LANES;

  private final int n;
  private final int size;
  private final int margin;
  private final int pitch;
  private final Circulant circulant;
  private final double[] midRe;
  private final double[] midIm;
  private final double[] midDerivedRe;
  private final double[] midDerivedIm;

  /**
   * @param n points across the pupil
   * @param size N, points across the padded plane; N − n is even
   */
  public Propagation(int n, int size) {
    if (size < n || (size - n) % 2 != 0) {
      throw new IllegalArgumentException(
          "a pupil of %d points cannot stand in the middle of %d: their difference must be even"
              .formatted(n, size));
    }

    this.n = n;
    this.size = size;
    margin = (size - n) / 2;
    pitch = pitch(size);
    circulant = new Circulant(Fft.of(size));
    int rows = (n + LANES - 1) / LANES * LANES;
    midRe = new double[rows * pitch];
    midIm = new double[rows * pitch];
    midDerivedRe = new double[rows * pitch];
    midDerivedIm = new double[rows * pitch];
  }

  /**
   * From the pupil outward: U = A P Aᵀ.
   *
   * @param re pupil {@code [y][x]}, n × n
   * @param outRe {@code [x][y]}, N × {@link #pitch}; written where from ≤ x, y &lt; to
   */
  public void outward(
      Transfer h, double[] re, double[] im, int from, int to, double[] outRe, double[] outIm) {
    for (int x0 = 0; x0 < n; x0 += LANES) {
      load(re, im, x0);
      circulant.transform();
      circulant.filter(h.re(), h.im(), 1);
      keep(midRe, midIm, x0);
    }

    for (int y0 = from / LANES * LANES; y0 < to; y0 += LANES) {
      loadMiddle(midRe, midIm, y0);
      circulant.transform();
      circulant.filter(h.re(), h.im(), 1);
      store(y0, from, to, outRe, outIm, false);
    }
  }

  /**
   * The derivative of {@link #outward} with respect to what h depends on: A′ P Aᵀ + A P A′ᵀ.
   *
   * @param slopeRe ∂h, real part
   */
  public void outwardDerivative(
      Transfer h,
      double[] slopeRe,
      double[] slopeIm,
      double[] re,
      double[] im,
      int from,
      int to,
      double[] outRe,
      double[] outIm) {
    for (int x0 = 0; x0 < n; x0 += LANES) {
      load(re, im, x0);
      circulant.transform();
      circulant.filter(h.re(), h.im(), 1);
      keep(midRe, midIm, x0);
      circulant.filter(slopeRe, slopeIm, 1);
      keep(midDerivedRe, midDerivedIm, x0);
    }

    for (int y0 = from / LANES * LANES; y0 < to; y0 += LANES) {
      loadMiddle(midRe, midIm, y0);
      circulant.transform();
      circulant.filter(slopeRe, slopeIm, 1);
      store(y0, from, to, outRe, outIm, false);
      loadMiddle(midDerivedRe, midDerivedIm, y0);
      circulant.transform();
      circulant.filter(h.re(), h.im(), 1);
      store(y0, from, to, outRe, outIm, true);
    }
  }

  /**
   * From the plane back to the pupil, the adjoint of {@link #outward}: the pupil's part of A* W Aᴴ.
   *
   * @param re {@code [x][y]}, N × {@link #pitch}; zero except where from ≤ x, y &lt; to
   * @param outRe pupil {@code [y][x]}, n × n
   */
  public void inward(
      Transfer h, double[] re, double[] im, int from, int to, double[] outRe, double[] outIm) {
    alongX(h.re(), h.im(), re, im, from, to, midRe, midIm);
    for (int x0 = 0; x0 < n; x0 += LANES) {
      loadColumns(midRe, midIm, x0, from, to);
      circulant.transform();
      circulant.filter(h.re(), h.im(), -1);
      toPupil(x0, outRe, outIm, false);
    }
  }

  /** The derivative of {@link #inward} with respect to what h depends on. */
  public void inwardDerivative(
      Transfer h,
      double[] slopeRe,
      double[] slopeIm,
      double[] re,
      double[] im,
      int from,
      int to,
      double[] outRe,
      double[] outIm) {
    alongX(h.re(), h.im(), re, im, from, to, midRe, midIm);
    alongX(slopeRe, slopeIm, re, im, from, to, midDerivedRe, midDerivedIm);
    for (int x0 = 0; x0 < n; x0 += LANES) {
      loadColumns(midRe, midIm, x0, from, to);
      circulant.transform();
      circulant.filter(slopeRe, slopeIm, -1);
      toPupil(x0, outRe, outIm, false);
      loadColumns(midDerivedRe, midDerivedIm, x0, from, to);
      circulant.transform();
      circulant.filter(h.re(), h.im(), -1);
      toPupil(x0, outRe, outIm, true);
    }
  }

  private void alongX(
      double[] hRe,
      double[] hIm,
      double[] re,
      double[] im,
      int from,
      int to,
      double[] toRe,
      double[] toIm) {
    double[] a = circulant.inRe();
    double[] b = circulant.inIm();
    for (int y0 = from / LANES * LANES; y0 < to; y0 += LANES) {
      clear();
      for (int x = from; x < to; x++) {
        System.arraycopy(re, x * pitch + y0, a, x * LANES, LANES);
        System.arraycopy(im, x * pitch + y0, b, x * LANES, LANES);
      }

      circulant.transform();
      circulant.filter(hRe, hIm, -1);
      for (int x = 0; x < n; x++) {
        int row = circulant.row(margin + x);
        System.arraycopy(circulant.outRe(), row, toRe, x * pitch + y0, LANES);
        System.arraycopy(circulant.outIm(), row, toIm, x * pitch + y0, LANES);
      }
    }
  }

  /**
   * From row to row of a plane of N × N points: N rounded up to whole cache lines, an odd number of
   * them. Columns of a power of two would all fall into one set of the cache.
   */
  public static int pitch(int size) {
    int lines = (size + LANES - 1) / LANES;
    return (lines + 1 - lines % 2) * LANES;
  }

  private void clear() {
    Arrays.fill(circulant.inRe(), 0);
    Arrays.fill(circulant.inIm(), 0);
  }

  /** Columns x0 … of the pupil, as lanes. */
  private void load(double[] re, double[] im, int x0) {
    int lanes = Math.min(LANES, n - x0);
    clear();
    for (int y = 0; y < n; y++) {
      System.arraycopy(re, y * n + x0, circulant.inRe(), (margin + y) * LANES, lanes);
      System.arraycopy(im, y * n + x0, circulant.inIm(), (margin + y) * LANES, lanes);
    }
  }

  /** The result for columns x0 … as rows of the middle array, {@code [x][y]}. */
  private void keep(double[] toRe, double[] toIm, int x0) {
    double[] c = circulant.outRe();
    double[] d = circulant.outIm();
    for (int y = 0; y < size; y++) {
      int row = circulant.row(y);
      int to = x0 * pitch + y;
      for (int l = 0; l < LANES; l++) {
        toRe[to + l * pitch] = c[row + l];
        toIm[to + l * pitch] = d[row + l];
      }
    }
  }

  /** Columns y0 … of the middle array, as lanes, with the pupil's rows in their places. */
  private void loadMiddle(double[] fromRe, double[] fromIm, int y0) {
    clear();
    for (int x = 0; x < n; x++) {
      System.arraycopy(fromRe, x * pitch + y0, circulant.inRe(), (margin + x) * LANES, LANES);
      System.arraycopy(fromIm, x * pitch + y0, circulant.inIm(), (margin + x) * LANES, LANES);
    }
  }

  private void store(int y0, int from, int to, double[] outRe, double[] outIm, boolean added) {
    double[] c = circulant.outRe();
    double[] d = circulant.outIm();
    for (int x = from; x < to; x++) {
      int row = circulant.row(x);
      int at = x * pitch + y0;
      if (!added) {
        System.arraycopy(c, row, outRe, at, LANES);
        System.arraycopy(d, row, outIm, at, LANES);
        continue;
      }

      for (int l = 0; l < LANES; l++) {
        outRe[at + l] += c[row + l];
        outIm[at + l] += d[row + l];
      }
    }
  }

  /** Rows x0 … of the middle array, as lanes. */
  private void loadColumns(double[] fromRe, double[] fromIm, int x0, int from, int to) {
    double[] a = circulant.inRe();
    double[] b = circulant.inIm();
    clear();
    for (int y = from / LANES * LANES; y < Math.min(size, (to + LANES - 1) / LANES * LANES); y++) {
      int at = x0 * pitch + y;
      for (int l = 0; l < LANES; l++) {
        a[y * LANES + l] = fromRe[at + l * pitch];
        b[y * LANES + l] = fromIm[at + l * pitch];
      }
    }
  }

  private void toPupil(int x0, double[] outRe, double[] outIm, boolean added) {
    double[] c = circulant.outRe();
    double[] d = circulant.outIm();
    int lanes = Math.min(LANES, n - x0);
    for (int y = 0; y < n; y++) {
      int row = circulant.row(margin + y);
      int at = y * n + x0;
      for (int l = 0; l < lanes; l++) {
        outRe[at + l] = c[row + l] + (added ? outRe[at + l] : 0);
        outIm[at + l] = d[row + l] + (added ? outIm[at + l] : 0);
      }
    }
  }
}
