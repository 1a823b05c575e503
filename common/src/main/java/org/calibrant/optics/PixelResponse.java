package org.calibrant.optics;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * What each pixel makes of a photon.
 *
 * @param map NPY file, as many numbers as pixels, {@code [y][x]}, not negative
 */
public record PixelResponse(InputFile map) implements DetectorEffect {

  @Override
  public boolean isFine() {
    return false;
  }

  @Override
  public LinearEffect open(int size, int perPixel) {
    SquareMap response = SquareMap.read(map).within(0, Double.MAX_VALUE);
    if (response.size() != size) {
      throw new BadInput(
          map.uri(),
          "",
          "has %d x %d numbers, expected %d x %d, one per pixel"
              .formatted(response.size(), response.size(), size, size));
    }

    return new Gains(response.values());
  }

  /** Factors, pixel by pixel. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Gains(double[] values) implements LinearEffect {
    @Override
    public void apply(double[] in, double[] out) {
      for (int i = 0; i < values.length; i++) {
        out[i] = values[i] * in[i];
      }
    }

    @Override
    public void adjoint(double[] bar, double[] inBar) {
      apply(bar, inBar);
    }
  }
}
