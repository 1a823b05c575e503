package org.calibrant.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.calibrant.math.RandomStream;

/**
 * A density given by a formula alone: parameters x0, x1, …, and no prior. {@link Within} gives it one.
 */
interface AnalyticDensity extends LogDensity {

  /** How many parameters. */
  int dimensions();

  @Override
  default List<String> names() {
    return IntStream.range(0, dimensions()).mapToObj(i -> "x" + i).toList();
  }

  @Override
  default List<String> derived() {
    return List.of();
  }

  @Override
  default void sample(RandomStream stream, double[] out) {
    throw new IllegalArgumentException(
        getClass().getSimpleName()
            + " has no prior to draw from: start from a Ball, a Region or Explicit points, or bound"
            + " it by Within");
  }

  /** Writes ln of the density for {@code count} points. */
  interface Formula {
    void evaluate(double[] points, int stride, int count, double[] ln);
  }

  /** A new formula with its own scratch arrays. */
  Formula formula();

  @Override
  default Evaluator evaluator() {
    Formula formula = formula();
    return (points, stride, count, lnPrior, lnLikelihood, derived) -> {
      Arrays.fill(lnPrior, 0, count, 0);
      formula.evaluate(points, stride, count, lnLikelihood);
    };
  }
}
