package org.calibrant.report.xray;

import java.util.Locale;
import java.util.Optional;
import org.calibrant.math.ErrorFunction;
import org.calibrant.report.Results;
import org.calibrant.xray.BackgroundFit;
import org.calibrant.xray.FitProcedure;
import org.calibrant.xray.LibraryEngine;
import org.calibrant.xray.TemperatureFit;

/**
 * What the bounds of a library's temperatures stand for.
 *
 * @param delta rise δ of the statistic that defines them
 */
record Bounds(double delta) {

  /** None where the fit is of a kind that says nothing of it, or the engine is not known. */
  static Optional<Bounds> of(Results results) {
    FitProcedure fit = results.engine(LibraryEngine.class).map(LibraryEngine::fit).orElse(null);
    if (fit instanceof TemperatureFit temperature) {
      return Optional.of(new Bounds(temperature.delta()));
    }

    return fit instanceof BackgroundFit background
        ? Optional.of(new Bounds(background.delta()))
        : Optional.empty();
  }

  /** Standard deviations: √δ. */
  double sigmas() {
    return Math.sqrt(delta);
  }

  /** Nominal coverage: the probability that χ² with one degree of freedom is below δ, erf √(δ/2). */
  double coverage() {
    return ErrorFunction.erf(Math.sqrt(delta / 2));
  }

  /** {@code 68.3 %}. */
  String told() {
    return String.format(Locale.ROOT, "%.1f %%", 100 * coverage());
  }
}
