package org.calibrant.data.ogip;

import java.io.Serializable;
import java.util.Map;
import org.calibrant.core.Unit;

/**
 * Ancillary response: the effective area of an instrument per energy bin (OGIP SPECRESP).
 *
 * <p>All arrays have one element per energy bin. They are shared, not copied: nobody writes into
 * them.
 *
 * @param file where it comes from
 * @param energyLo lower edge of each bin [keV]
 * @param energyHi upper edge of each bin [keV]
 * @param area effective area [cm²], finite and not negative
 * @param exposure exposure that the file states [s]; NaN when it states none
 * @param keywords header of the SPECRESP extension, strings without quotes, in file order
 */
public record Arf(
    String file,
    @Unit("keV") double[] energyLo,
    @Unit("keV") double[] energyHi,
    @Unit("cm2") double[] area,
    @Unit("s") double exposure,
    Map<String, String> keywords)
    implements Serializable {

  public Arf {
    EnergyBins.check(energyLo, energyHi);
    Checks.sameLength("SPECRESP", area, energyLo.length);
    Checks.notNegative("SPECRESP", area);
    keywords = Checks.ordered(keywords);
  }

  /** Number of energy bins. */
  public int bins() {
    return area.length;
  }

  /** The same instrument with another effective area [cm²]. */
  public Arf withArea(double[] newArea) {
    return new Arf(file, energyLo, energyHi, newArea, exposure, keywords);
  }

  /**
   * The edges of the energy bins [keV], one more than there are bins; a first edge of zero becomes
   * {@value EnergyBins#FIRST_EDGE}, so that a model may take its logarithm.
   */
  public double[] edges() {
    return EnergyBins.edges(energyLo, energyHi);
  }
}
