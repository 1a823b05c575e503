package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.calibrant.xray.SpectralModelContractTest.flux;
import static org.calibrant.xray.SpectralModelContractTest.linear;
import static org.calibrant.xray.SpectralModelContractTest.logarithmic;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private static double total(SpectralModel model, double from, double to) {
    return Arrays.stream(flux(model, new double[] {from, to})).sum();
  }

  @Test
  void photonIndexOneGivesEveryDecadeTheSamePhotons() {
    double[] decades = flux(new PowerLaw(1, 2), new double[] {0.01, 0.1, 1, 10});
    for (double photons : decades) {
      assertThat(photons).isCloseTo(2 * StrictMath.log(10), within(1e-14));
    }
  }

  @Test
  void aPowerLawIsContinuousInItsIndex() {
    double[] edges = logarithmic(0.1, 10, 200);
    double[] exact = flux(new PowerLaw(1, 1), edges);
    for (double d : new double[] {1e-3, 1e-7, 1e-10, 1e-12, -1e-10, -1e-7}) {
      double[] near = flux(new PowerLaw(1 + d, 1), edges);
      for (int i = 0; i < near.length; i++) {
        assertThat(near[i] / exact[i]).isCloseTo(1, within(2.4 * Math.abs(d) + 1e-13));
      }
    }
  }

  @Test
  void aPowerLawIsItsClosedForm() {
    assertThat(total(new PowerLaw(2, 3), 0.5, 4)).isCloseTo(3 * (1 / 0.5 - 1 / 4.0), within(1e-14));
    assertThat(total(new PowerLaw(0, 3), 0.5, 4)).isCloseTo(3 * 3.5, within(1e-13));
    assertThat(total(new PowerLaw(-1, 3), 0.5, 4)).isCloseTo(1.5 * (16 - 0.25), within(1e-13));
  }

  /** ∫ x² / (eˣ − 1) dx = 2 ζ(3). */
  @Test
  void aBlackBodyHasTwoZetaOfThreePhotons() {
    double photons = Arrays.stream(flux(new BlackBody(0.5, 1), linear(1e-9, 400, 50))).sum();
    assertThat(photons).isCloseTo(8.0525 / 0.5 * 2 * 1.202056903159594, within(1e-11 * photons));
  }

  /** 10³⁹ erg s⁻¹ at 10 kpc are 8.357e-8 erg cm⁻² s⁻¹; XSPEC's constant has five digits. */
  @Test
  void theNormOfABlackBodyIsItsLuminosity() {
    double[] edges = linear(1e-3, 40, 40_000);
    double[] photons = flux(new BlackBody(0.8, 1), edges);
    double energy = 0;
    for (int i = 0; i < photons.length; i++) {
      energy += photons[i] * (edges[i] + edges[i + 1]) / 2;
    }

    double parsec = 3.0856775814913674e18;
    double expected = 1e39 / (4 * Math.PI * Math.pow(1e4 * parsec, 2)) / 1.602176634e-9;
    assertThat(energy).isCloseTo(expected, within(4e-3 * expected));
  }

  @Test
  void aHotBlackBodyIsThatOfRayleighAndJeans() {
    double kt = 1e6;
    double photons = total(new BlackBody(kt, 1), 1, 2);
    double limit = 8.0525 * (4 - 1) / 2 / (kt * kt * kt);
    assertThat(photons).isCloseTo(limit, within(1e-6 * limit));
  }

  /** K₀(1) = 0.4210244382407083 (Abramowitz and Stegun, table 9.8). */
  @Test
  void bremsstrahlungHasTheGauntFactorOfBorn() {
    double kt = 1.5;
    double e = 2 * kt;
    double width = 1e-6;
    double density = total(new Bremsstrahlung(kt, 1), e, e + width) / width;
    double gaunt = Math.sqrt(3) / Math.PI * Math.E * 0.4210244382407083;
    double expected = gaunt * Math.exp(-2) / e / Math.sqrt(kt);
    assertThat(density).isCloseTo(expected, within(1e-6 * expected));
  }

  /** For E ≪ kT: g → (√3/π) (ln(4 kT/E) − 0.5772). */
  @Test
  void hotBremsstrahlungGrowsWithTheLogarithmOfTemperature() {
    double kt = 1e7;
    double width = 1e-6;
    double density = total(new Bremsstrahlung(kt, 1), 1, 1 + width) / width;
    double gaunt = Math.sqrt(3) / Math.PI * (Math.log(4 * kt) - 0.5772156649015329);
    assertThat(density * Math.sqrt(kt)).isCloseTo(gaunt, within(1e-5 * gaunt));
  }

  @Test
  void aLineHasTwoThirdsOfItsPhotonsWithinOneSigma() {
    GaussianLine line = new GaussianLine(6.4, 0.1, 2);
    assertThat(total(line, 6.3, 6.5)).isCloseTo(2 * 0.6826894921370859, within(1e-12));
    assertThat(total(line, 1, 12)).isCloseTo(2, within(1e-14));
  }

  /** ½ erfc(x) e^{x²} x √π → ½: 8 and 9 sigma out there is nothing to subtract from 1. */
  @Test
  void theWingsOfALineKeepTheirDigits() {
    double beyond = total(new GaussianLine(5, 0.1, 1), 5.8, 12);
    assertThat(beyond).isCloseTo(6.220960574271785e-16, within(1e-24));
    double below = total(new GaussianLine(5, 0.1, 1), 1, 4.2);
    assertThat(below).isCloseTo(beyond, within(1e-24));
  }

  @Test
  void aNarrowLineIsALineWithoutWidth() {
    double[] edges = linear(1, 10, 90);
    double[] narrow = flux(new GaussianLine(6.437, 1e-6, 3), edges);
    assertThat(narrow).containsExactly(flux(new DeltaLine(6.437, 3), edges));
  }

  @Test
  void aLineOnAnEdgeBelongsToTheBinBelow() {
    double[] edges = {1, 2, 3};
    assertThat(flux(new DeltaLine(2, 1), edges)).containsExactly(1, 0);
    assertThat(flux(new DeltaLine(1, 1), edges)).containsExactly(0, 0);
    assertThat(flux(new DeltaLine(3, 1), edges)).containsExactly(0, 1);
    assertThat(flux(new DeltaLine(3.1, 1), edges)).containsExactly(0, 0);
  }

  /** E′ = E/(1+z); a power law keeps its shape and loses (1+z)^−Γ. */
  @Test
  void aRedshiftedPowerLawIsWeakerByItsIndex() {
    double[] edges = logarithmic(0.3, 10, 20);
    double[] shifted = flux(new Redshifted(0.7, new PowerLaw(2.2, 1)), edges);
    double[] still = flux(new PowerLaw(2.2, Math.pow(1.7, -2.2)), edges);
    for (int i = 0; i < still.length; i++) {
      assertThat(shifted[i]).isCloseTo(still[i], within(1e-13 * still[i]));
    }
  }

  @Test
  void valuesWithoutMeaningAreRefused() {
    assertThatThrownBy(() -> new PowerLaw(2, -1)).hasMessage("norm must not be negative, was -1.0");
    assertThatThrownBy(() -> new PowerLaw(Double.NaN, 1))
        .hasMessage("photon-index must be finite, was NaN");
    assertThatThrownBy(() -> new GaussianLine(6.4, -0.1, 1))
        .hasMessage("sigma-kev must not be negative, was -0.1");
    assertThatThrownBy(() -> new BlackBody(Double.NaN, 1))
        .hasMessage("kt-kev must be positive, was NaN");
    assertThatThrownBy(() -> new Redshifted(-1, new PowerLaw(2, 1)))
        .hasMessage("redshift must be above -1, was -1.0");
  }
}
