package org.calibrant.calibration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calibrant.calibration.models.CoupledModel;
import org.calibrant.calibration.models.InputSeries;
import org.calibrant.calibration.models.TwoLayer;
import org.calibrant.calibration.targets.ErrorColumn;
import org.calibrant.calibration.targets.Gaussian;
import org.calibrant.calibration.targets.ObservationTable;
import org.calibrant.calibration.targets.ReferencePeriod;
import org.calibrant.calibration.targets.Target;
import org.calibrant.core.InputFile;
import org.calibrant.math.RandomStream;
import org.calibrant.params.LogNormal;
import org.calibrant.params.TruncatedNormal;
import org.calibrant.params.UncertainParameter;
import org.calibrant.params.Uniform;
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
 * Time of one posterior of the two-layer model with six parameters: 350 years in 3,500 Runge–Kutta
 * steps, 232 observations. {@code mvn -Pbench -pl common -am test -Dbench=Posterior}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PosteriorBenchmark {
  private static final int WALKERS = 64;
  private static final String[] NAMES = {
    "lambda0", "a", "efficacy", "eta", "heat_capacity_surface", "heat_capacity_deep"
  };

  /** The feedback's dependence on the state; without it a year is a linear map. */
  @Param({"0.05", "0"})
  public double a;

  private final double[] points = new double[NAMES.length * WALKERS];
  private final double[] lnPrior = new double[WALKERS];
  private final double[] lnLikelihood = new double[WALKERS];
  private LogDensity.Evaluator evaluator;

  /** Points around the truth behind the shipped observations. */
  @Setup
  public void load() {
    Path data = Path.of(System.getProperty("calibrant.data", "../conf/data"));
    ObservationTable observations =
        new ObservationTable(
            new InputFile(data.resolve("two-layer-observations.csv").toString()),
            "variable",
            "time",
            "value",
            new ErrorColumn("uncertainty"));
    InputFile forcing = new InputFile(data.resolve("two-layer-forcing.csv").toString());
    evaluator =
        new Posterior(
                new CoupledModel(
                    List.of(new TwoLayer(0.1, 0, 0)),
                    List.of(
                        new InputSeries("Effective Radiative Forcing", forcing, "year", "erf"))),
                List.of(
                    new UncertainParameter("lambda0", new TruncatedNormal(1.1, 0.4, 0.3, 3)),
                    new UncertainParameter("a", new Uniform(0, 0.1)),
                    new UncertainParameter("efficacy", new TruncatedNormal(1.2, 0.3, 0.5, 3)),
                    new UncertainParameter("eta", new LogNormal(-0.3567, 0.3)),
                    new UncertainParameter(
                        "heat_capacity_surface", new TruncatedNormal(8, 2, 1, 50)),
                    new UncertainParameter("heat_capacity_deep", new LogNormal(4.53, 0.385))),
                Map.of(),
                List.of(
                    new Target(
                        "Surface Temperature",
                        observations,
                        new ReferencePeriod(1850, 1900, false),
                        new Gaussian(false)),
                    new Target(
                        "Heat Content",
                        observations,
                        new ReferencePeriod(1960, 1970, false),
                        new Gaussian(false))),
                List.of())
            .evaluator();
    double[] truth = {1.1, a, 1.2, 0.7, 8, 100};
    RandomStream stream = new RandomStream(1, "benchmark");
    for (int k = 0; k < truth.length; k++) {
      for (int w = 0; w < WALKERS; w++) {
        points[k * WALKERS + w] = truth[k] * (1 + 0.02 * stream.normal());
      }
    }
  }

  /** One point of a batch of 64. */
  @Benchmark
  @OperationsPerInvocation(WALKERS)
  public double[] posterior() {
    evaluator.evaluate(points, WALKERS, WALKERS, lnPrior, lnLikelihood, new double[0]);
    return lnLikelihood;
  }
}
