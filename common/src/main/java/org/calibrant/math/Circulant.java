package org.calibrant.math;

/**
 * Cyclic convolutions of {@value #LANES} vectors of n complex numbers at once, y = F⁻¹ diag(h) F x.
 *
 * <p>The input is written to {@link #inRe} and {@link #inIm}, {@code [n][LANES]}; element j of the
 * result is found in {@link #outRe} and {@link #outIm} from {@link #row row(j)} on. An instance owns
 * these arrays: use one per thread.
 */
public final class Circulant {
  /** One cache line. */
  public static final int LANES = 8;

  private final Fft fft;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] d;
  private final double[] hRe;
  private final double[] hIm;

  public Circulant(Fft fft) {
    this.fft = fft;
    a = new double[fft.size() * LANES];
    b = new double[fft.size() * LANES];
    c = new double[fft.size() * LANES];
    d = new double[fft.size() * LANES];
    hRe = new double[fft.size()];
    hIm = new double[fft.size()];
  }

  public double[] inRe() {
    return a;
  }

  public double[] inIm() {
    return b;
  }

  public double[] outRe() {
    return c;
  }

  public double[] outIm() {
    return d;
  }

  /** Where the lanes of element j of the result begin. */
  public int row(int j) {
    return fft.place(j) * LANES;
  }

  /** Transforms the input; it is lost. */
  public void transform() {
    fft.unordered(a, b, LANES);
  }

  /**
   * Multiplies the transformed input, which is kept, and transforms back.
   *
   * @param re real part of h, in the order of frequencies 0, 1, …, −1
   * @param im imaginary part of h
   * @param sign +1, or −1 for the conjugate of h
   */
  public void filter(double[] re, double[] im, double sign) {
    double scale = 1.0 / fft.size();
    for (int k = 0; k < hRe.length; k++) {
      hRe[k] = scale * re[k];
      hIm[k] = scale * sign * im[k];
    }

    fft.filter(hRe, hIm, a, b, c, d, LANES);
    fft.unordered(d, c, LANES); // with the parts exchanged: the inverse
  }
}
