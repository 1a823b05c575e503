package org.calibrant.optics.wave;

import java.util.Arrays;

/**
 * Bilinear resampling of a plane of n × n pixels onto one of N × N with pixels of another size, both
 * centred, zero outside: output pixel o reads the input at
 *
 * <pre>
 *   p_o = ratio (o − (N−1)/2) + (n−1)/2.
 * </pre>
 *
 * The output is transposed, {@code [x][y]} with rows of {@link Propagation#pitch} numbers. The plane is linear in the
 * input and, between the places where a p_o meets a pixel, smooth in the ratio.
 */
public final class Resampling {
  private final int n;
  private final int size;
  private final int pitch;
  private int[] left = new int[0];
  private double[] weight = new double[0];
  private double[] slope = new double[0];
  private double ratio = Double.NaN;
  private int from;
  private int to;
  private final double[] middle;

  /**
   * @param n pixels of a row of the input
   * @param size N, pixels of a row of the output
   */
  public Resampling(int n, int size) {
    this.n = n;
    this.size = size;
    this.pitch = Propagation.pitch(size);
    middle = new double[n * size];
  }

  /**
   * Sets the ratio of an output pixel's size to an input pixel's.
   *
   * @return whether it is another one than before
   */
  public boolean set(double newRatio) {
    if (newRatio == ratio) {
      return false;
    }

    ratio = newRatio;
    left = new int[size];
    weight = new double[size];
    slope = new double[size];
    from = size;
    to = 0;
    for (int o = 0; o < size; o++) {
      slope[o] = o - (size - 1) / 2.0;
      double p = ratio * slope[o] + (n - 1) / 2.0;
      double floor = Math.floor(p);
      left[o] = (int) Math.max(-2, Math.min(n, floor));
      weight[o] = p - floor;
      if (left[o] >= -1 && left[o] < n) {
        from = Math.min(from, o);
        to = o + 1;
      }
    }

    return true;
  }

  /** The first row and column of the output that can differ from zero. */
  public int from() {
    return Math.min(from, to);
  }

  /** One past the last row and column of the output that can differ from zero. */
  public int to() {
    return to;
  }

  /** Resamples {@code in[y][x]} to {@code out[x][y]}. */
  public void apply(double[] in, double[] out) {
    alongX(in, false);
    Arrays.fill(out, 0, size * pitch, 0);
    addAlongY(out, false);
  }

  /** The derivative of the output with respect to the ratio. */
  public void derivative(double[] in, double[] out) {
    Arrays.fill(out, 0, size * pitch, 0);
    alongX(in, true);
    addAlongY(out, false);
    alongX(in, false);
    addAlongY(out, true);
  }

  /** middle[x][y] = Σ over the two input columns of each output column. */
  private void alongX(double[] in, boolean derived) {
    for (int o = from(); o < to; o++) {
      int i = left[o];
      double a = derived ? -slope[o] : 1 - weight[o];
      double b = derived ? slope[o] : weight[o];
      for (int y = 0; y < n; y++) {
        double value = i >= 0 ? a * in[y * n + i] : 0;
        middle[o * n + y] = value + (i + 1 < n ? b * in[y * n + i + 1] : 0);
      }
    }
  }

  private void addAlongY(double[] out, boolean derived) {
    for (int x = from(); x < to; x++) {
      for (int o = from(); o < to; o++) {
        int i = left[o];
        double a = derived ? -slope[o] : 1 - weight[o];
        double b = derived ? slope[o] : weight[o];
        double value = i >= 0 ? a * middle[x * n + i] : 0;
        out[x * pitch + o] += value + (i + 1 < n ? b * middle[x * n + i + 1] : 0);
      }
    }
  }

  /** The adjoint of {@link #apply}: from {@code bar[x][y]} to {@code inBar[y][x]}, overwritten. */
  public void adjoint(double[] bar, double[] inBar) {
    Arrays.fill(middle, 0);
    for (int x = from(); x < to; x++) {
      for (int o = from(); o < to; o++) {
        int i = left[o];
        double value = bar[x * pitch + o];
        if (i >= 0) {
          middle[x * n + i] += (1 - weight[o]) * value;
        }

        if (i + 1 < n) {
          middle[x * n + i + 1] += weight[o] * value;
        }
      }
    }

    Arrays.fill(inBar, 0, n * n, 0);
    for (int o = from(); o < to; o++) {
      int i = left[o];
      for (int y = 0; y < n; y++) {
        double value = middle[o * n + y];
        if (i >= 0) {
          inBar[y * n + i] += (1 - weight[o]) * value;
        }

        if (i + 1 < n) {
          inBar[y * n + i + 1] += weight[o] * value;
        }
      }
    }
  }
}
