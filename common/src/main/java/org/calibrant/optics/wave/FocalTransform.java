package org.calibrant.optics.wave;

import java.util.Arrays;
import org.calibrant.math.Phasors;

/**
 * The matrix Fourier transform from a pupil of n × n points to a focal plane of m × m points,
 *
 * <pre>
 *   E = f/n Kᵀ P K,   K_ij = exp(s 2πi ξ_i υ_j),
 *   ξ_i = (i − (n−1)/2)/n,   υ_j = (j − (m−1)/2) f,   f = p D/λ,
 * </pre>
 *
 * with the pupil's width D [m], the pixel p [rad] and the wavelength λ [m]: f is a pixel in units of
 * λ/D. Over a full period Σ|E|² = Σ|P|².
 *
 * <p>Source: R. Soummer, L. Pueyo, A. Sivaramakrishnan, R. J. Vanderbei, "Fast computation of
 * Lyot-style coronagraph propagation", Opt. Express 15, 15935 (2007); the folded form is ours ({@link
 * FoldedProduct}).
 *
 * <p>An instance owns its scratch arrays: use one per thread. The matrices of a wavelength are kept in
 * a {@link Sampling}.
 */
public final class FocalTransform {
  private final int n;
  private final int m;
  private final FoldedProduct forward;
  private final FoldedProduct backward;
  private final double[] barRe;
  private final double[] barIm;

  /**
   * @param n points across the pupil
   * @param m points across the focal plane
   */
  public FocalTransform(int n, int m) {
    this.n = n;
    this.m = m;
    forward = new FoldedProduct(n, m);
    backward = new FoldedProduct(m, n);
    barRe = new double[m * m];
    barIm = new double[m * m];
  }

  /**
   * Tells where the pupil is dark; the transform passes over it.
   *
   * @param amplitude {@code [n][n]}
   */
  public void support(double[] amplitude) {
    int[] first = new int[n];
    for (int r = 0; r < n; r++) {
      int c = 0;
      while (c < (n + 1) / 2 && amplitude[r * n + c] == 0 && amplitude[r * n + n - 1 - c] == 0) {
        c++;
      }

      first[r] = c;
    }

    forward.support(first);
  }

  /** Matrices C and S for one pixel scale, and their transposes for the way back. */
  public static final class Sampling {
    private final int n;
    private final int m;
    private final int h;
    private final int q;
    private final Quarter cos;
    private final Quarter sin;
    private final Quarter cosBack;
    private final Quarter sinBack;
    private final double[] phase;
    private final double[] one;
    private final double[] re;
    private final double[] im;
    private double pixel = Double.NaN;
    private double sign = Double.NaN;

    public Sampling(int n, int m) {
      this.n = n;
      this.m = m;
      h = (n + 1) / 2;
      q = (m + 1) / 2;
      cos = Quarter.of(h, q);
      sin = Quarter.of(h, q);
      cosBack = Quarter.of(q, h);
      sinBack = Quarter.of(q, h);
      phase = new double[h * q];
      one = new double[h * q];
      re = new double[h * q];
      im = new double[h * q];
      Arrays.fill(one, 1);
    }

    /**
     * Sets the pixel scale; nothing is done if it is that already.
     *
     * @param newPixel f, a pixel in units of λ/D
     * @param newSign s, +1 or −1
     */
    public void set(double newPixel, double newSign) {
      if (newPixel == pixel && newSign == sign) {
        return;
      }

      pixel = newPixel;
      sign = newSign;
      for (int i = 0; i < h; i++) {
        double xi = (i - (n - 1) / 2.0) / n;
        for (int j = 0; j < q; j++) {
          phase[i * q + j] = 2 * Math.PI * xi * ((j - (m - 1) / 2.0) * pixel);
        }
      }

      Phasors.fill(sign, phase, one, 0, h * q, re, im, 0);
      cos.fill(re, i -> i * q, 1, h, q);
      sin.fill(im, i -> i * q, 1, h, q);
      cosBack.fill(re, j -> j, q, q, h);
      sinBack.fill(im, j -> j, q, q, h);
    }

    /** The factor f/n. */
    public double scale() {
      return pixel / n;
    }
  }

  /** Kᵀ P K, without the factor f/n. */
  public void forward(Sampling k, double[] re, double[] im, double[] outRe, double[] outIm) {
    forward.multiply(re, im, k.cos, k.sin, outRe, outIm);
  }

  /**
   * The adjoint K* B Kᴴ of {@link #forward}.
   *
   * @param re real part of B, {@code [m][m]}
   */
  public void adjoint(Sampling k, double[] re, double[] im, double[] outRe, double[] outIm) {
    System.arraycopy(re, 0, barRe, 0, m * m);
    for (int i = 0; i < m * m; i++) {
      barIm[i] = -im[i]; // conj(K* B Kᴴ) = K conj(B) Kᵀ
    }

    backward.multiply(barRe, barIm, k.cosBack, k.sinBack, outRe, outIm);
    for (int i = 0; i < n * n; i++) {
      outIm[i] = -outIm[i];
    }
  }
}
