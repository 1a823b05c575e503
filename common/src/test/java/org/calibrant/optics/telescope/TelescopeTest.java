package org.calibrant.optics.telescope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.calibrant.params.Derivations;
import org.calibrant.params.OldNames.OldName;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Resolved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelescopeTest {
  private static final double ROUNDING = 1e-12;

  private static ParameterStore testbed(String system) {
    ParameterStore store =
        ParameterStore.of(Telescope.spec(system, 8, system.equals(Telescope.TWO_PLANE) ? 0 : 8))
            .with(Keys.M1_DIAMETER, 0.09)
            .with(Keys.WAVELENGTH, 550e-9)
            .with(Keys.BANDWIDTH, 110e-9);
    if (system.equals(Telescope.TWO_PLANE)) {
      return store.with(Keys.PLATE_SCALE, 0.3547);
    }

    store =
        store
            .with(Keys.M2_DIAMETER, 0.025)
            .with(Keys.M1_FOCAL_LENGTH, 0.35796)
            .with(Keys.M2_FOCAL_LENGTH, -0.041935)
            .with(Keys.M1_M2_SEPARATION, 0.320)
            .with(Keys.PIXEL_PITCH, 6.5e-6);
    return system.equals(Telescope.FOUR_PLANE) ? store.with(Keys.RELAY_MAGNIFICATION, 1.7) : store;
  }

  /** Values of dLuxShera's transforms for its two designs (refactor/params-graph, a6583f9). */
  @Test
  void theTestbedHasTheDerivedValuesOfItsDesign() {
    Resolved resolved =
        Telescope.derivations(Telescope.THREE_PLANE).resolve(testbed("three_plane"));
    is(resolved.value(Keys.FOCAL_LENGTH), 3.776365433962261);
    is(resolved.value(Keys.PLATE_SCALE), 0.35502952880262084);
    is(resolved.value(Keys.BEAM_MAGNIFICATION), 9.42992623814542);
    is(resolved.value(Keys.PROPAGATION_DISTANCE), 3.0175763962065343);
    is(resolved.value(Keys.LOG_FLUX_TOTAL), 11.336449744223412);
    is(resolved.vector(Keys.RAW_FLUXES)[0], 162746256473.7583);
    is(resolved.vector(Keys.RAW_FLUXES)[1], 54248752157.91943);
  }

  @Test
  void theFlightDesignHasItsDerivedValues() {
    ParameterStore store =
        testbed("three_plane")
            .with(Keys.M1_DIAMETER, 0.22)
            .with(Keys.M1_FOCAL_LENGTH, 0.604353)
            .with(Keys.M2_FOCAL_LENGTH, -0.0545)
            .with(Keys.M1_M2_SEPARATION, 0.55413)
            .with(Keys.PIXEL_PITCH, 4.6e-6)
            .with(Keys.BANDWIDTH, 41e-9);
    Resolved resolved = Telescope.derivations(Telescope.THREE_PLANE).resolve(store);
    is(resolved.value(Keys.FOCAL_LENGTH), 7.701014379237933);
    is(resolved.value(Keys.PLATE_SCALE), 0.12320690002795907);
    is(resolved.value(Keys.BEAM_MAGNIFICATION), 12.033391075801916);
    is(resolved.value(Keys.PROPAGATION_DISTANCE), 6.668062996834116);
    is(resolved.value(Keys.LOG_FLUX_TOTAL), 11.684201258550685);
  }

  private static void is(double value, double expected) {
    assertThat(value / expected).isCloseTo(1, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two_plane", "three_plane", "four_plane"})
  void everySystemIsSound(String system) {
    ParamSpec spec = Telescope.spec(system, 8, system.equals("two_plane") ? 0 : 8);
    assertThat(Telescope.derivations(system).lint(spec)).isEmpty();
    for (OldName old : Telescope.oldNames().names()) {
      boolean elsewhere = system.equals("two_plane");
      assertThat(old.key().isEmpty() || spec.contains(old.key()) || elsewhere)
          .as(old.name())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two_plane", "three_plane", "four_plane"})
  void thePartialsOfEveryDerivedValueAreItsDifferences(String system) {
    Derivations derivations = Telescope.derivations(system);
    ParameterStore store = testbed(system).with(Keys.THROUGHPUT, 0.8);
    for (Param derived : store.spec().params().stream().filter(Param::isDerived).toList()) {
      for (int k = 0; k < derived.size(); k++) {
        double[] bar = new double[derived.size()];
        bar[k] = 1;
        Map<String, double[]> gradient =
            derivations.resolve(store).gradient(Map.of(derived.key(), bar));
        double value = derivations.resolve(store).vector(derived.key())[k];
        for (String key : gradient.keySet()) {
          double x = store.vector(key)[0];
          double h = x == 0 ? 1e-6 : 1e-6 * Math.abs(x);
          if (store.vector(key).length == 1) {
            double above = derivations.resolve(store.with(key, x + h)).vector(derived.key())[k];
            double below = derivations.resolve(store.with(key, x - h)).vector(derived.key())[k];
            double expected = (above - below) / (2 * h) * x / value;
            assertThat(gradient.get(key)[0] * x / value)
                .as(derived.key() + " by " + key)
                .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
          }
        }
      }
    }
  }

  @Test
  void theRelayDividesThePlateScaleByItsMagnification() {
    double three =
        Telescope.derivations("three_plane")
            .resolve(testbed("three_plane"))
            .value(Keys.PLATE_SCALE);
    double four =
        Telescope.derivations("four_plane").resolve(testbed("four_plane")).value(Keys.PLATE_SCALE);
    is(four, three / 1.7);
  }

  @Test
  void aPlateScaleAskedForMovesTheMirrorsApart() {
    Derivations derivations = Telescope.derivations("three_plane");
    ParameterStore moved = derivations.withAlias(testbed("three_plane"), Keys.PLATE_SCALE, 0.36);
    is(derivations.resolve(moved).value(Keys.PLATE_SCALE), 0.36);
    assertThat(moved.value(Keys.M1_M2_SEPARATION))
        .isNotEqualTo(0.320)
        .isCloseTo(0.32, within(1e-3));
    assertThat(moved.with(Keys.M1_M2_SEPARATION, 0.320)).isEqualTo(testbed("three_plane"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> derivations.withAlias(testbed("three_plane"), Keys.PLATE_SCALE, 0))
        .withMessage("system.plate_scale_as_per_pix must be positive, was 0.0");

    ParameterStore brighter = derivations.withAlias(testbed("three_plane"), Keys.LOG_FLUX_TOTAL, 8);
    is(derivations.resolve(brighter).value(Keys.LOG_FLUX_TOTAL), 8);
  }

  @Test
  void mirrorsThatDoNotFormAnImageAreRefused() {
    Derivations derivations = Telescope.derivations("three_plane");
    ParameterStore crossed = testbed("three_plane").with(Keys.M1_M2_SEPARATION, 0.4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> derivations.resolve(crossed).value(Keys.BEAM_MAGNIFICATION))
        .withMessageStartingWith("the second mirror must stand before the focus of the first");
    ParameterStore noPitch = testbed("three_plane").with(Keys.PIXEL_PITCH, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> derivations.resolve(noPitch).value(Keys.PLATE_SCALE))
        .withMessageStartingWith("system.plate_scale_as_per_pix must be positive, was 0.0");
    ParameterStore telephoto = testbed("three_plane").with(Keys.M1_M2_SEPARATION, 0.3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> derivations.resolve(telephoto).value(Keys.PLATE_SCALE))
        .withMessageContaining("is outside [0.0, Infinity]");
  }

  @Test
  void zernikesAreThereWhenThereAreTerms() {
    assertThat(Telescope.spec("three_plane", 0, 3).contains(Keys.M1_ZERNIKES)).isFalse();
    assertThat(Telescope.spec("three_plane", 0, 3).param(Keys.M2_ZERNIKES).length()).isEqualTo(3);
    ParamSpec wanted =
        Telescope.spec(
            "two_plane", List.of(Keys.SEPARATION, "relay.zernike_coeffs_nm[0]", "haze.width_as"));
    assertThat(wanted.param("relay.zernike_coeffs_nm").length()).isEqualTo(1);
    assertThat(wanted.param("haze.width_as").unit()).isEqualTo("as");
    assertThat(wanted.param("haze.width_as").free()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Telescope.derivations("shera_threeplane"))
        .withMessage("system must be two_plane, three_plane or four_plane, was shera_threeplane");
  }

  @Test
  void whatOnlyAnInstrumentKnowsHasNoDefault() {
    ParameterStore store = ParameterStore.of(Telescope.spec("three_plane", 0, 0));
    assertThat(store.missing())
        .isEqualTo(
            List.of(
                Keys.M1_DIAMETER,
                Keys.M2_DIAMETER,
                Keys.M1_FOCAL_LENGTH,
                Keys.M2_FOCAL_LENGTH,
                Keys.M1_M2_SEPARATION,
                Keys.PIXEL_PITCH,
                Keys.WAVELENGTH,
                Keys.BANDWIDTH));
  }
}
