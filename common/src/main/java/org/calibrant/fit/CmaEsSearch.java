package org.calibrant.fit;

import java.util.Arrays;
import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/** One search of {@link CmaEs}, in the letters of Hansen's tutorial. */
final class CmaEsSearch {
  private static final double WORST_CONDITION = 1e14;
  private static final double LEAST_SIGMA = 1e-14;

  private final CmaEs method;
  private final Box box;
  private final Tally tally;
  private final RandomStream stream;
  private final int n;
  private final int lambda;
  private final double[] w;
  private final double muEff;
  private final double cSigma;
  private final double dSigma;
  private final double cC;
  private final double c1;
  private final double cMu;
  private final double chiN;

  private final double[] m;
  private final double[] pSigma;
  private final double[] pC;
  private final double[] covariance;
  private final Eigen eigen;
  private final double[][] x;
  private final double[] values;
  private final Integer[] order;
  private final double[] recent;
  private double sigma;

  CmaEsSearch(CmaEs method, Objective objective, double[] start, Box box) {
    this.method = method;
    this.box = box;
    this.n = start.length;
    this.lambda = method.population();
    this.tally = new Tally(objective, start, method.maxEvaluations());
    this.stream = Seeded.stream(method.seed(), "cma-es", start);
    this.w = weights(lambda);
    this.muEff = 1 / Arrays.stream(w).map(v -> v * v).sum();
    this.cSigma = (muEff + 2) / (n + muEff + 5);
    this.dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
    this.cC = (4 + muEff / n) / (n + 4 + 2 * muEff / n);
    this.c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff);
    this.cMu = Math.min(1 - c1, 2 * (muEff - 2 + 1 / muEff) / ((n + 2.0) * (n + 2.0) + muEff));
    this.chiN = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
    this.m = new double[n];
    this.pSigma = new double[n];
    this.pC = new double[n];
    this.covariance = new double[n * n];
    this.eigen = new Eigen(n);
    this.x = new double[lambda][n];
    this.values = new double[lambda];
    this.order = new Integer[lambda];
    this.recent = new double[10 + (30 * n + lambda - 1) / lambda];
    this.sigma = method.sigma();
    for (int i = 0; i < n; i++) {
      m[i] = box.inside(i, start[i]);
      covariance[i * n + i] = 1;
    }
  }

  private static double[] weights(int lambda) {
    double[] weights = new double[lambda / 2];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Elementary.log((lambda + 1) / 2.0) - Elementary.log(i + 1);
      sum += weights[i];
    }

    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }

    return weights;
  }

  Optimum run() {
    tally.value(m.clone());
    for (int generation = 0; !tally.isOver(lambda); generation++) {
      if (!eigen.decompose(covariance) || eigen.condition() > WORST_CONDITION) {
        return end(generation, Ending.STALLED);
      }

      scatter();
      tally.values(x, values);
      sort();
      recent[generation % recent.length] = values[order[0]];
      if (isFlat(generation)) {
        return end(generation + 1, Ending.CONVERGED);
      }

      adapt(generation);
      if (!(sigma * Math.sqrt(eigen.largest()) > LEAST_SIGMA * method.sigma())) {
        return end(generation + 1, Ending.CONVERGED);
      }
    }

    return end(recent.length, Ending.TOO_MANY_EVALUATIONS);
  }

  private Optimum end(int generation, Ending ending) {
    boolean found = tally.bestValue() < Double.POSITIVE_INFINITY;
    return tally.optimum(Double.NaN, generation, found ? ending : Ending.NOT_FINITE);
  }

  /** x_k = m + σ B D z, moved into the box. */
  private void scatter() {
    double[] z = new double[n];
    for (double[] point : x) {
      for (int i = 0; i < n; i++) {
        z[i] = stream.normal() * eigen.root(i);
      }

      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += eigen.vector(j, i) * z[j];
        }

        point[i] = box.inside(i, m[i] + sigma * sum);
      }
    }
  }

  private void sort() {
    for (int k = 0; k < lambda; k++) {
      order[k] = k;
    }

    Arrays.sort(
        order,
        (a, b) -> {
          int compared = Double.compare(values[a], values[b]);
          return compared != 0 ? compared : Integer.compare(a, b);
        });
  }

  private boolean isFlat(int generation) {
    if (generation < recent.length) {
      return false;
    }

    double worst = values[order[lambda - 1]];
    double least = values[order[0]];
    for (double value : recent) {
      worst = Math.max(worst, value);
      least = Math.min(least, value);
    }

    return worst - least <= method.valueTolerance() * Math.max(1, Math.abs(least));
  }

  private void adapt(int generation) {
    double[] step = new double[n];
    double[][] y = new double[w.length][n];
    for (int k = 0; k < w.length; k++) {
      for (int i = 0; i < n; i++) {
        y[k][i] = (x[order[k]][i] - m[i]) / sigma;
        step[i] += w[k] * y[k][i];
      }
    }

    double[] whitened = eigen.whitened(step);
    double norm = 0;
    for (int i = 0; i < n; i++) {
      m[i] += sigma * step[i];
      pSigma[i] = (1 - cSigma) * pSigma[i] + Math.sqrt(cSigma * (2 - cSigma) * muEff) * whitened[i];
      norm += pSigma[i] * pSigma[i];
    }

    norm = Math.sqrt(norm);
    double forgotten = 1 - StrictMath.pow(1 - cSigma, 2.0 * (generation + 1));
    boolean calm = norm / Math.sqrt(forgotten) < (1.4 + 2.0 / (n + 1)) * chiN;
    for (int i = 0; i < n; i++) {
      pC[i] = (1 - cC) * pC[i] + (calm ? Math.sqrt(cC * (2 - cC) * muEff) * step[i] : 0);
    }

    double lost = calm ? 0 : c1 * cC * (2 - cC);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
          sum += w[k] * y[k][i] * y[k][j];
        }

        double old = covariance[i * n + j] * (1 - c1 - cMu + lost);
        covariance[i * n + j] = old + c1 * pC[i] * pC[j] + cMu * sum;
        covariance[j * n + i] = covariance[i * n + j];
      }
    }

    sigma *= Elementary.exp(Math.min(1, cSigma / dSigma * (norm / chiN - 1)));
  }
}
