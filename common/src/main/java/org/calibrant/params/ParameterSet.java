package org.calibrant.params;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.math.RandomStream;
import org.calibrant.math.Sobol;

/**
 * The unknown parameters of a problem, in an order that every vector of their values keeps, and
 * their joint prior: they are independent, ln p(θ) = Σ ln p_j(θ_j).
 *
 * <p>Many vectors together are a structure of arrays: value j of vector w is {@code points[j *
 * stride + w]}.
 */
public final class ParameterSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<UncertainParameter> parameters;

  /**
   * @param parameters at least one, all names different
   */
  public ParameterSet(List<UncertainParameter> parameters) {
    this.parameters = List.copyOf(parameters);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("parameters must not be empty");
    }

    Set<String> seen = new HashSet<>();
    for (UncertainParameter parameter : parameters) {
      if (!seen.add(parameter.name())) {
        throw new IllegalArgumentException(
            "parameters must have different names, " + parameter.name() + " was given twice");
      }
    }
  }

  public List<UncertainParameter> parameters() {
    return parameters;
  }

  public int size() {
    return parameters.size();
  }

  public List<String> names() {
    return parameters.stream().map(UncertainParameter::name).toList();
  }

  public Prior prior(int index) {
    return parameters.get(index).prior();
  }

  /** Lower ends of the supports, one per parameter; −∞ where there is none. */
  public double[] lower() {
    return parameters.stream().mapToDouble(parameter -> parameter.prior().lower()).toArray();
  }

  /** Upper ends of the supports, one per parameter; +∞ where there is none. */
  public double[] upper() {
    return parameters.stream().mapToDouble(parameter -> parameter.prior().upper()).toArray();
  }

  /** ln p(θ); −∞ out of the support and with a NaN. */
  public double lnPrior(double[] values) {
    double sum = 0;
    for (int j = 0; j < size(); j++) {
      sum += prior(j).lnPdf(values[j]);
    }

    return Densities.orNothing(sum);
  }

  /** The joint density for one thread that asks many times; its answers are {@link #lnPrior}'s. */
  public Joint joint() {
    Prior.Density[] densities =
        parameters.stream().map(p -> p.prior().density()).toArray(Prior.Density[]::new);
    return (points, stride, count, out) -> {
      Arrays.fill(out, 0, count, 0);
      for (int j = 0; j < densities.length; j++) {
        Prior.Density density = densities[j];
        int row = j * stride;
        for (int w = 0; w < count; w++) {
          out[w] += density.at(points[row + w]);
        }
      }

      for (int w = 0; w < count; w++) {
        out[w] = Densities.orNothing(out[w]);
      }
    };
  }

  /** The joint density of many vectors. */
  @FunctionalInterface
  public interface Joint {

    /**
     * Writes ln p of each vector.
     *
     * @param points value j of vector w at {@code j * stride + w}
     * @param stride at least count
     * @param count how many vectors
     * @param out count numbers, overwritten
     */
    void lnPrior(double[] points, int stride, int count, double[] out);
  }

  /** Draws a vector: one uniform number per parameter, in order, through its quantile. */
  public void sample(RandomStream stream, double[] out) {
    for (int j = 0; j < size(); j++) {
      out[j] = prior(j).quantile(stream.uniform());
    }
  }

  /** The vector at the quantiles u, numbers from 0 to 1. */
  public void atQuantiles(double[] u, double[] out) {
    for (int j = 0; j < size(); j++) {
      out[j] = prior(j).quantile(u[j]);
    }
  }

  /**
   * A Latin hypercube: along every axis each of n strata of equal prior mass holds one vector.
   *
   * @param n how many vectors
   * @param stream where it stands: for every axis a permutation, then the places in the strata
   * @return n vectors
   */
  public double[][] latinHypercube(int n, RandomStream stream) {
    double[][] vectors = new double[n][size()];
    int[] strata = new int[n];
    for (int j = 0; j < size(); j++) {
      for (int i = 0; i < n; i++) {
        int other = (int) (stream.uniform() * (i + 1));
        strata[i] = strata[other];
        strata[other] = i;
      }

      for (int i = 0; i < n; i++) {
        vectors[i][j] = prior(j).quantile((strata[i] + stream.uniform()) / n);
      }
    }

    return vectors;
  }

  /**
   * The first n points of Sobol's sequence, shifted, through the quantiles; best with n a power of
   * two.
   *
   * @param n how many vectors
   * @param stream gives the shift
   * @return n vectors
   */
  public double[][] sobol(int n, RandomStream stream) {
    Sobol sequence = new Sobol(size(), stream);
    double[][] vectors = new double[n][size()];
    double[] u = new double[size()];
    for (int i = 0; i < n; i++) {
      sequence.point(i, u);
      atQuantiles(u, vectors[i]);
    }

    return vectors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterSet set && parameters.equals(set.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return parameters.toString();
  }
}
