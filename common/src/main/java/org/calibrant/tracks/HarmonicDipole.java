package org.calibrant.tracks;

import java.util.List;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * A dipole that obeys Maxwell's equations in free space, div B = 0 and curl B = 0, everywhere. On the
 * axis B_y is a sum of Gaussians f(z) = Σ A exp(−((z − C) / S)² / 2); off the axis f is continued
 * into the complex plane,
 *
 * <pre>
 *   ζ± = z ∓ s x + i c y,   c² = 1 + s²
 *   B_y = ½ Σ± Re f(ζ±),   B_z = ½ Σ± Im f(ζ±) / c,   B_x = ½ Σ± ∓ s Im f(ζ±) / c
 * </pre>
 *
 * which is harmonic because 1 + s² − c² = 0: B is the gradient of ½ Σ± Im F(ζ±) / c with F' = f.
 *
 * <p>As any such continuation it grows off the axis, as exp(c² y² / 2S²) in y: it is meant for |y|
 * below about the smallest S.
 *
 * @param spread s, how fast the field changes along x
 * @param gaussians the field on the axis
 */
public record HarmonicDipole(double spread, List<Gaussian> gaussians) implements MagneticField {

  /**
   * A term of the field on the axis.
   *
   * @param peakT A
   * @param centreMm C
   * @param widthMm S
   */
  public record Gaussian(
      @Unit("T") double peakT, @Unit("mm") double centreMm, @Unit("mm") double widthMm)
      implements java.io.Serializable {
    public Gaussian {
      Require.finite("peak-t", peakT);
      Require.finite("centre-mm", centreMm);
      Require.positive("width-mm", widthMm);
    }
  }

  public HarmonicDipole {
    Require.finite("spread", spread);
    gaussians = List.copyOf(gaussians);
    if (gaussians.isEmpty()) {
      throw new IllegalArgumentException("gaussians must not be empty");
    }
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    double c = Math.sqrt(1 + spread * spread);
    double real = 0;
    double imaginary = 0;
    double difference = 0;
    for (int i = 0; i < gaussians.size(); i++) {
      Gaussian g = gaussians.get(i);
      double v = c * y / g.widthMm;
      for (int sign = 1; sign >= -1; sign -= 2) {
        double u = (z - g.centreMm - sign * spread * x) / g.widthMm;
        // f = A exp(−(u + iv)² / 2)
        double size = 0.5 * g.peakT * Elementary.exp(0.5 * (v * v - u * u));
        double im = -size * StrictMath.sin(u * v);
        real += size * StrictMath.cos(u * v);
        imaginary += im;
        difference += sign * im;
      }
    }

    b[0] = -spread * difference / c;
    b[1] = real;
    b[2] = imaginary / c;
  }
}
