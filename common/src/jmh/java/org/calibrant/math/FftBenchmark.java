package org.calibrant.math;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Transforms of planes. {@code mvn -Pbench -pl common -am test -Dbench=FftBenchmark} */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FftBenchmark {
  @Param({"512", "768"})
  public int n;

  private Fft2d fft;
  private double[] re;
  private double[] im;

  @Setup(Level.Iteration)
  public void prepare() {
    fft = Fft2d.of(n, n);
    re = new double[n * n];
    im = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      re[i] = Math.sin(i);
    }
  }

  @Benchmark
  public double[] thereAndBack() {
    fft.forward(re, im);
    fft.inverse(re, im);
    return re;
  }
}
