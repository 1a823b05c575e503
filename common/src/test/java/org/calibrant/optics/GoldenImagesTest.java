package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenImagesTest {

  @ParameterizedTest
  @CsvSource({
    "psf_zero_n16_m16, 16, 16, 0, 0, 0",
    "psf_mix_n16_m16, 16, 16, 1, 0, 0",
    "psf_off_n16_m16, 16, 16, 1, 1, -2",
    "psf_zero_n32_m32, 32, 32, 0, 0, 0",
    "psf_mix_n32_m32, 32, 32, 1, 0, 0",
    "psf_off_n32_m32, 32, 32, 1, 1, -2",
    "psf_zero_n64_m64, 64, 64, 0, 0, 0",
    "psf_mix_n64_m64, 64, 64, 1, 0, 0",
    "psf_off_n64_m64, 64, 64, 1, 1, -2",
    "psf_zero_n256_m64, 256, 64, 0, 0, 0"
  })
  void threePlaneImagesAreThoseOfTheReference(
      String golden, int pupil, int pixels, int aberrations, double x, double y)
      throws IOException {
    double[] expected = Goldens.read(golden);
    PsfModel model =
        Systems.observation(new SingleStar(), Systems.testbed(pupil, 3), 3, pixels, 2).model();
    double[] theta =
        Systems.theta(
            model,
            aberrations == 1 ? Systems.M1_MIX : new double[8],
            aberrations == 1 ? Systems.M2_MIX : new double[8]);
    Systems.set(model, theta, Names.X, x);
    Systems.set(model, theta, Names.Y, y);
    double[] image = new double[pixels * pixels];
    model.image(theta, image);
    Goldens.assertClose(image, expected, 1e-9);
  }

  @Test
  void defocusAndSingleAberrationsAreThoseOfTheReference() throws IOException {
    PsfModel model =
        Systems.observation(new SingleStar(), Systems.testbed(64, 3), 3, 32, 3).model();
    double[] image = new double[32 * 32];
    double[] theta = Systems.theta(model, new double[8], new double[8]);
    Systems.set(model, theta, "primary.zernike_coeffs_nm[0]", 100);
    model.image(theta, image);
    Goldens.assertClose(image, Goldens.read("psf_defocus100"), 1e-9);
    double[] stack = Goldens.read("psf_single_m1");
    for (int j = 0; j < 8; j++) {
      theta = Systems.theta(model, new double[8], new double[8]);
      Systems.set(model, theta, "primary.zernike_coeffs_nm[" + j + "]", 20);
      model.image(theta, image);
      Goldens.assertClose(image, Arrays.copyOfRange(stack, j * 1024, (j + 1) * 1024), 1e-9);
    }
  }

  @Test
  void theGradientOfAGaussianLikelihoodIsThatOfTheReference() throws IOException {
    PsfModel model = Systems.observation(new Binary(), Systems.testbed(64, 3), 3, 32, 2).model();
    double[] theta =
        Systems.theta(
            model,
            new double[] {21, -16, 10.5, 4.5, -7.3, 11.7, -2.8, 6.6},
            new double[] {-10.6, 6.4, 13.8, -3.7, 8.5, -1.9, 3.8, -11.7});
    double[] values = {0.51, -0.27, 4.015, 80.1, 3.23, 5.002};
    System.arraycopy(values, 0, theta, 0, values.length);
    Systems.set(model, theta, Names.PLATE_SCALE, 0.35552952880261607);
    double[] data = Goldens.read("binary_data_poisson");
    double[] image = new double[data.length];
    double[] weights = new double[data.length];
    model.image(theta, image);
    double loss = 0;
    for (int i = 0; i < data.length; i++) {
      double variance = Math.max(data[i], 1);
      double residual = image[i] - data[i];
      loss += 0.5 * (residual * residual / variance + Math.log(2 * Math.PI * variance));
      weights[i] = residual / variance;
    }

    assertThat(loss).isCloseTo(3078.3778093088436, within(3078 * 1e-9));
    double[] gradient = new double[theta.length];
    model.adjoint(theta, weights, gradient);
    double[] expected = Goldens.read("grad_gaussian");
    String[] order = {
      Names.X,
      Names.Y,
      Names.SEPARATION,
      Names.POSITION_ANGLE,
      Names.LOG_FLUX,
      Names.CONTRAST,
      Names.PLATE_SCALE
    };
    for (int i = 0; i < expected.length; i++) {
      String name =
          i < order.length
              ? order[i]
              : i < order.length + 8
                  ? "primary.zernike_coeffs_nm[" + (i - order.length) + "]"
                  : "secondary.zernike_coeffs_nm[" + (i - order.length - 8) + "]";
      double found = gradient[model.names().indexOf(name)];
      assertThat(found / expected[i] - 1).as(name).isBetween(-1e-7, 1e-7);
    }

    // at fixed plate scale: G moves the grid of M2 and d = sG, s moves d
    double[] leaf = Goldens.read("grad_magnification_separation_leaf");
    double byDistance = gradient[model.names().indexOf(Names.PROPAGATION_DISTANCE)];
    double bySize = gradient[model.names().indexOf(Names.BEAM_MAGNIFICATION)];
    double tolerance = 1e-6 * Math.abs(leaf[0]);
    assertThat(bySize + Systems.SEPARATION * byDistance).isCloseTo(leaf[0], within(tolerance));
    assertThat(Systems.G * byDistance).isCloseTo(leaf[1], within(tolerance));
  }
}
