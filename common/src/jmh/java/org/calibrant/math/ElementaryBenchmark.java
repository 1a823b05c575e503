package org.calibrant.math;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Time per value. {@code mvn -Pbench -pl common -am test -Dbench=ElementaryBenchmark} */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ElementaryBenchmark {
  private static final int N = 1024;

  private final double[] x = new Linear(0.01, 400, N).values();

  /** The inner loop of a Poisson likelihood. */
  @Benchmark
  @OperationsPerInvocation(N)
  public double log() {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += x[i] * Elementary.log(x[i]);
    }

    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(N)
  public double exp() {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += Elementary.exp(-x[i]);
    }

    return sum;
  }

  /** For comparison: the same loop with the intrinsic of the platform. */
  @Benchmark
  @OperationsPerInvocation(N)
  public double platformLog() {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += x[i] * Math.log(x[i]);
    }

    return sum;
  }
}
