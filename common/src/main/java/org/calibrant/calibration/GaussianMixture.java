package org.calibrant.calibration;

import java.util.List;
import org.calibrant.math.Elementary;

/**
 * A weighted sum of normal distributions, normalised: p = Σ wᵢ N(x; μᵢ, Cᵢ) / Σ wᵢ.
 *
 * @param components at least one, all of one dimension
 */
public record GaussianMixture(List<Component> components) implements AnalyticDensity {

  /**
   * One normal distribution.
   *
   * @param weight its share, relative to the others
   * @param mean μ, d values
   * @param covariance C, d rows of d values
   */
  public record Component(double weight, List<Double> mean, List<List<Double>> covariance)
      implements java.io.Serializable {
    public Component {
      Must.bePositive("weight", weight);
      CorrelatedGaussian gaussian = new CorrelatedGaussian(mean, covariance);
      mean = gaussian.mean();
      covariance = gaussian.covariance();
    }
  }

  public GaussianMixture {
    components = List.copyOf(components);
    Must.beAtLeast("components", 1, components.size());
    for (Component component : components) {
      Must.haveSize("components: each mean", components.get(0).mean().size(), component.mean());
    }
  }

  @Override
  public int dimensions() {
    return components.get(0).mean().size();
  }

  @Override
  public Formula formula() {
    int n = components.size();
    Formula[] parts = new Formula[n];
    double[] shares = new double[n];
    double all = components.stream().mapToDouble(Component::weight).sum();
    for (int i = 0; i < n; i++) {
      Component component = components.get(i);
      parts[i] = new CorrelatedGaussian(component.mean(), component.covariance()).formula();
      shares[i] = Elementary.log(component.weight() / all);
    }

    return new Sum(parts, shares);
  }

  /** ln Σ exp, by way of the greatest term. */
  private static final class Sum implements Formula {
    private final Formula[] parts;
    private final double[] shares;
    private double[][] terms = new double[0][0];

    Sum(Formula[] parts, double[] shares) {
      this.parts = parts;
      this.shares = shares;
    }

    @Override
    public void evaluate(double[] points, int stride, int count, double[] ln) {
      if (terms.length == 0 || terms[0].length < count) {
        terms = new double[parts.length][count];
      }

      for (int i = 0; i < parts.length; i++) {
        parts[i].evaluate(points, stride, count, terms[i]);
      }

      for (int k = 0; k < count; k++) {
        ln[k] = sum(k);
      }
    }

    private double sum(int k) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < parts.length; i++) {
        greatest = Math.max(greatest, shares[i] + terms[i][k]);
      }

      if (!(greatest > Double.NEGATIVE_INFINITY)) {
        return greatest;
      }

      double sum = 0;
      for (int i = 0; i < parts.length; i++) {
        sum += Elementary.exp(shares[i] + terms[i][k] - greatest);
      }

      return greatest + Elementary.log(sum);
    }
  }
}
