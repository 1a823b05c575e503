package org.calibrant.data.ogip;

import java.io.Serializable;
import java.util.List;
import org.calibrant.core.Unit;

/**
 * Emissivities of a plasma in collisional ionisation equilibrium, as AtomDB tabulates them: for each
 * temperature the lines, and the continuum and pseudo-continuum (lines too weak to be listed) of
 * each element. Arrays are shared, not copied: nobody writes into them.
 *
 * @param ktKev temperatures, increasing
 * @param lines of each temperature
 * @param continua of each temperature, one per element
 */
public record AtomDb(@Unit("keV") double[] ktKev, List<Lines> lines, List<List<Continuum>> continua)
    implements Serializable {

  public AtomDb {
    lines = List.copyOf(lines);
    continua = List.copyOf(continua);
  }

  /**
   * The lines of one temperature.
   *
   * @param energyKev of each line
   * @param emissivity of each line [photon cm³ s⁻¹]
   * @param element atomic number of each line
   * @param ion charge of each line's ion plus one, as astronomers count
   */
  public record Lines(
      @Unit("keV") double[] energyKev, double[] emissivity, byte[] element, byte[] ion)
      implements Serializable {}

  /**
   * The continuum of one element at one temperature: densities [photon cm³ s⁻¹ keV⁻¹] at energies
   * that rise, to be interpolated linearly.
   *
   * @param element atomic number
   * @param energyKev of the continuum
   * @param density of the continuum
   * @param pseudoEnergyKev of the pseudo-continuum
   * @param pseudoDensity of the pseudo-continuum
   */
  public record Continuum(
      int element,
      @Unit("keV") double[] energyKev,
      double[] density,
      @Unit("keV") double[] pseudoEnergyKev,
      double[] pseudoDensity)
      implements Serializable {}
}
