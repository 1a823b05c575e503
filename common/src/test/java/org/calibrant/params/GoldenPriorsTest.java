package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Densities, masses and quantiles of golden/calibration; origin and tolerances are in the files. */
class GoldenPriorsTest {
  private static final Prior THREE = new Normal(3, 0.5);
  private static final Prior SKEW = new LogNormal(0.1, 0.4);
  private static final Map<String, Prior> NAMED =
      Map.ofEntries(
          Map.entry("Uniform(0.8,1.5)", new Uniform(0.8, 1.5)),
          Map.entry("Uniform(-1.0,3.0)", new Uniform(-1, 3)),
          Map.entry("Uniform(0.0,0.001)", new Uniform(0, 0.001)),
          Map.entry("Normal(0.0,1.0)", new Normal(0, 1)),
          Map.entry("Normal(3.0,0.5)", THREE),
          Map.entry("Normal(-1.1,0.25)", new Normal(-1.1, 0.25)),
          Map.entry("LogNormal(0.0,1.0)", new LogNormal(0, 1)),
          Map.entry("LogNormal(0.1,0.4)", SKEW),
          Map.entry("LogNormal.fromMeanStd(1.0,0.5)", new LogNormalFromMeanSd(1, 0.5)),
          Map.entry("TruncatedNormal(3.0,0.5,1.5,6.0)", new TruncatedNormal(3, 0.5, 1.5, 6)),
          Map.entry("TruncatedNormal(0.0,1.0,4.0,6.0)", new TruncatedNormal(0, 1, 4, 6)),
          Map.entry("TruncatedNormal(1.0,0.3,0.0,inf)", new TruncatedNormal(1, 0.3, 0, 1e300)),
          Map.entry("Bound(Normal(3.0,0.5),1.5,6.0)", new Bound(THREE, 1.5, 6, true)),
          Map.entry("Bound(LogNormal(0.1,0.4),0.5,3.0)", new Bound(SKEW, 0.5, 3, true)));

  @Test
  void densitiesAndMassesAgree() throws IOException {
    List<String[]> rows = rows("ln-pdf.csv");
    assertThat(rows).hasSize(175);
    for (String[] row : rows) {
      Prior prior = NAMED.get(row[0]);
      double x = number(row[1]);
      close(row, prior.lnPdf(x), number(row[2]), 1e-12);
      assertThat(prior.cdf(x)).as(String.join("|", row)).isCloseTo(number(row[4]), within(1e-13));
      assertThat(prior.cdf(x) + prior.survival(x)).isCloseTo(1, within(3e-15));
      if (prior instanceof Bound bound) {
        Bound open = new Bound(bound.prior(), bound.lower(), bound.upper(), false);
        close(row, open.lnPdf(x), number(row[3]), 1e-12);
      }
    }
  }

  @Test
  void quantilesAgree() throws IOException {
    List<String[]> rows = rows("quantiles.csv");
    assertThat(rows).hasSize(14 * 11);
    for (String[] row : rows) {
      double p = number(row[1]);
      close(
          row,
          NAMED.get(row[0]).quantile(p),
          number(row[2]),
          1e-12 * Math.max(1e-3, number(row[2])));
      close(row, NAMED.get(row[0]).upperQuantile(1 - p), number(row[2]), 1e-10);
    }
  }

  @Test
  void theOtherDistributionsAgree() throws IOException {
    List<String[]> rows = rows("more-distributions.csv");
    assertThat(rows).hasSize(13 * 8);
    for (String[] row : rows) {
      Prior prior = prior(row[0], number(row[1]), number(row[2]), number(row[3]));
      double x = number(row[4]);
      double cdf = number(row[6]);
      double survival = number(row[7]);
      close(row, prior.lnPdf(x), number(row[5]), 1e-12 * (1 + Math.abs(number(row[5]))));
      close(row, prior.cdf(x), cdf, 1e-11 * cdf);
      close(row, prior.survival(x), survival, 1e-11 * survival);
      double again = cdf < 0.5 ? prior.quantile(cdf) : prior.upperQuantile(survival);
      close(row, again, x, 1e-11 * (1 + Math.abs(x)));
    }
  }

  private static Prior prior(String kind, double a, double b, double c) {
    return switch (kind) {
      case "beta" -> new Beta(a, b);
      case "gamma" -> new Gamma(a, b);
      case "half-normal" -> new HalfNormal(a);
      default -> new StudentT(a, b, c);
    };
  }

  private static void close(String[] row, double value, double expected, double tolerance) {
    if (Double.isInfinite(expected)) {
      assertThat(value).as(String.join("|", row)).isEqualTo(expected);
    } else {
      assertThat(value).as(String.join("|", row)).isCloseTo(expected, within(tolerance));
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static List<String[]> rows(String name) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                GoldenPriorsTest.class.getResourceAsStream("/golden/calibration/" + name),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split("\\|", -1))
          .toList();
    }
  }
}
