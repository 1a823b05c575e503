package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.calibrant.math.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Walker-steps per second of the stretch move, 64 walkers: {@code gauss5}, a dense normal density of
 * five parameters, and {@code two-layer}, the calibration of six parameters of the two-layer model.
 * {@code mvn -Pbench -pl common -am test -Dbench=EnsembleBenchmark}; with {@code -DbenchArgs="-t 2"} two
 * independent ensembles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class EnsembleBenchmark {
  private static final int WALKERS = 64;
  private static final double[] TRUTH = {1.1, 0.05, 1.2, 0.7, 8, 100};

  @Param({"gauss5", "two-layer"})
  public String density;

  private Walking walking;

  /** Normal walkers for the Gaussian, 5 % around the truth for the model. */
  @Setup
  public void start() {
    boolean gauss = density.equals("gauss5");
    LogDensity target = gauss ? gauss5() : PosteriorTest.tl6();
    Ensemble ensemble = new Ensemble(target.names().size(), 0, WALKERS);
    RandomStream stream = new RandomStream(7, "start");
    for (int i = 0; i < ensemble.x.length; i++) {
      double normal = stream.normal();
      ensemble.x[i] = gauss ? normal : TRUTH[i / WALKERS] * (1 + 0.05 * normal);
    }

    new TemperedDensity(target, 1)
        .evaluate(
            ensemble.x,
            WALKERS,
            WALKERS,
            ensemble.lnPrior,
            ensemble.lnLikelihood,
            ensemble.derived);
    Walkers how = new Walkers(WALKERS, List.of(new Weighted(1, new Stretch(2))), true, 1);
    walking = new Walking(target, how, new ChainKey(1, 0, 0, 0), 1, ensemble);
  }

  private static LogDensity gauss5() {
    List<List<Double>> covariance = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        row.add(Math.pow(0.5, Math.abs(i - j)));
      }

      covariance.add(row);
    }

    return new CorrelatedGaussian(Collections.nCopies(5, 0.0), covariance);
  }

  @Benchmark
  @OperationsPerInvocation(WALKERS)
  public void steps() {
    walking.iterate();
  }
}
