package org.calibrant.optics.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calibrant.core.Explanation;
import org.calibrant.optics.ForecastRow;

/** Rows of forecasts. */
final class Forecasts {
  private static final double[] NOTHING = {};

  private Forecasts() {}

  static ForecastRow row(
      long index,
      String design,
      Map<String, Double> settings,
      Problem problem,
      double[] point,
      double rankTolerance,
      double photons) {
    Problem.Information information = problem.information(point);
    if (information == null) {
      return none(index, design, settings, "no-image", "the values describe no image");
    }

    int rank = information.all().effectiveRank(rankTolerance);
    return new ForecastRow(
        index,
        design,
        settings.keySet().toArray(String[]::new),
        numbers(settings),
        problem.names().toArray(String[]::new),
        problem.units().toArray(String[]::new),
        point,
        null,
        null,
        information.all().sigma(rank),
        information.all().conditionalSigma(),
        information.data().matrix(),
        information.data().eigenvalues(),
        rank,
        photons,
        null,
        null,
        null,
        "ok",
        null);
  }

  static ForecastRow none(
      long index, String design, Map<String, Double> settings, String status, String note) {
    String[] none = {};
    return new ForecastRow(
        index,
        design,
        settings.keySet().toArray(String[]::new),
        numbers(settings),
        none,
        none,
        NOTHING,
        null,
        null,
        NOTHING,
        NOTHING,
        NOTHING,
        NOTHING,
        0,
        null,
        null,
        null,
        null,
        status,
        note);
  }

  private static double[] numbers(Map<String, Double> settings) {
    return settings.values().stream().mapToDouble(x -> x).toArray();
  }

  /** What the row does not say: how unlike what the data determine well and badly is. */
  static List<String> explained(ForecastRow row) {
    double[] eigenvalues = row.eigenvalues();
    if (eigenvalues.length == 0) {
      return List.of();
    }

    double most = Arrays.stream(eigenvalues).max().orElse(Double.NaN);
    double least = Arrays.stream(eigenvalues).min().orElse(Double.NaN);
    return new Explanation()
        .with("expected photons", row.photons() == null ? Double.NaN : row.photons(), "ph")
        .with("greatest eigenvalue of the Fisher matrix", most, "")
        .with("least", least, "")
        .with("condition number", most / least, "")
        .with("directions left out", (long) (eigenvalues.length - row.effective_rank()), "")
        .lines();
  }

  static double sum(double[] image) {
    double sum = 0;
    for (double pixel : image) {
      sum += pixel;
    }

    return sum;
  }
}
