package org.calibrant.math;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Time per random number. {@code mvn -Pbench -pl common -am test -Dbench=RandomStreamBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RandomStreamBenchmark {
  private final RandomStream stream = new RandomStream(1, "benchmark");
  private final double[] means = new double[1024];
  private int next;

  public RandomStreamBenchmark() {
    double[] spread = new Logarithmic(0.1, 100, means.length).values();
    for (int i = 0; i < means.length; i++) {
      means[i] = spread[(int) (i * 389L % means.length)];
    }
  }

  @Benchmark
  public long bits() {
    return stream.bits();
  }

  @Benchmark
  public double normal() {
    return stream.normal();
  }

  @Benchmark
  public double poissonOfMean3() {
    return stream.poisson(3);
  }

  @Benchmark
  public double poissonOfMean50() {
    return stream.poisson(50);
  }

  @Benchmark
  public double poissonOfMean1000() {
    return stream.poisson(1000);
  }

  /** Another mean each time, as the channels of a spectrum have. */
  @Benchmark
  public double poissonOfMeansFrom01To100() {
    next = (next + 1) & (means.length - 1);
    return stream.poisson(means[next]);
  }
}
