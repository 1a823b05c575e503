package edu.example;

import org.calibrant.core.Unit;
import org.calibrant.xray.SpectralModel;

/**
 * A spectral model of one's own: a power law that bends, N(E) = K E^-(a + b log10 E), by Simpson's
 * rule in each bin.
 *
 * @param slope a
 * @param bend b
 * @param norm K at 1 keV
 */
public record Comptonised(
    double slope, double bend, @Unit("photon cm-2 s-1 keV-1") double norm)
    implements SpectralModel {
  @Override
  public void addTo(double[] edges, double[] flux) {
    for (int i = 0; i < flux.length; i++) {
      double from = edges[i];
      double to = edges[i + 1];
      double sum = density(from) + 4 * density(0.5 * (from + to)) + density(to);
      flux[i] += norm * sum * (to - from) / 6;
    }
  }

  private double density(double energy) {
    double decades = StrictMath.log10(energy);
    return StrictMath.pow(energy, -(slope + bend * decades));
  }
}
