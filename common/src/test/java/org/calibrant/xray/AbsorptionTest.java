package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.Shared;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AbsorptionTest {
  @TempDir Path folder;

  /** Optical depths of XSPEC 12.9.1 at 1 keV for 10²² cm⁻², four decimals. */
  @ParameterizedTest
  @CsvSource({"tbabs, WILM, 1.7375", "tbabs, ANGR, 2.5323", "phabs, ANGR, 2.5025"})
  void theDepthAtOneKevIsThatOfXspec(String model, Abundances abundances, double depth) {
    Absorption absorption =
        model.equals("tbabs") ? new TBabs(1, abundances) : new PhAbs(1, abundances);
    assertThat(depth(absorption, 1, 1)).isCloseTo(depth, within(0.5e-4));
  }

  static Stream<Object[]> natives() {
    return Stream.of(
        new Object[] {"tbabs_v1_nH0.1_wilm", new TBabs(0.1, Abundances.WILM)},
        new Object[] {"tbabs_v1_nH0.1_angr", new TBabs(0.1, Abundances.ANGR)},
        new Object[] {"wabs_nH0.1", new WAbs(0.1)},
        new Object[] {"phabs_vern_nH0.1_wilm", new PhAbs(0.1, Abundances.WILM)},
        new Object[] {"phabs_vern_nH0.1_angr", new PhAbs(0.1, Abundances.ANGR)});
  }

  /** XSPEC computes these in single precision. */
  @ParameterizedTest
  @MethodSource("natives")
  void theTransmissionIsThatOfXspecsOwnRoutine(String name, Absorption absorption) {
    for (int i = 0; i < NativeModels.bins(); i++) {
      double[] edges = NativeModels.edges(i);
      double expected = NativeModels.value(name, i);
      assertThat(transmission(absorption, edges[0], edges[1]))
          .isCloseTo(expected, within(1e-6 * expected));
    }
  }

  /** Version 2 of tbabs measured the edges; beside them nothing changed. */
  @Test
  void theFineStructureOfVersionTwoIsConfinedToTheEdgesOfOxygenIronAndNeon() {
    TBabs absorption = new TBabs(0.1, Abundances.WILM);
    for (int i = 0; i < NativeModels.bins(); i++) {
      double[] edges = NativeModels.edges(i);
      double expected = NativeModels.value("tbabs_v2.3_nH0.1_wilm", i);
      boolean near = hasFineStructure(edges[0]) || hasFineStructure(edges[1]);
      assertThat(transmission(absorption, edges[0], edges[1]))
          .isCloseTo(expected, within((near ? 0.06 : 1e-6) * expected));
    }
  }

  /** The tables are XSPEC's transmissions turned around, in single precision; below 70 eV helium resonates and they vanish. */
  @ParameterizedTest
  @CsvSource({
    "tbnew_fine_wilm, WILM",
    "tbnew_fine_angr, ANGR",
    "tbnew_fine_aspl, ASPL",
    "tbnew_fine_lodd, LODD",
    "phabs_fine_vern_angr, ANGR",
    "phabs_fine_vern_wilm, WILM",
    "phabs_fine_vern_aspl, ASPL"
  })
  void theCrossSectionAgreesWithXspecsAwayFromFineStructure(String table, Abundances abundances) {
    InputFile file = new InputFile(Shared.file("data/xray/xsect_" + table + ".fits").toString());
    boolean medium = table.startsWith("tb");
    TableAbsorption tabulated = new TableAbsorption(file, 1, 1e-3);
    Absorption computed = medium ? new TBabs(1e-3, abundances) : new PhAbs(1e-3, abundances);
    for (double e = 0.0717; e < 19.9; e += e < 2 ? 0.005 : 0.05) {
      boolean structured = medium && hasFineStructure(e);
      if (!structured && !onAnEdge(e)) {
        assertThat(depth(computed, e, e) / depth(tabulated, e, e))
            .as("at %.3f keV", e)
            .isCloseTo(1, within(e < 4 ? 1e-4 : 1e-3));
      }
    }
  }

  /** K edges of oxygen and neon, L edges of iron. */
  private static boolean hasFineStructure(double energy) {
    return Math.abs(energy - 0.54) < 0.06
        || Math.abs(energy - 0.75) < 0.06
        || Math.abs(energy - 0.88) < 0.03;
  }

  /** An edge between two points of a table is a ramp there. */
  private static boolean onAnEdge(double energy) {
    return Resource.rows("photoionisation.csv").stream()
        .mapToDouble(row -> Double.parseDouble(row[3]))
        .anyMatch(edge -> Math.abs(1000 * energy - edge) < 2.1);
  }

  @Test
  void twoColumnsBehindEachOtherAreTheirSum() {
    for (Abundances abundances : Abundances.values()) {
      assertThat(
              depth(
                  new Product(List.of(new TBabs(0.2, abundances), new TBabs(0.3, abundances))),
                  0.8,
                  0.9))
          .isCloseTo(depth(new TBabs(0.5, abundances), 0.8, 0.9), within(1e-12));
    }
  }

  @Test
  void absorptionFallsWithEnergyBetweenTheEdgesAndJumpsAtThem() {
    PhAbs gas = new PhAbs(1, Abundances.ANGR);
    assertThat(depth(gas, 1, 1)).isGreaterThan(7 * depth(gas, 2.2, 2.2));
    assertThat(depth(gas, 0.5381, 0.5381)).isGreaterThan(1.5 * depth(gas, 0.5379, 0.5379));
    assertThat(depth(gas, 7.125, 7.125)).isGreaterThan(1.5 * depth(gas, 7.123, 7.123));
  }

  /** Grains shield their own interior: only where they are thick, at low energies. */
  @Test
  void grainsAbsorbLessThanTheirAtomsWouldInGas() {
    double soft = depth(new TBabs(1, Abundances.WILM), 0.3, 0.3);
    double atoms = depth(new PhAbs(1, Abundances.WILM), 0.3, 0.3);
    assertThat(soft).isLessThan(1.05 * atoms);
    double hard = depth(new TBabs(1, Abundances.WILM), 5, 5);
    assertThat(hard).isCloseTo(depth(new PhAbs(1, Abundances.WILM), 5, 5), within(0.03 * hard));
  }

  @Test
  void nothingIsAbsorbedAboveAHundredKevNorByNothing() {
    assertThat(depth(new TBabs(5, Abundances.WILM), 101, 102)).isZero();
    assertThat(depth(new PhAbs(5, Abundances.WILM), 101, 102)).isZero();
    assertThat(depth(new PhAbs(5, Abundances.WILM), 0.001, 0.002)).isZero();
    assertThat(depth(new TBabs(0, Abundances.WILM), 0.5, 0.6)).isZero();
  }

  @Test
  void aTabulatedCrossSectionIsInterpolatedInLogarithmsAndAveragedOverTheEdgesOfABin() {
    InputFile file = SmallTables.crossSection(folder);
    TableAbsorption absorption = new TableAbsorption(file, 1, 2);
    assertThat(depth(absorption, 0.7, 0.7)).isCloseTo(2 / (0.7 * 0.7 * 0.7), within(1e-12));
    double mean = (1 / (0.8 * 0.8 * 0.8) + 1 / (1.2 * 1.2 * 1.2)) / 2;
    assertThat(depth(absorption, 0.8, 1.2)).isCloseTo(2 * mean, within(1e-12));
    assertThat(depth(absorption, 5, 6)).isCloseTo(0.25, within(1e-12));
    assertThat(depth(absorption, 0.1, 0.2)).isCloseTo(16, within(1e-12));
  }

  @Test
  void aTabulatedFactorIsAveragedOverTheBinAndZeroOutsideTheTable() {
    MultiplicativeTable factor =
        new MultiplicativeTable(SmallTables.plane(folder, false), Map.of("X", 2.0, "y", 10.0), 0);
    assertThat(transmission(factor, 1.2, 1.5)).isCloseTo(6, within(1e-12));
    assertThat(transmission(factor, 1.5, 3)).isCloseTo((0.5 * 6 + 9) / 1.5, within(1e-12));
    assertThat(transmission(factor, 6, 10)).isCloseTo(12 * 0.5, within(1e-12));
    assertThat(transmission(factor, 9, 10)).isZero();
  }

  @Test
  void aCrossSectionThatNoMatterHasIsRefused() {
    InputFile file = SmallTables.crossSection(folder);
    assertThatThrownBy(() -> new TableAbsorption(file, 1e22, 0.1).check())
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> new TableAbsorption(new InputFile("/no/such.fits"), 1, 0.1).check())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("/no/such.fits");
  }

  @Test
  void aNegativeColumnIsRefused() {
    assertThatThrownBy(() -> new TBabs(-0.1, Abundances.WILM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nh-e22 must not be negative, was -0.1");
  }

  static double depth(Absorption absorption, double from, double to) {
    return -StrictMath.log(transmission(absorption, from, to));
  }

  private static double transmission(Absorption absorption, double from, double to) {
    double[] flux = {1};
    absorption.multiply(new double[] {from, to}, flux);
    return flux[0];
  }
}
