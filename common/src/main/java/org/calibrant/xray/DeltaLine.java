package org.calibrant.xray;

import java.util.Arrays;
import org.calibrant.core.Unit;

/**
 * A line without width: all its photons fall into the bin with edge &lt; E ≤ next edge.
 *
 * @param energyKev energy of the line [keV]
 * @param norm photons in the line [photon cm⁻² s⁻¹]
 */
public record DeltaLine(@Unit("keV") double energyKev, @Unit("photon cm-2 s-1") double norm)
    implements SpectralModel {

  public DeltaLine {
    Require.positive("energy-kev", energyKev);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    int found = Arrays.binarySearch(edges, energyKev);
    int bin = (found < 0 ? -found - 1 : found) - 1;
    if (bin >= 0 && bin < flux.length) {
      flux[bin] += norm;
    }
  }
}
