package org.calibrant.optics.wave;

import java.util.Arrays;
import org.calibrant.math.Phasors;

/**
 * One factor of the angular spectrum of free space, H(f_x, f_y) = h(f_x) h(f_y) without its piston:
 *
 * <pre>
 *   h(f) = exp(i k d g),   g = √(1 − σ) − 1 = −σ/(1 + √(1 − σ)),   σ = λ² f²,   k = 2π/λ.
 * </pre>
 *
 * The piston exp(i k d), some 10⁷ rad, would only cost digits. Where σ &gt; 1 the root is 0. The
 * separable form holds for small angles: it differs from the exact kernel by k d λ⁴ f_x² f_y²/4.
 *
 * <p>Source: J. W. Goodman, "Introduction to Fourier Optics" (1996), angular spectrum.
 */
public final class Transfer {
  private final int size;
  private final double[] path;
  private final double[] one;
  private final double[] re;
  private final double[] im;
  private double wavelength = Double.NaN;
  private double width = Double.NaN;
  private double distance = Double.NaN;

  /**
   * @param size points of the padded grid
   */
  public Transfer(int size) {
    this.size = size;
    path = new double[size];
    one = new double[size];
    re = new double[size];
    im = new double[size];
    Arrays.fill(one, 1);
  }

  /**
   * Sets what the factor depends on; nothing is done if it is that already.
   *
   * @param newWavelength λ [m]
   * @param newWidth of the padded grid [m]
   * @param newDistance d [m]
   */
  public void set(double newWavelength, double newWidth, double newDistance) {
    if (newWavelength == wavelength && newWidth == width && newDistance == distance) {
      return;
    }

    wavelength = newWavelength;
    width = newWidth;
    distance = newDistance;
    for (int i = 0; i < size; i++) {
      path[i] = distance * g(i);
    }

    Phasors.fill(2 * Math.PI / wavelength, path, one, 0, size, re, im, 0);
  }

  private double sigma(int i) {
    int cycles = i < (size + 1) / 2 ? i : i - size;
    double f = wavelength * (cycles / width);
    return f * f;
  }

  private double g(int i) {
    double sigma = sigma(i);
    return -sigma / (1 + Math.sqrt(Math.max(0, 1 - sigma)));
  }

  double[] re() {
    return re;
  }

  double[] im() {
    return im;
  }

  /** ∂h/∂d = i k g h. */
  public void byDistance(double[] outRe, double[] outIm) {
    for (int i = 0; i < size; i++) {
      rotated(i, 2 * Math.PI / wavelength * g(i), outRe, outIm);
    }
  }

  /** ∂h/∂λ = i (k d/λ) (σ/(1 + r) − σ/r) h with r = √(1 − σ). */
  public void byWavelength(double[] outRe, double[] outIm) {
    for (int i = 0; i < size; i++) {
      double sigma = sigma(i);
      double root = Math.sqrt(Math.max(0, 1 - sigma));
      double slope = -g(i) - (root > 0 ? sigma / root : 0);
      rotated(i, 2 * Math.PI / (wavelength * wavelength) * distance * slope, outRe, outIm);
    }
  }

  private void rotated(int i, double factor, double[] outRe, double[] outIm) {
    outRe[i] = -factor * im[i];
    outIm[i] = factor * re[i];
  }
}
