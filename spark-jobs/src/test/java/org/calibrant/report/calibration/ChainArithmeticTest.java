package org.calibrant.report.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.calibrant.fit.chains.Diagnostics;
import org.calibrant.report.Proportion;
import org.calibrant.report.chart.Extent;
import org.junit.jupiter.api.Test;

/** What the figures of chains compute. */
class ChainArithmeticTest {

  private static double[][] autoregressive(double phi, int chains, int draws, double offset) {
    Random random = new Random(20261120);
    double[][] made = new double[chains][draws];
    for (int c = 0; c < chains; c++) {
      double x = random.nextGaussian() / Math.sqrt(1 - phi * phi);
      for (int i = 0; i < draws; i++) {
        made[c][i] = x + c * offset;
        x = phi * x + random.nextGaussian();
      }
    }

    return made;
  }

  @Test
  void autocorrelationsOfAnAutoregressiveProcessArePowers() {
    double[] rho = Diagnostics.autocorrelation(autoregressive(0.8, 20, 5000, 0));
    assertThat(rho[0]).isEqualTo(1);
    for (int k = 1; k < 15; k++) {
      assertThat(rho[k]).as("lag " + k).isCloseTo(Math.pow(0.8, k), within(0.03));
    }
  }

  /** Each about its own mean would be about −τ/n = −9/60 low. */
  @Test
  void shortChainsDoNotSeemToSwing() {
    double[] rho = Diagnostics.autocorrelation(autoregressive(0.8, 400, 60, 0));
    assertThat(rho[25]).isCloseTo(0, within(0.05));
  }

  @Test
  void chainsThatDoNotMixNeverFallToZero() {
    double[] rho = Diagnostics.autocorrelation(autoregressive(0.5, 10, 1000, 1));
    assertThat(rho[100]).isGreaterThan(0.7);
  }

  @Test
  void constantChainsHaveNone() {
    assertThat(Diagnostics.autocorrelation(new double[][] {{1, 1, 1}, {1, 1, 1}}))
        .containsOnly(Double.NaN);
  }

  @Test
  void ranksOfIndependentDrawsAreUniformWithinTheBand() {
    Random random = new Random(1);
    int n = 40_000;
    double[] values = new double[n];
    int[] group = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextGaussian();
      group[i] = i % 4;
    }

    long[][] counts = RankPlot.counts(values, group, 4, 20);
    long low = Proportion.quantile(n / 4, 0.05, 0.005);
    long high = Proportion.quantile(n / 4, 0.05, 0.995);
    long outside = 0;
    for (long[] each : counts) {
      assertThat(Arrays.stream(each).sum()).isEqualTo(n / 4);
      outside += Arrays.stream(each).filter(count -> count < low || count > high).count();
    }

    assertThat(outside).as("80 bins, 1 % each").isLessThanOrEqualTo(4);
  }

  @Test
  void ranksOfAShiftedEnsembleLeaveTheBand() {
    Random random = new Random(1);
    double[] values = new double[4000];
    int[] group = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      group[i] = i % 2;
      values[i] = random.nextGaussian() + 0.5 * group[i];
    }

    long[] counts = RankPlot.counts(values, group, 2, 20)[1];
    assertThat(counts[0]).isLessThan(Proportion.quantile(2000, 0.05, 0.005));
    assertThat(counts[19]).isGreaterThan(Proportion.quantile(2000, 0.05, 0.995));
  }

  @Test
  void contoursHoldTheirShareOfANormalDistribution() {
    Random random = new Random(7);
    double[] x = new double[200_000];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
      y[i] = random.nextGaussian();
    }

    Extent extent = new Extent(-4, 4);
    double[] density = Corner.smooth(Corner.density(x, y, extent, extent, 24), 24);
    assertThat(Arrays.stream(density).sum()).isCloseTo(x.length, within(0.001 * x.length));
    double[] levels = Corner.levels(density, new double[] {0.5, 0.9});
    assertThat(levels[0]).isGreaterThan(levels[1]);
    // the density of a standard normal at the radius that holds 90 %: a tenth of the peak; kernel
    // and
    // cells widen it by 1/12 + 1 cell² each way
    double cell = 8.0 / 24;
    double variance = 1 + cell * cell * (1.0 / 12 + 1);
    double peak = x.length * cell * cell / (2 * Math.PI * variance);
    assertThat(levels[1]).isCloseTo(0.1 * peak, within(0.02 * peak));
    assertThat(levels[0]).isCloseTo(0.5 * peak, within(0.03 * peak));
  }

  @Test
  void uniformRanksHaveAProbabilityAndBowlsHaveNone() {
    Random random = new Random(3);
    RankHistograms.Ranks uniform = new RankHistograms.Ranks();
    RankHistograms.Ranks bowl = new RankHistograms.Ranks();
    for (int i = 0; i < 500; i++) {
      uniform.add(random.nextInt(100), 99);
      double z = 0.5 + 0.4 * random.nextGaussian();
      bowl.add((long) Math.max(0, Math.min(99, 100 * z)), 99);
    }

    assertThat(uniform.bins()).as("divides 100 ranks").isEqualTo(25);
    assertThat(Arrays.stream(uniform.counts(25)).sum()).isEqualTo(500);
    assertThat(uniform.probability()).isGreaterThan(0.01);
    assertThat(bowl.probability()).isLessThan(1e-6);
  }

  @Test
  void everyRankFallsIntoItsOwnBin() {
    RankHistograms.Ranks ranks = new RankHistograms.Ranks();
    for (int repeat = 0; repeat < 60; repeat++) {
      for (int rank = 0; rank <= 19; rank++) {
        ranks.add(rank, 19);
      }
    }

    assertThat(ranks.counts(20)).containsOnly(60);
  }
}
