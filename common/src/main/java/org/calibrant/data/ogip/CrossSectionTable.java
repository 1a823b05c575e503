package org.calibrant.data.ogip;

import java.io.Serializable;
import org.calibrant.core.Unit;

/**
 * A photo-electric absorption cross-section against energy.
 *
 * <p>Some tables in circulation declare cm² while their numbers are in 10⁻²² cm². So nothing is
 * guessed: whoever opens a table says what its numbers are measured in, and a cross-section that no
 * matter has (its largest value outside 10⁻³⁰ to 10⁻¹⁵ cm²) is refused.
 *
 * @param file where it comes from
 * @param energy photon energy [keV], positive and rising
 * @param sigma cross-section [cm²], per hydrogen atom of a mixture or per atom of one element
 * @param unit what one unit of the file's column stands for [cm²]
 * @param declaredUnit what the file's header says of it, or blank
 */
public record CrossSectionTable(
    String file,
    @Unit("keV") double[] energy,
    @Unit("cm2") double[] sigma,
    @Unit("cm2") double unit,
    String declaredUnit)
    implements Serializable {
  private static final double SMALLEST = 1e-30;
  private static final double LARGEST = 1e-15;

  public CrossSectionTable {
    Checks.sameLength("SIGMA", sigma, energy.length);
    Checks.notNegative("SIGMA", sigma);
    if (energy.length < 2) {
      throw new IllegalArgumentException("expected at least two energies, found " + energy.length);
    }

    for (int i = 0; i < energy.length; i++) {
      if (!(energy[i] > (i == 0 ? 0 : energy[i - 1]) && energy[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "row %d: energies must be positive and rise, found %s keV".formatted(i + 1, energy[i]));
      }
    }

    double largest = 0;
    for (double s : sigma) {
      largest = Math.max(largest, s);
    }

    if (!(largest >= SMALLEST && largest <= LARGEST)) {
      throw new IllegalArgumentException(
          "the largest cross-section would be %s cm2 with %s cm2 per unit, expected %s to %s:"
                  .formatted(largest, unit, SMALLEST, LARGEST)
              + " the numbers may be in 1e-22 cm2 whatever the header says (it says '%s')"
                  .formatted(declaredUnit));
    }
  }
}
