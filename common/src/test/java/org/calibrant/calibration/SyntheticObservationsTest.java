package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.calibrant.calibration.models.CoupledModel;
import org.calibrant.calibration.models.InputSeries;
import org.calibrant.calibration.models.Model;
import org.calibrant.calibration.models.TwoLayer;
import org.calibrant.core.InputFile;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The observations of the shipped calibration are made by the project's own model with known
 * parameters and a stated seed; here they are made again. With -Dcalibrant.remake=true the files are
 * written.
 */
class SyntheticObservationsTest {
  private static final Path DATA = Path.of("../conf/data").toAbsolutePath().normalize();
  private static final double[] TRUTH = {1.1, 0.05, 1.2, 0.7, 8, 100};
  private static final long SEED = 20261120;
  private static final int FIRST = 1750;
  private static final int LAST = 2100;
  private static final double[][] ERUPTIONS = {
    {1815, -2.8}, {1835, -1.1}, {1883, -1.9}, {1902, -1.2}, {1963, -1.3}, {1982, -1.5}, {1991, -2.6}
  };

  @TempDir private Path folder;

  /** Greenhouse gases that saturate, eruptions that fade within a year, a solar cycle. */
  private static double forcing(int year) {
    double sum = 4.5 / (1 + StrictMath.exp((2010 - year) / 30.0));
    sum += 0.05 * StrictMath.sin(2 * Math.PI * (year - FIRST) / 11);
    for (double[] eruption : ERUPTIONS) {
      double age = year - eruption[0];
      sum += age < 0 ? 0 : eruption[1] * StrictMath.exp(-age);
    }

    return sum;
  }

  private static List<String> forcings() {
    List<String> lines = new ArrayList<>();
    lines.add("# Synthetic effective radiative forcing [W m-2]: a logistic rise to 4.5, seven");
    lines.add("# eruptions and a solar cycle. Made by SyntheticObservationsTest.");
    lines.add("year,erf");
    for (int year = FIRST; year <= LAST; year++) {
      lines.add(String.format(Locale.ROOT, "%d,%.4f", year, forcing(year)));
    }

    return lines;
  }

  private static List<String> observations(Model model) {
    List<String> variables = List.of("Surface Temperature", "Heat Content");
    int times = LAST - FIRST + 1;
    double[] series = new double[2 * times];
    model.simulator(variables).run(TRUTH, 1, 1, series);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Synthetic observations: anomalies of the two-layer model under two-layer-forcing.csv");
    lines.add("# with lambda0 1.1, a 0.05, efficacy 1.2, eta 0.7, heat_capacity_surface 8 and");
    lines.add(
        "# heat_capacity_deep 100, plus normal errors of the stated size (seed " + SEED + ").");
    lines.add(
        "# Surface Temperature [K] from its mean of 1850 to 1900, Heat Content [W yr m-2] from");
    lines.add("# its mean of 1960 to 1970. Made by SyntheticObservationsTest.");
    lines.add("variable,time,value,uncertainty");
    RandomStream stream = new RandomStream(SEED, "observations");
    add(lines, stream, variables.get(0), series, 0, new int[] {1850, 1900, 1850, 2020}, 0.1);
    add(lines, stream, variables.get(1), series, times, new int[] {1960, 1970, 1960, 2020}, 4);
    return lines;
  }

  private static void add(
      List<String> lines,
      RandomStream stream,
      String variable,
      double[] series,
      int offset,
      int[] years,
      double sigma) {
    double base = 0;
    for (int year = years[0]; year <= years[1]; year++) {
      base += series[offset + year - FIRST] / (years[1] - years[0] + 1);
    }

    for (int year = years[2]; year <= years[3]; year++) {
      double value = series[offset + year - FIRST] - base + sigma * stream.normal();
      lines.add(String.format(Locale.ROOT, "%s,%d,%.4f,%s", variable, year, value, sigma));
    }
  }

  @Test
  void theShippedObservationsAreThoseOfTheirRecipe() throws IOException {
    Path forcing = folder.resolve("forcing.csv");
    Files.write(forcing, forcings());
    Model model =
        new CoupledModel(
            List.of(new TwoLayer(0.1, 0, 0)),
            List.of(
                new InputSeries(
                    "Effective Radiative Forcing",
                    new InputFile(forcing.toString()),
                    "year",
                    "erf")));
    if (Boolean.getBoolean("calibrant.remake")) {
      Files.write(DATA.resolve("two-layer-forcing.csv"), forcings());
      Files.write(DATA.resolve("two-layer-observations.csv"), observations(model));
    }

    assertThat(Files.readAllLines(DATA.resolve("two-layer-forcing.csv"))).isEqualTo(forcings());
    assertThat(Files.readAllLines(DATA.resolve("two-layer-observations.csv")))
        .isEqualTo(observations(model));
  }
}
