package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * A sensor in layers of thickness Δ. A ray that meets it at the cosine ρ = d·o leaves in layer t the
 * fraction exp(−t Δ/(ρ Λ)) − exp(−(t + 1) Δ/(ρ Λ)).
 *
 * @param thicknessMm of the whole
 * @param attenuationMm length Λ after which 1/e is left
 * @param layers how many
 */
public record Thick(@Unit("mm") double thicknessMm, @Unit("mm") double attenuationMm, int layers)
    implements Sensor {
  public Thick {
    Require.positive("thickness-mm", thicknessMm);
    Require.positive("attenuation-mm", attenuationMm);
    Require.atLeast(1, "layers", layers);
  }

  @Override
  public double layerMm() {
    return thicknessMm / layers;
  }
}
