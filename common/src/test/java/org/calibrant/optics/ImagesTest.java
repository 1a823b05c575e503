package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of images without a reference program. */
class ImagesTest {
  @TempDir private Path folder;

  private static PsfModel model(OpticalSystem optics, int colours, int pixels, int oversample) {
    return Systems.observation(new SingleStar(), optics, colours, pixels, oversample).model();
  }

  private static double[] image(PsfModel model, double[] theta) {
    double[] image = new double[model.rows() * model.columns()];
    model.image(theta, image);
    return image;
  }

  private static TwoPlane disc(int pupil) {
    return new TwoPlane(
        pupil, new Mirror(Systems.D1, new int[] {2, 4}, List.of()), 0, new Spider(0, 0, 0));
  }

  /** J₁(v) = 1/2π ∫ cos(τ − v sin τ) dτ over a period, where the trapezoidal rule is exact. */
  private static double besselJ1(double v) {
    int steps = 200;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double tau = 2 * Math.PI * i / steps;
      sum += Math.cos(tau - v * Math.sin(tau));
    }

    return sum / steps;
  }

  /** I(θ)/I(0) = (2 J₁(v)/v)², v = π D θ/λ; the pupil is made of squares, so the disc is not quite round. */
  @Test
  void aRoundMirrorMakesAiryRings() {
    PsfModel model = model(disc(512), 1, 41, 1);
    double[] theta = Systems.theta(model, new double[8], new double[0]);
    double lambdaOverD = 550e-9 / Systems.D1 / Train.ARCSEC;
    double plate = lambdaOverD / 8;
    Systems.set(model, theta, Names.PLATE_SCALE, plate);
    double[] image = image(model, theta);
    double peak = image[20 * 41 + 20];
    for (int i = 0; i < image.length; i++) {
      double radius = Math.hypot(i % 41 - 20, i / 41 - 20);
      double v = Math.PI * radius / 8;
      double airy = v == 0 ? 1 : Math.pow(2 * besselJ1(v) / v, 2);
      assertThat(image[i] / peak).isCloseTo(airy, within(2e-4));
    }

    // the first dark ring, at 1.2197 λ/D
    double dark = image[20 * 41 + 20 + 10];
    assertThat(dark / peak).isLessThan(2e-3);
  }

  /** Σ|E|² over a full period of the transform is Σ|P|² = 1. */
  @Test
  void aFullPeriodHoldsAllPhotons() {
    int n = 24;
    for (OpticalSystem optics : List.of(Systems.twoPlane(n), Systems.testbed(n, 3))) {
      PsfModel model = model(optics, 1, n, 1);
      double[] theta = Systems.theta(model, Systems.M1_MIX, Systems.M2_MIX);
      // n pixels of λ/D are one period of ξ with its steps of 1/n
      Systems.set(model, theta, Names.PLATE_SCALE, 550e-9 / Systems.D1 / Train.ARCSEC);
      Systems.set(model, theta, Names.LOG_FLUX, 3);
      double sum = Arrays.stream(image(model, theta)).sum();
      double lost = optics instanceof TwoPlane ? 1e-12 : 1e-7; // what leaves the exit pupil
      assertThat(sum / 1000).isCloseTo(1, within(lost));
    }
  }

  @Test
  void aStarIsImagedWhereItIsByTwoPlanesAndOppositeByThree() {
    for (OpticalSystem optics : List.of(disc(64), Systems.testbed(64, 3))) {
      PsfModel model = model(optics, 1, 31, 1);
      double[] theta = Systems.theta(model, new double[8], new double[8]);
      Systems.set(model, theta, Names.X, 4 * Systems.PLATE_SCALE);
      Systems.set(model, theta, Names.Y, -7 * Systems.PLATE_SCALE);
      double[] image = image(model, theta);
      int brightest = 0;
      for (int i = 0; i < image.length; i++) {
        brightest = image[i] > image[brightest] ? i : brightest;
      }

      int sign = optics instanceof TwoPlane ? 1 : -1;
      assertThat(brightest % 31 - 15).isEqualTo(sign * 4);
      assertThat(brightest / 31 - 15).isEqualTo(sign * -7);
    }
  }

  /** Maréchal: the peak falls as 1 − (2πσ/λ)² for a small defocus of σ. */
  @Test
  void aSmallDefocusLowersThePeakAsMarechalSays() {
    PsfModel model = model(disc(256), 1, 1, 1);
    double[] theta = Systems.theta(model, new double[2], new double[0]);
    double sharp = image(model, theta)[0];
    double sigma = 5;
    Systems.set(model, theta, "primary.zernike_coeffs_nm[1]", sigma);
    double phase = 2 * Math.PI * sigma / 550;
    assertThat(1 - image(model, theta)[0] / sharp)
        .isCloseTo(phase * phase, within(0.02 * phase * phase));
  }

  @Test
  void aDoubleStarIsTheSumOfItsStars() {
    Observation pair = Systems.observation(new Binary(), Systems.testbed(16, 3), 2, 12, 2);
    PsfModel both = pair.model();
    double[] theta = Systems.theta(both, Systems.M1_MIX, Systems.M2_MIX);
    double[] binary = {0.2, -0.1, 2, 30, 3, 4};
    System.arraycopy(binary, 0, theta, 0, 6);
    double[] sum = new double[144];
    PsfModel single = model(Systems.testbed(16, 3), 2, 12, 2);
    for (int s = 0; s < 2; s++) {
      double[] star = Systems.theta(single, Systems.M1_MIX, Systems.M2_MIX);
      double sign = s == 0 ? 1 : -1;
      star[0] = 0.2 + sign * Math.sin(Math.toRadians(30));
      star[1] = -0.1 + sign * Math.cos(Math.toRadians(30));
      star[2] = Math.log10(1e4 * (s == 0 ? 0.75 : 0.25));
      double[] image = image(single, star);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += image[i];
      }
    }

    Goldens.assertClose(image(both, theta), sum, 1e-13);
  }

  @Test
  void anEtchedPupilIsItsPathAndBinaryOnesHaveTwoLevels() throws IOException {
    double[] pattern = new double[64];
    Arrays.setAll(pattern, i -> (i * 7 % 11) / 10.0);
    Path file = folder.resolve("pattern.npy");
    NpyWriter.write(file, Element.FLOAT64, pattern, 8, 8);
    InputFile input = new InputFile(file.toString());
    double[] open = new double[64];
    double[] path = new DiffractivePupil(input, 550e-9, false, Regridding.REFUSED).path(8, open);
    double[] steps = new DiffractivePupil(input, 550e-9, true, Regridding.REFUSED).path(8, open);
    for (int i = 0; i < 64; i++) {
      assertThat(path[i]).isCloseTo(pattern[i] * 275e-9, within(1e-21));
      assertThat(steps[i]).isEqualTo(pattern[i] > 0.5 ? 550e-9 / 2 : 0);
    }

    DiffractivePupil strict = new DiffractivePupil(input, 550e-9, false, Regridding.REFUSED);
    assertThatThrownBy(() -> strict.path(16, new double[256]))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has 8 x 8 numbers, expected 16 x 16");
    double[] dlux = new PathMap(input, Regridding.DLUX).path(16, new double[256]);
    assertThat(dlux[0]).isEqualTo(pattern[0]);
    assertThat(dlux[255]).isZero();
    assertThat(dlux[1]).isCloseTo(pattern[0] + 8 / 15.0 * (pattern[1] - pattern[0]), within(1e-15));
    double[] centred = new PathMap(input, Regridding.CENTRED).path(4, new double[16]);
    assertThat(centred[0])
        .isCloseTo((pattern[0] + pattern[1] + pattern[8] + pattern[9]) / 4, within(1e-15));
  }

  @Test
  void filteredNoiseIsThatOfTheReference() throws IOException {
    Goldens.assertClose(
        Noise.filtered(Goldens.read("white_noise_n64"), 64, 2.5),
        Goldens.read("one_over_f_a2.5_n64"),
        1e-11);
  }

  @Test
  void aRandomSurfaceHasItsRmsAndNoPlaneAndIsAFunctionOfItsSeed() {
    int n = 48;
    double[] mask = new double[n * n];
    for (int i = 0; i < mask.length; i++) {
      int row = i / n;
      mask[i] = Math.hypot(i % n - 23.5, row - 23.5) < 20 ? 1 : 0;
    }

    double[] path = new PowerLaw(3, 2.5, 2e-9).path(n, mask);
    double square = 0;
    double tilt = 0;
    double mean = 0;
    double count = 0;
    for (int i = 0; i < path.length; i++) {
      square += mask[i] * path[i] * path[i];
      tilt += mask[i] * path[i] * (i % n - 23.5);
      mean += mask[i] * path[i];
      count += mask[i];
    }

    assertThat(Math.sqrt(square / count)).isCloseTo(2e-9, within(1e-20));
    assertThat(mean / count).isCloseTo(0, within(1e-22));
    assertThat(tilt / count).isCloseTo(0, within(1e-20));
    assertThat(new PowerLaw(3, 2.5, 2e-9).path(n, mask)).isEqualTo(path);
    assertThat(new PowerLaw(4, 2.5, 2e-9).path(n, mask)).isNotEqualTo(path);
    assertThat(Arrays.stream(new PowerLaw(4, 2.5, 0).path(n, mask)).map(Math::abs).max())
        .hasValue(0);
  }

  @Test
  void theFastGridDiffersBy2e8OfThePeak() {
    PsfModel standard = model(Systems.testbed(64, 3), 3, 32, 2);
    PsfModel fast = model(Systems.testbed(64, 2), 3, 32, 2);
    double[] theta = Systems.theta(standard, new double[8], new double[8]);
    double[] expected = image(standard, theta);
    double[] found = image(fast, theta);
    Goldens.assertClose(found, expected, 3e-7);
    assertThat(found).isNotEqualTo(expected);
  }
}
