package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.Shared;
import org.calibrant.fit.chains.Diagnostics;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagnostics against arviz and emcee, and against what theory says of simple chains. */
class DiagnosticsTest {
  private static final String GOLDEN = "/golden/calibration/diagnostics/";
  private static final double TOLERANCE = 1e-10;

  static Stream<String> chains() {
    return lines("expected.csv").stream().skip(1).map(line -> line.split(",", 2)[0]);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void everyDiagnosticIsThatOfArvizAndEmcee(String name) {
    String[] expected =
        lines("expected.csv").stream()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells[0].equals(name))
            .findFirst()
            .orElseThrow();
    double[][] chains = chains(name);

    agree("rank R-hat", Diagnostics.rHat(chains), expected[1]);
    agree("split R-hat", Diagnostics.splitRHat(chains), expected[2]);
    agree("bulk ESS", Diagnostics.essBulk(chains), expected[3]);
    agree("tail ESS", Diagnostics.essTail(chains), expected[4]);
    agree("ESS of the mean", Diagnostics.essMean(chains), expected[5]);
    agree("MCSE of the mean", Diagnostics.mcseMean(chains), expected[6]);
    agree("tau", Diagnostics.tau(chains), expected[7]);
  }

  private static void agree(String what, double found, String expected) {
    if (expected.isEmpty()) {
      assertThat(found).as(what).isNaN();
    } else {
      double value = Double.parseDouble(expected);
      assertThat(found).as(what).isCloseTo(value, within(TOLERANCE * Math.abs(value)));
    }
  }

  /** A chain x' = φ x + noise has τ = (1 + φ)/(1 − φ). */
  @Test
  void theAutocorrelationTimeOfAFirstOrderChainIsThatOfTheory() {
    double phi = 0.9;
    double[][] chains = new double[8][20_000];
    for (int c = 0; c < chains.length; c++) {
      RandomStream stream = new RandomStream(5, "ar1");
      stream.start(c);
      double x = stream.normal() / Math.sqrt(1 - phi * phi);
      for (int i = 0; i < chains[c].length; i++) {
        x = phi * x + stream.normal();
        chains[c][i] = x;
      }
    }

    assertThat(Diagnostics.tau(chains)).isCloseTo(19, within(1.5));
    assertThat(Diagnostics.essBulk(chains) * 19 / 160_000).isCloseTo(1, within(0.1));
  }

  @Test
  void oneChainAwayFromTheOthersIsSeen() {
    double[][] chains = new double[4][400];
    for (int c = 0; c < 4; c++) {
      RandomStream stream = new RandomStream(6, "shifted");
      stream.start(c);
      for (int i = 0; i < 400; i++) {
        chains[c][i] = stream.normal() + (c == 3 ? 1 : 0);
      }
    }

    assertThat(Diagnostics.rHat(chains)).isGreaterThan(1.1);
    assertThat(Diagnostics.essBulk(chains)).isLessThan(50);
  }

  @Test
  void aDrawThatIsNoNumberLeavesNothingToSay() {
    double[][] chains = {{1, 2, 3, 4, Double.NaN, 6}, {1, 2, 3, 4, 5, 6}};

    assertThat(Diagnostics.rHat(chains)).isNaN();
    assertThat(Diagnostics.essBulk(chains)).isNaN();
    assertThat(Diagnostics.essTail(chains)).isNaN();
  }

  private static double[][] chains(String name) {
    List<String> rows;
    if (DiagnosticsTest.class.getResource(GOLDEN + name + ".csv") == null) {
      Path beside = Shared.file("golden/calibration/diagnostics/" + name + ".csv");
      assumeThat(beside).exists();
      rows = lines(beside);
    } else {
      rows = lines(name + ".csv");
    }

    int columns = rows.get(0).split(",", -1).length;
    double[][] chains = new double[columns][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      String[] cells = rows.get(row).split(",", -1);
      for (int c = 0; c < columns; c++) {
        chains[c][row] = Double.parseDouble(cells[c]);
      }
    }

    return chains;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                DiagnosticsTest.class.getResourceAsStream(GOLDEN + resource),
                StandardCharsets.UTF_8))) {
      return new ArrayList<>(reader.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
