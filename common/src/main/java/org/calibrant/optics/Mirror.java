package org.calibrant.optics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Unit;
import org.calibrant.optics.wave.Zernikes;

/**
 * A round mirror.
 *
 * @param diameterM diameter
 * @param noll the Zernike polynomials whose coefficients are parameters, by Noll's index; empty for
 *     none
 * @param surfaces what its shape is made of besides
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by value
public record Mirror(@Unit("m") double diameterM, int[] noll, List<Surface> surfaces)
    implements Serializable {
  private static final int LAST = 1000;

  public Mirror {
    Require.positive("diameter-m", diameterM);
    noll = noll.clone();
    for (int i = 0; i < noll.length; i++) {
      if (noll[i] < 1 || noll[i] > LAST) {
        throw new IllegalArgumentException(
            "a Noll index must be from 1 to %d, was %d".formatted(LAST, noll[i]));
      }

      for (int j = 0; j < i; j++) {
        if (noll[i] == noll[j]) {
          throw new IllegalArgumentException("Noll index " + noll[i] + " was given twice");
        }
      }
    }

    surfaces = List.copyOf(surfaces);
  }

  @Override
  public int[] noll() {
    return noll.clone();
  }

  /** The mirror as arrays. */
  Element element(String key, int pixels, double[] transmission, boolean normalised) {
    double[][] basis = new double[noll.length][];
    for (int i = 0; i < noll.length; i++) {
      basis[i] = Zernikes.plane(noll[i], pixels, diameterM, diameterM);
    }

    double[] figure = new double[pixels * pixels];
    for (Surface surface : surfaces) {
      double[] path = surface.path(pixels, transmission);
      for (int i = 0; i < figure.length; i++) {
        figure[i] += path[i];
      }
    }

    return new Element(key, diameterM, transmission, basis, figure, normalised);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mirror mirror
        && diameterM == mirror.diameterM
        && Arrays.equals(noll, mirror.noll)
        && surfaces.equals(mirror.surfaces);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(diameterM) + 31 * (Arrays.hashCode(noll) + 31 * surfaces.hashCode());
  }
}
