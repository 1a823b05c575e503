package org.calibrant.math;

import java.util.Arrays;

/**
 * The discrete Fourier transform of n complex numbers, and its inverse,
 *
 * <pre>
 *   X_k = Σ_j x_j e^(−2πi jk/n),   x_j = 1/n Σ_k X_k e^(2πi jk/n),
 * </pre>
 *
 * in place, real and imaginary parts in arrays of their own. Any n: stages of radix 8, 5, 4, 3 and 2
 * where n has no larger prime factors, otherwise as a convolution of a longer length that has none
 * (L. I. Bluestein, "A linear filtering approach to the computation of discrete Fourier transform",
 * IEEE Trans. Audio Electroacoust. 18, 451 (1970)). Errors grow as log n, from about 10⁻¹⁶ of the
 * root mean square.
 *
 * <p>Several transforms of one length at once are much faster than one after the other: an array
 * {@code [n][lanes]} holds n rows of one value per lane. Lanes do not touch each other, so their
 * number changes no bit.
 *
 * <p>An instance never changes and can be shared by threads. The bits of a result depend on nothing
 * but the input.
 */
public final class Fft {
  private static final FftKernel KERNEL =
      VectorApi.choose(FftKernel.class, "org.calibrant.math.VectorFftKernel", PlainFftKernel::new);
  private static final int LONGEST = 1 << 26;

  /** From here on a transform that comes alone is made of shorter ones. */
  private static final int LONG = 256;

  private final int n;
  private final FftStage[] stages;

  /** Row k of the spectrum is found at {@code order[k]} after the stages. */
  private final int[] order;

  /** Where a larger prime factor is; else null. */
  private final Bluestein convolution;

  /** For one transform alone, where n is large; else null. */
  private final FourStep alone;

  private Fft(int n, FftStage[] stages, int[] order, Bluestein convolution, FourStep alone) {
    this.n = n;
    this.stages = stages;
    this.order = order;
    this.convolution = convolution;
    this.alone = alone;
  }

  /**
   * A plan. It costs several transforms, so keep it.
   *
   * @param n from 1 to 2²⁶
   */
  public static Fft of(int n) {
    if (n < 1 || n > LONGEST) {
      throw new IllegalArgumentException("n must be from 1 to " + LONGEST + ", was " + n);
    }

    int[] radices = radices(n);
    if (radices.length == 0 && n > 1) {
      int[] inOrder = new int[n];
      Arrays.setAll(inOrder, k -> k);
      return new Fft(n, new FftStage[0], inOrder, Bluestein.of(n), null);
    }

    FftStage[] stages = new FftStage[radices.length];
    int blocks = 1;
    for (int s = 0; s < stages.length; s++) {
      stages[s] = FftStage.of(n, radices[s], blocks);
      blocks *= radices[s];
    }

    FourStep alone = n < LONG ? null : FourStep.of(n, radices);
    return new Fft(n, stages, order(n, radices), null, alone);
  }

  /**
   * What n is the product of, the larger first; empty when it has other prime factors. Twos go in
   * eights and fours: a stage of radix 2 comes only where n has no more than one.
   */
  static int[] radices(int n) {
    int[] found = new int[32];
    int count = 0;
    int left = n;
    int twos = Integer.numberOfTrailingZeros(n);
    int fours = twos == 1 ? 0 : (3 - twos % 3) % 3;
    for (int radix : new int[] {8, 5, 4, 3, 2}) {
      int least = radix == 8 ? 1 << 2 * fours : 1;
      while (left % radix == 0 && left % (radix * least) == 0) {
        found[count++] = radix;
        left /= radix;
      }
    }

    return left == 1 ? Arrays.copyOf(found, count) : new int[0];
  }

  /** The least length from n on that has no prime factor above 5. */
  public static int fastLength(int n) {
    int length = Math.max(1, n);
    while (length > 1 && radices(length).length == 0) {
      length++;
    }

    return length;
  }

  /** Frequency k has its digits, in the radices, in the order opposite to that of its place. */
  private static int[] order(int n, int[] radices) {
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      int rest = k;
      int place = 0;
      int block = n;
      for (int radix : radices) {
        block /= radix;
        place += rest % radix * block;
        rest /= radix;
      }

      order[k] = place;
    }

    return order;
  }

  public int size() {
    return n;
  }

  /** The transform of n numbers, in place. */
  public void forward(double[] re, double[] im) {
    forward(re, im, 1);
  }

  /** The inverse transform of n numbers, in place. */
  public void inverse(double[] re, double[] im) {
    inverse(re, im, 1);
  }

  /** The transforms of all lanes of {@code [n][lanes]}, in place. */
  public void forward(double[] re, double[] im, int lanes) {
    check(re, im, lanes);
    if (convolution != null) {
      convolution.forward(re, im, lanes);
      return;
    }

    if (lanes == 1 && alone != null) {
      alone.forward(re, im);
      return;
    }

    stages(re, im, lanes);
    double[] copy = new double[n * lanes];
    sort(re, copy, lanes);
    sort(im, copy, lanes);
  }

  /** The inverse transforms of all lanes of {@code [n][lanes]}, in place. */
  public void inverse(double[] re, double[] im, int lanes) {
    forward(im, re, lanes); // the transform with its parts exchanged is n times the inverse
    double scale = 1.0 / n;
    for (int i = 0; i < n * lanes; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }

  /** The transform of all lanes, frequency k at row {@link #place}. */
  void unordered(double[] re, double[] im, int lanes) {
    if (convolution != null) {
      convolution.forward(re, im, lanes);
    } else {
      stages(re, im, lanes);
    }
  }

  private void stages(double[] re, double[] im, int lanes) {
    for (FftStage stage : stages) {
      KERNEL.butterflies(stage, re, im, lanes, 0, lanes);
    }
  }

  /** Multiplies what {@link #unordered} left by a filter and puts it in order. */
  void filter(
      double[] hRe,
      double[] hIm,
      double[] re,
      double[] im,
      double[] outRe,
      double[] outIm,
      int lanes) {
    KERNEL.filter(order, hRe, hIm, re, im, outRe, outIm, lanes);
  }

  /** The row of frequency k after {@link #unordered}. */
  int place(int k) {
    return order[k];
  }

  /** Puts the rows of {@link #unordered} in order, with room for a copy. */
  void sort(double[] part, double[] copy, int lanes) {
    System.arraycopy(part, 0, copy, 0, n * lanes);
    for (int k = 0; k < n; k++) {
      System.arraycopy(copy, order[k] * lanes, part, k * lanes, lanes);
    }
  }

  private void check(double[] re, double[] im, int lanes) {
    if (re.length < (long) n * lanes || im.length < (long) n * lanes || lanes < 1) {
      throw new IllegalArgumentException(
          "expected %d lanes of %d numbers, found arrays of %d and %d"
              .formatted(lanes, n, re.length, im.length));
    }
  }
}
