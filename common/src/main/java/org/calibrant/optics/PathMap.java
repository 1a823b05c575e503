package org.calibrant.optics;

import org.calibrant.core.InputFile;

/**
 * A measured or designed optical path.
 *
 * @param map NPY file, square, {@code [y][x]}, in metres
 * @param regridding what to do if it has another number of pixels than the pupil
 */
public record PathMap(InputFile map, Regridding regridding) implements Surface {

  @Override
  public double[] path(int pixels, double[] transmission) {
    return SquareMap.read(map).onto(pixels, regridding);
  }
}
