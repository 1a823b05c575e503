package org.calibrant.fit;

import java.util.List;
import org.calibrant.math.Elementary;
import org.calibrant.params.Transform;

/**
 * Each parameter by itself through a bijection, uᵢ = uᵢ(xᵢ): a search in u cannot leave the range of
 * x.
 *
 * @param transforms one per number
 */
public record TransformedCoordinates(List<Transform> transforms) implements Coordinates {
  public TransformedCoordinates {
    transforms = List.copyOf(transforms);
  }

  @Override
  public int outer() {
    return transforms.size();
  }

  @Override
  public int inner() {
    return transforms.size();
  }

  @Override
  public void toOuter(double[] u, double[] x) {
    for (int i = 0; i < u.length; i++) {
      x[i] = transforms.get(i).invert(u[i]);
    }
  }

  @Override
  public void toInner(double[] x, double[] u) {
    for (int i = 0; i < u.length; i++) {
      u[i] = transforms.get(i).apply(x[i]);
    }
  }

  @Override
  public void pullBack(double[] u, double[] outerGradient, double[] innerGradient) {
    for (int i = 0; i < u.length; i++) {
      double x = transforms.get(i).invert(u[i]);
      innerGradient[i] = outerGradient[i] * Elementary.exp(-transforms.get(i).lnDerivative(x));
    }
  }

  /** The bounds of x as bounds of u. */
  @Override
  public Box box(Box bounds) {
    double[] lower = new double[transforms.size()];
    double[] upper = new double[transforms.size()];
    for (int i = 0; i < lower.length; i++) {
      Transform transform = transforms.get(i);
      lower[i] =
          bounds.lower(i) <= transform.lower()
              ? Double.NEGATIVE_INFINITY
              : transform.apply(bounds.lower(i));
      upper[i] =
          bounds.upper(i) >= transform.upper()
              ? Double.POSITIVE_INFINITY
              : transform.apply(bounds.upper(i));
    }

    return new Box(lower, upper);
  }

  /**
   * The potential of u, if that of x is given: what is drawn from exp(−U(u)) has in x the density
   * exp(−U(x)). U(u) = U(x(u)) + Σ ln(duᵢ/dxᵢ).
   */
  public Objective density(Objective potential) {
    Objective moved = of(potential);
    return new Objective() {
      @Override
      public double value(double[] u) {
        return moved.value(u) + logVolume(u);
      }

      @Override
      public boolean hasGradient() {
        return moved.hasGradient();
      }

      @Override
      public double gradient(double[] u, double[] out) {
        double value = moved.gradient(u, out) + logVolume(u);
        for (int i = 0; i < u.length; i++) {
          Transform transform = transforms.get(i);
          double x = transform.invert(u[i]);
          out[i] += transform.lnDerivativeSlope(x) * Elementary.exp(-transform.lnDerivative(x));
        }

        return value;
      }
    };
  }

  /** Σ ln(duᵢ/dxᵢ) at u. */
  public double logVolume(double[] u) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      Transform transform = transforms.get(i);
      sum += transform.lnDerivative(transform.invert(u[i]));
    }

    return sum;
  }
}
