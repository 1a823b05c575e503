package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.params.Numbers;
import org.calibrant.params.Parameters;
import org.calibrant.params.Value;
import org.junit.jupiter.api.Test;

class SheraThreePlaneTest {

  private static Value number(double value) {
    return new Numbers(new double[] {value});
  }

  private static SheraThreePlane telescope() {
    Map<String, Value> values = new HashMap<>();
    values.put("system.m1_focal_length_m", number(Systems.F1));
    values.put("system.m2_focal_length_m", number(Systems.F2));
    values.put("system.m1_m2_separation_m", number(Systems.SEPARATION));
    values.put("system.pixel_pitch_m", number(Systems.PITCH));
    values.put("band.wavelength_m", number(550e-9));
    values.put("band.bandwidth_m", number(110e-9));
    Observation observation = Systems.observation(new Binary(), Systems.testbed(16, 3), 3, 16, 2);
    return SheraThreePlane.of(observation, new Parameters(Map.of(), List.of(), values));
  }

  @Test
  void theOldNamesMoveTodaysParameters() {
    SheraThreePlane telescope =
        telescope()
            .set("x_position", 0.51)
            .set("y_position", -0.27)
            .set("separation", 4.015)
            .set("position_angle", 80.1)
            .set("contrast", 3.23)
            .set("log_flux", 5.002)
            .set("psf_pixel_scale", 0.3555)
            .set("m1_aperture.coefficients", Systems.M1_MIX)
            .set("m2_aperture.coefficients", Systems.M2_MIX);
    PsfModel model = Systems.observation(new Binary(), Systems.testbed(16, 3), 3, 16, 2).model();
    double[] theta = Systems.theta(model, Systems.M1_MIX, Systems.M2_MIX);
    System.arraycopy(new double[] {0.51, -0.27, 4.015, 80.1, 3.23, 5.002}, 0, theta, 0, 6);
    Systems.set(model, theta, Names.PLATE_SCALE, 0.3555);
    double[] expected = new double[256];
    model.image(theta, expected);
    Goldens.assertClose(telescope.model(), expected, 1e-13);
    assertThat(telescope.warnings())
        .hasSize(9)
        .contains("separation is deprecated: write binary.separation_as");
  }

  @Test
  void wavelengthsAreInNanometresThere() {
    SheraThreePlane telescope = telescope();
    assertThat(telescope.get("wavelength")[0]).isCloseTo(550, within(1e-9));
    SheraThreePlane redder = telescope.set("wavelength", 600);
    assertThat(redder.get("band.wavelength_m")[0]).isCloseTo(600e-9, within(1e-20));
    assertThat(redder.model()).isNotEqualTo(telescope.model());
    assertThat(telescope.get("band.wavelength_m")[0]).isEqualTo(550e-9);
  }

  @Test
  void derivedValuesFollowUntilTheyAreSet() {
    SheraThreePlane telescope = telescope();
    double plate = telescope.get("psf_pixel_scale")[0];
    assertThat(plate).isCloseTo(0.35502952880262084, within(1e-15));
    assertThat(telescope.set("pixel_size", 2 * Systems.PITCH).get("psf_pixel_scale")[0])
        .isCloseTo(2 * plate, within(1e-15));
    assertThat(
            telescope
                .set("psf_pixel_scale", 0.4)
                .set("pixel_size", 2 * Systems.PITCH)
                .get("psf_pixel_scale"))
        .containsExactly(0.4);
  }

  @Test
  void whatIsNoParameterIsRefusedWithAdvice() {
    assertThatThrownBy(() -> telescope().set("pupil_npix", 128))
        .hasMessageContaining("pupil_npix is not a parameter");
    assertThatThrownBy(() -> telescope().set("separaton", 1)).hasMessageContaining("separaton");
  }
}
