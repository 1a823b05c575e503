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

  public Circulant(Fft fft) {
    this.fft = fft;
    a = new double[fft.size() * LANES];
    b = new double[fft.size() * LANES];
    c = new double[fft.size() * LANES];
    d = new double[fft.size() * LANES];
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
    int n = fft.size();
    double scale = 1.0 / n;
    for (int k = 0; k < n; k++) {
      int from = fft.place(k) * LANES;
      double hr = scale * re[k];
      double hi = scale * sign * im[k];
      for (int l = 0; l < LANES; l++) {
        double x = a[from + l];
        double y = b[from + l];
        c[k * LANES + l] = x * hr - y * hi;
        d[k * LANES + l] = x * hi + y * hr;
      }
    }

    fft.unordered(d, c, LANES); // with the parts exchanged: the inverse
  }
}
