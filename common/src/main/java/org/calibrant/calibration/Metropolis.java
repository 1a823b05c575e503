package org.calibrant.calibration;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * Metropolis and Hastings's rule: a proposal y for x is accepted with probability
 *
 * <pre>
 *   min(1, p(y) q(y → x) / [p(x) q(x → y)]).
 * </pre>
 *
 * <p>All proposals of a group are evaluated as one batch.
 */
public final class Metropolis implements Move.Mover {
  private final Proposer proposer;
  private double[] y = new double[0];
  private double[] lnPrior = new double[0];
  private double[] lnLikelihood = new double[0];
  private double[] derived = new double[0];
  private double[] threshold = new double[0];

  public Metropolis(Proposer proposer) {
    this.proposer = proposer;
  }

  @Override
  public void move(Group group, TemperedDensity target) {
    int n = group.size();
    makeRoom(group, target, n);
    proposer.prepare(group);
    for (int k = 0; k < n; k++) {
      int walker = group.walker(k);
      RandomStream stream = group.stream(walker);
      double factor = proposer.propose(group, walker, stream, y, n, k);
      threshold[k] = Elementary.log(stream.uniform()) - factor;
    }

    target.evaluate(y, n, n, lnPrior, lnLikelihood, derived);
    double[] priors = group.lnPrior();
    double[] likelihoods = group.lnLikelihood();
    for (int k = 0; k < n; k++) {
      int walker = group.walker(k);
      double now = target.ln(priors[walker], likelihoods[walker]);
      double then = target.ln(lnPrior[k], lnLikelihood[k]);
      if (then - now > threshold[k]) { // false where both are impossible
        group.accept(walker, y, n, k, lnPrior[k], lnLikelihood[k], derived);
      }
    }
  }

  private void makeRoom(Group group, TemperedDensity target, int n) {
    if (threshold.length < n) {
      y = new double[group.dimensions() * n];
      lnPrior = new double[n];
      lnLikelihood = new double[n];
      derived = new double[target.derivedQuantities() * n];
      threshold = new double[n];
    }
  }
}
