package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * The straight line y = a x + b through points with normal errors, and normal priors with mean 0:
 *
 * <pre>
 *   ln prior = −½ (a² + b²)/τ² − ln(2π τ²),   ln L = −½ Σ (yᵢ − a xᵢ − b)²/σ² − n ln σ − ½ n ln 2π
 * </pre>
 *
 * The posterior is normal and known in closed form, which makes it the touchstone of samplers.
 *
 * @param x where it was measured
 * @param y what was measured
 * @param sigma σ, standard error of every y
 * @param priorSd τ, standard deviation of the priors of a and b
 */
public record LinearRegression(List<Double> x, List<Double> y, double sigma, double priorSd)
    implements Replicable {

  public LinearRegression {
    x = List.copyOf(x);
    y = List.copyOf(y);
    Must.beAtLeast("x", 1, x.size());
    Must.haveSize("y", x.size(), y);
    Must.beFinite("x", x);
    Must.beFinite("y", y);
    Must.bePositive("sigma", sigma);
    Must.bePositive("prior-sd", priorSd);
  }

  @Override
  public List<String> names() {
    return List.of("a", "b");
  }

  @Override
  public List<String> derived() {
    return List.of();
  }

  @Override
  public void sample(RandomStream stream, double[] out) {
    out[0] = priorSd * stream.normal();
    out[1] = priorSd * stream.normal();
  }

  @Override
  public LogDensity replicate(RandomStream stream, double[] truth) {
    sample(stream, truth);
    List<Double> made = new ArrayList<>(x.size());
    for (double at : x) {
      made.add(truth[0] * at + truth[1] + sigma * stream.normal());
    }

    return new LinearRegression(x, made, sigma, priorSd);
  }

  @Override
  public Evaluator evaluator() {
    double[] at = x.stream().mapToDouble(Double::doubleValue).toArray();
    double[] seen = y.stream().mapToDouble(Double::doubleValue).toArray();
    double lnTwoPi = Elementary.log(2 * Math.PI);
    double priorPeak = -lnTwoPi - 2 * Elementary.log(priorSd);
    double peak = -at.length * (0.5 * lnTwoPi + Elementary.log(sigma));
    return (points, stride, count, lnPrior, lnLikelihood, derived) -> {
      Arrays.fill(lnLikelihood, 0, count, peak);
      for (int k = 0; k < count; k++) {
        double a = points[k];
        double b = points[stride + k];
        lnPrior[k] = priorPeak - 0.5 * (a * a + b * b) / (priorSd * priorSd);
      }

      for (int i = 0; i < at.length; i++) {
        for (int k = 0; k < count; k++) {
          double pull = (seen[i] - points[k] * at[i] - points[stride + k]) / sigma;
          lnLikelihood[k] -= 0.5 * pull * pull;
        }
      }
    };
  }
}
