package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;
import org.calibrant.core.Kernel;
import org.calibrant.core.Workers;

/** Measures on the first problem's start. */
final class StartMeasurement implements Measurement {
  private static final int MOST_BATCHES = 1000;
  private static final int FEWEST_BATCHES = 3;
  private static final double ENOUGH_S = 1;
  private static final double TOO_LONG_S = 3;
  private static final int BARRIERS = 3;

  private final Workers workers;
  private final Problems problems;
  private final Sampling how;
  private double evaluation = Double.NaN;
  private double barrier = Double.NaN;

  StartMeasurement(Workers workers, Problems problems, Sampling how) {
    this.workers = workers;
    this.problems = problems;
    this.how = how;
  }

  /** The least of several batches: the first ones are slowed by compilation. */
  @Override
  public double evaluation() {
    if (Double.isNaN(evaluation)) {
      int n = Math.max(1, how.walkers().walkers() / 2);
      LogDensity density = problems.density(0);
      int d = density.names().size();
      double[] points = points(density, d, n);
      double[] derived = new double[density.derived().size() * n];
      TemperedDensity target = new TemperedDensity(density, 1);
      double least = Double.POSITIVE_INFINITY;
      double spent = 0;
      for (int i = 0;
          i < MOST_BATCHES && spent < (i < FEWEST_BATCHES ? TOO_LONG_S : ENOUGH_S);
          i++) {
        long begun = System.nanoTime();
        target.evaluate(points, n, n, new double[n], new double[n], derived);
        double seconds = (System.nanoTime() - begun) / 1e9;
        least = Math.min(least, seconds / n);
        spent += seconds;
      }

      evaluation = Math.max(least, 1e-9);
    }

    return evaluation;
  }

  private double[] points(LogDensity density, int d, int n) {
    double[] points = new double[d * n];
    double[] point = new double[d];
    Start.Places places = how.start().from().places(density);
    var stream = new ChainKey(how.seed(), 0, 0, 0).stream("start");
    for (int j = 0; j < n; j++) {
      stream.start(0, j);
      places.place(j, stream, point);
      for (int i = 0; i < d; i++) {
        points[i * n + j] = point[i];
      }
    }

    return points;
  }

  @Override
  public double barrier() {
    if (Double.isNaN(barrier)) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < BARRIERS; i++) {
        long begun = System.nanoTime();
        workers.map(new Units<>(List.of(0L, 1L)), new Nothing());
        least = Math.min(least, (System.nanoTime() - begun) / 1e9);
      }

      barrier = least;
    }

    return barrier;
  }

  /** What a task costs that does nothing. */
  record Nothing() implements Kernel<Long, Serializable> {
    @Override
    public Serializable apply(Long unit) {
      return unit;
    }
  }

  @Override
  public long problems() {
    return problems.size();
  }

  @Override
  public int ensembles() {
    return how.ensembles();
  }

  @Override
  public double evaluationsPerCheck() {
    Walkers walkers = how.walkers();
    return (double) how.schedule().checkEvery()
        * walkers.walkers()
        * walkers.updates()
        * how.ladder().rungs();
  }

  @Override
  public long checks() {
    return how.schedule().iterations() / how.schedule().checkEvery();
  }

  @Override
  public int updates() {
    return how.walkers().updates();
  }
}
