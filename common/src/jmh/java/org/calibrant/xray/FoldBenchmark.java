package org.calibrant.xray;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.calibrant.core.InputFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one fold of a real response, of all channels and of those that a fit uses. {@code mvn
 * -Pbench -pl common -am test -Dbench=Fold -DbenchArgs="-jvmArgs
 * -Dcalibrant.responses=/path/to/responses"}, where the folder holds {@code
 * chandra9774/9774.arf} and so on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class FoldBenchmark {
  @Param({"chandra3c273/3c273", "chandra9774/9774"})
  public String instrument;

  private Response response;
  private double[] weighted;
  private double[] rate;

  /** Reads the response and weights a power law with its area. */
  @Setup
  public void load() {
    String folder = System.getProperty("calibrant.responses", "");
    Path stem = Path.of(folder).resolve(instrument);
    if (!Files.exists(Path.of(stem + ".rmf"))) {
      throw new IllegalStateException(
          "nothing to fold: no " + stem + ".rmf (give -Dcalibrant.responses=folder)");
    }

    response = new ArfRmf(new InputFile(stem + ".arf"), new InputFile(stem + ".rmf")).load();
    weighted = new double[response.energies()];
    new PowerLaw(1.7, 1e-3).addTo(response.edges(), weighted);
    for (int e = 0; e < weighted.length; e++) {
      weighted[e] *= response.area()[e];
    }

    rate = new double[response.channels()];
  }

  /** All channels. */
  @Benchmark
  public double[] fold() {
    response.fold(weighted, rate);
    return rate;
  }

  /** Channels 35 to 480 of the file: 0.5 to 7 keV. */
  @Benchmark
  public double[] foldNoticed() {
    response.foldInto(weighted, 34, 480, rate);
    return rate;
  }
}
