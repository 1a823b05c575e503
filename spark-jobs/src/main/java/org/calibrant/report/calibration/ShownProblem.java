package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.Optional;
import org.calibrant.export.TableReader;
import org.calibrant.report.Results;

/**
 * The problem whose chains a report shows: the only one, or that with the largest R-hat.
 *
 * @param name of it
 * @param problems how many there are
 * @param chains walkers of all ensembles together
 * @param draws kept draws of each chain
 * @param tau largest autocorrelation time of its parameters, in kept draws; 1 where none is known
 * @param rHat its largest R-hat; NaN where none is known
 */
record ShownProblem(String name, long problems, int chains, int draws, double tau, double rHat) {

  /** None where no problem has draws. */
  static Optional<ShownProblem> of(Results results) throws IOException {
    if (!results.has("DiagnosticsRow") || !results.has("SampleRow")) {
      return Optional.empty();
    }

    ShownProblem worst = null;
    ShownProblem now = null;
    long problems = 0;
    try (TableReader rows =
        results.read(
            "DiagnosticsRow", "problem", "chains", "draws", "tau", "r_hat", "r_hat_ensembles")) {
      while (rows.next()) {
        String name = rows.text(0);
        if (now == null || !now.name.equals(name)) {
          worst = worse(worst, now);
          problems++;
          now = new ShownProblem(name, 0, 0, 0, 1, Double.NaN);
        }

        double between = rows.number(5);
        double rHat = Double.isNaN(between) ? rows.number(4) : between;
        now =
            new ShownProblem(
                name,
                0,
                (int) rows.integer(1),
                (int) rows.integer(2),
                greater(now.tau, rows.number(3)),
                greater(now.rHat, rHat));
      }
    }

    worst = worse(worst, now);
    return worst == null
        ? Optional.empty()
        : Optional.of(
            new ShownProblem(
                worst.name, problems, worst.chains, worst.draws, worst.tau, worst.rHat));
  }

  private static ShownProblem worse(ShownProblem a, ShownProblem b) {
    if (b == null || b.draws < 2) {
      return a;
    }

    return a == null || b.rHat > a.rHat ? b : a;
  }

  private static double greater(double known, double other) {
    return Double.isNaN(known) || other > known ? other : known;
  }

  /** A sentence that says which problem is shown, where there are several. */
  String told() {
    return problems == 1
        ? ""
        : " Shown is %s, which has the largest R-hat of %,d problems.".formatted(name, problems);
  }
}
