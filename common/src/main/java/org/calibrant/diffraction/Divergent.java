package org.calibrant.diffraction;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Unit;

/**
 * A beam that diverges and has a bandwidth: a grid of directions times a row of wavelengths,
 *
 * <pre>
 *   vertical angle about p, then horizontal angle about b × p
 *   λₖ = λ (1 + k δ − Δ/2),  δ = Δ / (n − 1)
 * </pre>
 *
 * with b the beam and p the reference of polarisation. Angles go from −range/2 to +range/2. With {@code
 * round} the corners of the grid are left out, where 4 (h²/H² + v²/V²) &gt; 1.1.
 *
 * @param wavelengthAngstrom λ
 * @param horizontalMrad range H of the horizontal angles
 * @param horizontalSteps how many
 * @param verticalMrad range V of the vertical angles
 * @param verticalSteps how many
 * @param dispersion Δ, full range of wavelengths as a fraction
 * @param dispersionSteps how many
 * @param round whether corners are left out
 */
public record Divergent(
    @Unit("Å") double wavelengthAngstrom,
    @Unit("mrad") double horizontalMrad,
    int horizontalSteps,
    @Unit("mrad") double verticalMrad,
    int verticalSteps,
    double dispersion,
    int dispersionSteps,
    boolean round)
    implements Beam {
  private static final double RAD_PER_MRAD = 1e-3;
  private static final double CORNER = 1.1;

  public Divergent {
    Require.positive("wavelength-angstrom", wavelengthAngstrom);
    Require.nonNegative("horizontal-mrad", horizontalMrad);
    Require.atLeast(1, "horizontal-steps", horizontalSteps);
    Require.nonNegative("vertical-mrad", verticalMrad);
    Require.atLeast(1, "vertical-steps", verticalSteps);
    if (!(dispersion >= 0 && dispersion < 2)) {
      throw new IllegalArgumentException("dispersion must be from 0 to 2, was " + dispersion);
    }

    Require.atLeast(1, "dispersion-steps", dispersionSteps);
  }

  @Override
  public List<Source> sources(Frame frame) {
    double[] across = Vec.cross(frame.beam(), frame.polarisation());
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < horizontalSteps; i++) {
      for (int j = 0; j < verticalSteps; j++) {
        double h = place(i, horizontalSteps);
        double v = place(j, verticalSteps);
        if (round && 4 * (shortened(h, horizontalSteps) + shortened(v, verticalSteps)) > CORNER) {
          continue;
        }

        double[] up =
            Vec.times(
                Vec.rotation(frame.polarisation(), v * verticalMrad * RAD_PER_MRAD),
                Vec.scaled(frame.beam(), -1));
        double[] direction = Vec.times(Vec.rotation(across, h * horizontalMrad * RAD_PER_MRAD), up);
        for (int k = 0; k < dispersionSteps; k++) {
          double factor = 1 + place(k, dispersionSteps) * dispersion;
          sources.add(new Source(direction, wavelengthAngstrom * factor));
        }
      }
    }

    return sources;
  }

  /** From −½ to ½. */
  private static double place(int k, int steps) {
    return steps == 1 ? 0 : (double) k / (steps - 1) - 0.5;
  }

  /** The square of a place; an even grid, which has no middle, is a little favoured. */
  private static double shortened(double place, int steps) {
    double half = steps > 1 && steps % 2 == 0 ? 0.5 / (steps - 1) : 0;
    return place * place - half * half;
  }
}
