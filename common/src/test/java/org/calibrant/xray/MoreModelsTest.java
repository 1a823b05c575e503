package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Models by their limits and invariants. */
class MoreModelsTest {
  private static final double[] EDGES = edges();

  @Test
  void withoutACutOffItIsAPowerLaw() {
    double[] cut = flux(new CutoffPowerLaw(1.7, 1e12, 2));
    double[] law = flux(new PowerLaw(1.7, 2));
    for (int i = 0; i < cut.length; i++) {
      assertThat(cut[i]).isCloseTo(law[i], within(1e-11 * law[i]));
    }
  }

  @Test
  void aPowerLawBrokenIntoEqualIndicesIsNotBroken() {
    double[] broken = flux(new BrokenPowerLaw(1.7, 2.2, 1.7, 2));
    double[] law = flux(new PowerLaw(1.7, 2));
    for (int i = 0; i < broken.length; i++) {
      assertThat(broken[i]).isCloseTo(law[i], within(1e-13 * law[i]));
    }
  }

  @Test
  void aBrokenPowerLawIsContinuousAtItsBreak() {
    double[] narrow = {2.2 - 1e-6, 2.2, 2.2 + 1e-6};
    double[] sides = new double[2];
    new BrokenPowerLaw(1.2, 2.2, 3.1, 2).addTo(narrow, sides);
    assertThat(sides[1]).isCloseTo(sides[0], Percentage.withPercentage(1e-3));
  }

  /** ∫ E N dE of 8.0525/(kT)⁴ E³/(e^x − 1) is 8.0525 π⁴/15 keV for every temperature. */
  @Test
  void theEnergyOfABlackBodyGrowsWithTheFourthPowerOfItsTemperature() {
    double one = Band.sum(new BlackBodySurface(0.5, 1), 1e-3, 100, true);
    double twice = Band.sum(new BlackBodySurface(1, 1), 1e-3, 100, true);
    assertThat(twice / one).isCloseTo(16, within(1e-5));
    assertThat(twice)
        .isCloseTo(1.0344e-3 * Math.pow(Math.PI, 4) / 15, Percentage.withPercentage(1e-3));
  }

  /** The disc as a sum of rings: black bodies of surface 2 r dr (cos θ apart) at T r^−¾. */
  @Test
  void aDiscIsTheSumOfItsRings() {
    double[] disc = flux(new DiskBlackBody(0.8, 3));
    double[] rings = new double[disc.length];
    int n = 8000;
    double end = Math.log(1e6);
    for (int i = 0; i < n; i++) {
      double r = Math.exp(end * (i + 0.5) / n);
      double width = r * end / n;
      new BlackBodySurface(0.8 * Math.pow(r, -0.75), 3 * 2 * r * width).addTo(EDGES, rings);
    }

    for (int i = 0; i < disc.length; i++) {
      assertThat(disc[i]).isCloseTo(rings[i], Percentage.withPercentage(1e-3));
    }
  }

  @Test
  void anAbsorberAtARedshiftAbsorbsWhatItWouldAtTheEnergiesOfItsFrame() {
    double[] edges = {1, 1.01};
    double[] here = {1};
    double[] there = {1};
    new RedshiftedAbsorption(0.5, new TBabs(0.4, Abundances.WILM)).multiply(edges, here);
    new TBabs(0.4, Abundances.WILM).multiply(new double[] {1.5, 1.515}, there);
    assertThat(here[0]).isCloseTo(there[0], within(1e-14));
  }

  @Test
  void aLineWithoutWidthFallsIntoOneBin() {
    double[] wide = flux(new GaussianLine(2.345, 0, 7));
    double[] sharp = flux(new DeltaLine(2.345, 7));
    assertThat(wide).isEqualTo(sharp);
  }

  /** A spectrum E^−2 has equal energy per decade: K ln(10) keV, 1.602e-9 erg each. */
  @Test
  void theEnergyFluxOfAnIndexOfTwoIsTheLogarithmOfItsBand() {
    double flux = new EnergyFlux(1, 10).of(new PowerLaw(2, 1));
    assertThat(flux).isCloseTo(1.602176634e-9 * Math.log(10), Percentage.withPercentage(1e-6));
    assertThat(new PhotonFlux(1, 10).of(new PowerLaw(2, 1))).isCloseTo(0.9, within(1e-12));
  }

  /** Ω_m = 1: D_L = 2c/H₀ (1 + z − √(1 + z)); Ω_m = 0: c/H₀ z (1 + z). */
  @Test
  void luminosityDistancesOfEmptyAndOfFullSpaceAreThoseOfTheirFormulas() {
    double z = 0.7;
    double hubble = 299792.458 / 70;
    assertThat(new Luminosity(1, 2, z, 70, 1).distanceMpc())
        .isCloseTo(2 * hubble * (1 + z - Math.sqrt(1 + z)), Percentage.withPercentage(1e-9));
    assertThat(new Luminosity(1, 2, z, 70, 0).distanceMpc())
        .isCloseTo(hubble * z * (1 + z), Percentage.withPercentage(1e-9));
  }

  @Test
  void theLuminosityIsThatOfTheBandInTheFrameOfTheSource() {
    Luminosity luminosity = new Luminosity(2, 10, 0.5, 70, 0.3);
    double flux = new EnergyFlux(2 / 1.5, 10 / 1.5).of(new PowerLaw(1.7, 1));
    double distance = luminosity.distanceMpc() * 3.0856775814913673e24;
    assertThat(luminosity.of(new PowerLaw(1.7, 1)))
        .isCloseTo(4 * Math.PI * distance * distance * flux, Percentage.withPercentage(1e-9));
  }

  @Test
  void aSumIsFreeToScaleEachOfItsParts() {
    FreeModel free =
        new Model(
                new Sum(List.of(new PowerLaw(1.7, 1), new BlackBody(0.5, 2))),
                java.util.Map.of(
                    "parts.0.norm", new Setting.Free(1, 0, 10),
                    "parts.1.kt-kev", new Setting.Free(0.5, 0.1, 2),
                    "parts.1.norm", new Setting.Free(2, 0, 10)))
            .free();
    assertThat(Effect.of(free, EDGES))
        .containsExactly(Effect.AFFINE, Effect.GENERAL, Effect.AFFINE);
    FreeModel alone =
        new Model(new PowerLaw(1.7, 1), java.util.Map.of("norm", new Setting.Free(1, 0, 10)))
            .free();
    assertThat(Effect.of(alone, EDGES)).containsExactly(Effect.PROPORTIONAL);
  }

  private static double[] flux(SpectralModel model) {
    double[] flux = new double[EDGES.length - 1];
    model.addTo(EDGES, flux);
    return flux;
  }

  private static double[] edges() {
    double[] edges = new double[101];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = 0.3 * Math.pow(10 / 0.3, i / 100.0);
    }

    return edges;
  }
}
