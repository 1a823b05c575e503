package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;
import org.calibrant.math.GaussLegendre;

/**
 * Accretion disc of black-body rings whose temperature falls with the radius as r^−¾, from T_in at
 * the inner edge to 0, XSPEC's {@code diskbb} (Mitsuda et al. 1984, PASJ 36, 741; Makishima et al.
 * 1986, ApJ 308, 635). With u = E/kT_in, integrating the rings of {@link BlackBodySurface},
 *
 * <pre>  N(E) = K · 1.0344·10⁻³ · 8/3 · E² u^{−8/3} ∫_u^∞ t^{5/3} / (eᵗ − 1) dt</pre>
 *
 * The inner integral is summed from high energies down along the points of a Gauss–Legendre
 * quadrature of each bin.
 *
 * @param temperatureKev kT_in, temperature at the inner edge
 * @param norm K = (R_in/D₁₀)² cos θ, apparent inner radius [km] over distance [10 kpc], squared,
 *     times the cosine of the inclination
 */
public record DiskBlackBody(
    @Unit("keV") double temperatureKev, @Unit("km2 / (10 kpc)2") double norm)
    implements SpectralModel {
  private static final GaussLegendre FOUR = new GaussLegendre(4);
  private static final GaussLegendre EIGHT = new GaussLegendre(8);

  /** Beyond this u nothing is left. */
  private static final double VANISHES = 700;

  private static final int MOST_PIECES = 64;

  public DiskBlackBody {
    Require.positive("temperature-kev", temperatureKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double scale = norm * BlackBodySurface.SURFACE * 8 / 3;
    double[] state = {Math.min(VANISHES, edges[flux.length] / temperatureKev), 0};
    state[1] = rings(state[0], state[0] + 60);
    for (int i = flux.length - 1; i >= 0; i--) {
      double width = edges[i + 1] - edges[i];
      double smooth = Math.min(0.2 * edges[i], 0.25 * temperatureKev);
      int pieces = (int) Math.max(1, Math.min(MOST_PIECES, Math.ceil(width / smooth)));
      double half = 0.5 * width / pieces;
      double sum = 0;
      for (int j = pieces - 1; j >= 0; j--) {
        double middle = edges[i] + (2 * j + 1) * half;
        for (int k = NODES.length - 1; k >= 0; k--) {
          sum += half * WEIGHTS[k] * density(middle + half * NODES[k], state);
        }
      }

      flux[i] += scale * sum;
    }
  }

  /** E² u^{−8/3} ∫_u^∞; the state is the last u, which was higher, and the integral from there. */
  private double density(double energy, double[] state) {
    double u = energy / temperatureKev;
    if (u > state[0]) {
      return 0;
    }

    state[1] += rings(u, state[0]);
    state[0] = u;
    return energy * energy * Elementary.exp(-8.0 / 3 * Elementary.log(u)) * state[1];
  }

  private static final double[] NODES = {
    -0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526
  };
  private static final double[] WEIGHTS = {
    0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538
  };

  /** ∫ t^{5/3} / (eᵗ − 1) dt, in pieces over which it is smooth. */
  private static double rings(double from, double to) {
    double sum = 0;
    double low = from;
    while (low < to) {
      double high = Math.min(to, low + Math.min(1, Math.max(low, 1e-12)));
      boolean narrow = 10 * (high - low) <= low && high - low <= 0.25;
      sum += (narrow ? FOUR : EIGHT).integral(DiskBlackBody::ring, low, high);
      low = high;
    }

    return sum;
  }

  private static double ring(double t) {
    return Elementary.exp(2.0 / 3 * Elementary.log(t)) / Growth.of(t);
  }
}
