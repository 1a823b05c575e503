package org.calibrant.calibration;

import java.util.List;
import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * A density with a uniform prior on a box: ln prior = −Σ ln(upperᵢ − lowerᵢ) inside, −∞ outside.
 *
 * @param lower lower bounds, d values
 * @param upper upper bounds, d values; the bounds themselves are inside
 * @param density what is sampled inside; a prior of its own is multiplied with the box
 */
public record Within(List<Double> lower, List<Double> upper, LogDensity density)
    implements LogDensity {

  public Within {
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
    Must.beFinite("lower", lower);
    Must.beFinite("upper", upper);
    Must.haveSize("lower", density.names().size(), lower);
    Must.haveSize("upper", density.names().size(), upper);
    for (int i = 0; i < lower.size(); i++) {
      if (!(lower.get(i) < upper.get(i))) {
        throw new IllegalArgumentException(
            "lower must be below upper, element %d was %s and %s"
                .formatted(i, lower.get(i), upper.get(i)));
      }
    }
  }

  @Override
  public List<String> names() {
    return density.names();
  }

  @Override
  public List<String> derived() {
    return density.derived();
  }

  @Override
  public void check() {
    density.check();
  }

  @Override
  public void sample(RandomStream stream, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = lower.get(i) + stream.uniform() * (upper.get(i) - lower.get(i));
    }
  }

  @Override
  public Evaluator evaluator() {
    double[] from = lower.stream().mapToDouble(Double::doubleValue).toArray();
    double[] to = upper.stream().mapToDouble(Double::doubleValue).toArray();
    double inside = 0;
    for (int i = 0; i < from.length; i++) {
      inside -= Elementary.log(to[i] - from[i]);
    }

    double lnBox = inside;
    Evaluator evaluator = density.evaluator();
    return (points, stride, count, lnPrior, lnLikelihood, derived) -> {
      evaluator.evaluate(points, stride, count, lnPrior, lnLikelihood, derived);
      for (int k = 0; k < count; k++) {
        boolean in = true;
        for (int i = 0; i < from.length; i++) {
          double x = points[i * stride + k];
          in &= x >= from[i] && x <= to[i];
        }

        lnPrior[k] = in ? lnPrior[k] + lnBox : Double.NEGATIVE_INFINITY;
        lnLikelihood[k] = in ? lnLikelihood[k] : Double.NEGATIVE_INFINITY;
      }
    };
  }
}
