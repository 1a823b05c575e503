package org.calibrant.fit;

import java.io.Serializable;
import java.util.Arrays;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;

/** Where parameters may go: a lower and an upper bound for each; infinite where there is none. */
public final class Box implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] lower;
  private final double[] upper;

  /**
   * @param lower n lower bounds
   * @param upper n upper bounds, none below its lower one
   */
  public Box(double[] lower, double[] upper) {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(
          "lower and upper must be as many, were " + lower.length + " and " + upper.length);
    }

    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] <= upper[i])) {
        throw new IllegalArgumentException(
            "lower must not be above upper, were " + lower[i] + " and " + upper[i]);
      }
    }

    this.lower = lower.clone();
    this.upper = upper.clone();
  }

  /** Without bounds. */
  public static Box unbounded(int n) {
    double[] lower = new double[n];
    double[] upper = new double[n];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    return new Box(lower, upper);
  }

  /** The bounds of the free numbers of a spec. */
  public static Box of(ParamSpec spec) {
    return new Box(spec.perFree(Param::lower), spec.perFree(Param::upper));
  }

  public int dimensions() {
    return lower.length;
  }

  public double lower(int i) {
    return lower[i];
  }

  public double upper(int i) {
    return upper[i];
  }

  /** The allowed value next to x in dimension i. */
  public double inside(int i, double x) {
    return Math.max(lower[i], Math.min(x, upper[i]));
  }

  public boolean contains(double[] point) {
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] <= point[i] && point[i] <= upper[i])) {
        return false;
      }
    }

    return true;
  }

  boolean isAtLower(int i, double x) {
    return x <= lower[i];
  }

  boolean isAtUpper(int i, double x) {
    return x >= upper[i];
  }
}
