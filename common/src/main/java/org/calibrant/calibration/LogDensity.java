package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;
import org.calibrant.math.RandomStream;

/**
 * What a sampler samples and an optimiser climbs: ln of a prior times a likelihood, up to a
 * constant, over d named parameters. Implementations are records; what they compute with is an
 * {@link Evaluator}.
 */
public interface LogDensity extends Serializable {

  /** Names of the d parameters, in the order of their values. */
  List<String> names();

  /** Names of what is computed along with each point and stored with it; often empty. */
  List<String> derived();

  /**
   * A start: one draw from the prior.
   *
   * @param stream already at the place of this draw
   * @param out receives d values
   * @throws IllegalArgumentException where there is no prior to draw from
   */
  void sample(RandomStream stream, double[] out);

  /** A new evaluator, for one thread. */
  Evaluator evaluator();

  /**
   * Opens what the density reads and refuses what can be known to be wrong before anything is
   * computed.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing, damaged or does not fit
   */
  default void check() {}

  /** Evaluates many points at once; owns its scratch arrays, so it belongs to one thread. */
  interface Evaluator {

    /**
     * Evaluates {@code count} points. Coordinate i of point j is {@code points[i * stride + j]};
     * the result of a point depends on that point alone, never on its neighbours in the batch.
     *
     * <p>A point that is impossible has −∞ in one of the two results; where the prior is −∞ the model
     * need not run, and its likelihood is −∞. A model that fails, throws or answers something that is
     * not a number has NaN as its likelihood: the caller counts these points, keeps the first of them
     * and treats them as impossible.
     *
     * @param points d × stride values, j &lt; count ≤ stride; unchanged
     * @param lnPrior receives count values
     * @param lnLikelihood receives count values
     * @param derived receives, for each derived quantity i, {@code derived[i * stride + j]}; length 0
     *     where there are none
     */
    void evaluate(
        double[] points,
        int stride,
        int count,
        double[] lnPrior,
        double[] lnLikelihood,
        double[] derived);
  }
}
