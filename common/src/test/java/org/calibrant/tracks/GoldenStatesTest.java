package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.InputFile;
import org.calibrant.math.ErrorFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of golden/tracks/states.csv: origin and tolerances are in its head. */
class GoldenStatesTest {
  @TempDir static Path folder;

  /**
   * One row.
   *
   * @param end (x, y, tx, ty), null if the track curls
   */
  record Golden(
      String field,
      int id,
      double from,
      double to,
      double[] state,
      double[] b,
      double[] end,
      String status) {}

  private static List<Golden> golden(String field) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                GoldenStatesTest.class.getResourceAsStream("/golden/tracks/states.csv"),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> line.startsWith(field + ","))
          .map(line -> golden(line.split(",", -1)))
          .toList();
    }
  }

  private static Golden golden(String[] f) {
    boolean curls = f[17].equals("curls");
    double[] b = f[10].isEmpty() ? null : numbers(f, 10, 3);
    double[] state = {number(f[4]), number(f[5]), number(f[6]), number(f[7]), number(f[8])};
    return new Golden(
        f[0],
        Integer.parseInt(f[1]),
        number(f[2]),
        number(f[3]),
        state,
        b,
        curls ? null : numbers(f, 13, 4),
        f[17]);
  }

  private static double[] numbers(String[] f, int from, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(f[from + i]);
    }

    return numbers;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** Largest errors: position [mm], slope. */
  private static double[] errors(Golden golden, MagneticField field, Stepper stepper) {
    double[] state = golden.state().clone();
    Ending ending = stepper.in(field).carry(golden.from(), golden.to(), state);
    if (golden.end() == null) {
      assertThat(ending).as("track " + golden.id() + " curls").isNotEqualTo(Ending.OK);
      return new double[2];
    }

    assertThat(ending).as("track " + golden.id()).isEqualTo(Ending.OK);
    double[] end = golden.end();
    return new double[] {
      Math.max(Math.abs(state[0] - end[0]), Math.abs(state[1] - end[1])),
      Math.max(Math.abs(state[2] - end[2]), Math.abs(state[3] - end[3]))
    };
  }

  private static void assertClose(
      Golden golden, MagneticField field, Stepper stepper, double mm, double slope) {
    double[] errors = errors(golden, field, stepper);
    assertThat(errors[0]).as("position, %s %d", golden.field(), golden.id()).isLessThan(mm);
    double size = golden.end() == null ? 1 : Math.max(1, Math.abs(golden.end()[2]));
    assertThat(errors[1]).as("slope, %s %d", golden.field(), golden.id()).isLessThan(slope * size);
  }

  @Test
  void uniformFieldsGiveTheHelix() throws IOException {
    for (Golden golden : golden("uniform")) {
      double[] b = golden.b();
      Stepper stepper = StepperTest.rk4(1);
      assertClose(golden, new Uniform(b[0], b[1], b[2]), stepper, 1e-9, 1e-12);
    }
  }

  @Test
  void gaussianDipolesGiveTheGoldenStates() throws IOException {
    for (Golden golden : golden("gauss")) {
      assertClose(golden, Fields.GAUSSIAN, StepperTest.rk4(1), 1e-8, 1e-12);
    }
  }

  /**
   * Where B = (0, B_y(z), 0), T_y and T_x + K q/p ∫ B_y dz of the unit tangent T do not change: slopes are
   * known in closed form. The golden slope of a track that all but turns back, 6.5 at its end, is 5.7e-12
   * off; steps of half a millimetre come nearer to the truth than to it.
   */
  @Test
  void slopesInAGaussianDipoleAreThoseOfItsFirstIntegrals() throws IOException {
    for (Golden golden : golden("gauss")) {
      double[] state = golden.state().clone();
      if (golden.end() == null) {
        continue;
      }

      StepperTest.rk4(0.5).in(Fields.GAUSSIAN).carry(golden.from(), golden.to(), state);
      double[] s = golden.state();
      double n = Math.sqrt(1 + s[2] * s[2] + s[3] * s[3]);
      double root = Math.sqrt(2) * 1744;
      double integral =
          -1.0182
              * 1744
              * Math.sqrt(Math.PI / 2)
              * (ErrorFunction.erf((golden.to() - 5007) / root)
                  - ErrorFunction.erf((golden.from() - 5007) / root));
      double x = s[2] / n - Lorentz.K * s[4] * integral;
      double y = s[3] / n;
      double z = Math.sqrt(1 - x * x - y * y);
      double[] exact = {x / z, y / z};
      for (int i = 0; i < 2; i++) {
        double size = Math.pow(1 + exact[0] * exact[0], 1.5);
        assertThat(state[2 + i])
            .as("slope %d of %d", i, golden.id())
            .isCloseTo(exact[i], within(1e-14 * size));
      }
    }
  }

  @Test
  void harmonicDipolesGiveTheGoldenStates() throws IOException {
    // a golden track counts as curling long before it turns back: one comes to a slope of 9.5
    Stepper stepper = new RungeKutta4(2, false, 1_000_000, new Limits(1e6, 5));
    for (Golden golden : golden("harm")) {
      assertClose(golden, Fields.DIPOLE, stepper, 1e-8, 1e-11);
    }
  }

  @Test
  void theFullMapIsReadInTimeAndGivesTheGoldenStates() throws IOException {
    InputFile file = new InputFile(Fields.writeFullMap(folder).toString());
    GriddedMap map = new GriddedMap(file, Interpolation.TRILINEAR, Outside.ZERO);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    map.check();
    assertThat(1e-9 * (clock.getCurrentThreadCpuTime() - start)).as("seconds").isLessThan(3);

    Stepper exact = new RungeKutta4(0.05, true, 10_000_000, StepperTest.WIDE);
    Stepper usual = new RungeKutta4(5, true, 10_000, StepperTest.WIDE);
    for (Golden golden : golden("map")) {
      if (golden.status().equals("ok_leaves_map")) {
        // the field jumps at the border, and what a step makes of that grows with the way behind it
        assertClose(golden, map, exact, 2e-4 * Math.abs(golden.end()[0]), 5e-3);
      } else {
        assertClose(golden, map, exact, 1e-6, 1e-9);
        assertClose(golden, map, usual, 1e-3, 1e-6);
      }
    }
  }
}
