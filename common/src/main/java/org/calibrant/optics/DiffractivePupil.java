package org.calibrant.optics;

import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;

/**
 * A pattern etched into a mirror, half a wavelength deep at its design wavelength: path = P λ_d/2 with
 * the pattern P from 0 to 1.
 *
 * @param pattern NPY file, square, {@code [y][x]}, numbers from 0 to 1
 * @param designWavelengthM λ_d
 * @param binary whether P is taken as 1 above ½ and as 0 elsewhere
 * @param regridding what to do if it has another number of pixels than the pupil
 */
public record DiffractivePupil(
    InputFile pattern, @Unit("m") double designWavelengthM, boolean binary, Regridding regridding)
    implements Surface {

  public DiffractivePupil {
    Require.positive("design-wavelength-m", designWavelengthM);
  }

  @Override
  public double[] path(int pixels, double[] transmission) {
    double[] path = SquareMap.read(pattern).within(0, 1).onto(pixels, regridding);
    for (int i = 0; i < path.length; i++) {
      double p = binary ? (path[i] > 0.5 ? 1 : 0) : path[i];
      path[i] = p * designWavelengthM / 2;
    }

    return path;
  }
}
