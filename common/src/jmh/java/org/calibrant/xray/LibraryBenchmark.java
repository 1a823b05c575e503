package org.calibrant.xray;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calibrant.core.InputFile;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Table.Column;
import org.calibrant.math.Linear;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows of a modification library per second on one core: simulate, fit, both bounds, for a Chandra
 * ACIS response, 445 channels, 51 tabulated temperatures.
 *
 * <pre>
 *   mvn -Pbench -pl common -am test -Dbench=LibraryBenchmark -DbenchArgs="-jvmArgs -Dcalibrant.xray=DIR"
 * </pre>
 *
 * where DIR holds {@code responses/chandra9774/9774.{arf,rmf}}, {@code rs_cie_5eV.mod.gz} and
 * {@code xsect_tbnew_fine_wilm.fits}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LibraryBenchmark {
  private static final int ROWS = 3300;

  private LibraryKernel perturbation;
  private LibraryKernel general;
  private RowBlocks blocks;
  private long next;

  @Setup
  public void read() {
    perturbation = kernel(new GaussianArf());
    general = kernel(new AnyModification());
    blocks = new RowBlocks(perturbation.grid().size(), ROWS);
  }

  /** Eleven amplitudes share a fold, as in a library. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double rowsOfALibrary() {
    return computed(perturbation);
  }

  /** One fold per row, as a modification of any kind needs it. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double rowsWithAFoldEach() {
    return computed(general);
  }

  /** Computes every row of a block; merely to count them would not. */
  private double computed(LibraryKernel kernel) {
    return kernel
        .apply(blocks.unit(next++ % blocks.size()))
        .mapToDouble(LibraryRow::temperature)
        .sum();
  }

  /** The Gaussian perturbation without telling that it is one. */
  record AnyModification() implements Modification {
    @Override
    public java.util.List<Column> axes() {
      return new GaussianArf().axes();
    }

    @Override
    public Observation modified(Observation baseline, double[] point) {
      return new GaussianArf().modified(baseline, point);
    }
  }

  private static LibraryKernel kernel(Modification modification) {
    LibraryEngine engine =
        new LibraryEngine(
            1,
            new ArfRmf(
                input("responses/chandra9774/9774.arf"), input("responses/chandra9774/9774.rmf")),
            5e4,
            new Channels(35, 479),
            modification,
            Map.of(
                "mu", new Linear(0.5, 7, 20),
                "sigma", new Linear(0.2, 2, 10),
                "A", new Linear(-0.25, 0.25, 11)),
            new Linear(1, 10, 30),
            1,
            Noise.POISSON,
            new ThermalSource(
                new Absorbed(
                    new TableAbsorption(input("xsect_tbnew_fine_wilm.fits"), 1, 0.05),
                    new TablePlasma(input("rs_cie_5eV.mod.gz"), 2, 0.3, 0.05, 1e-3)),
                "source.kt-kev",
                "source.norm"),
            new TemperatureFit(0.08, 25, 25, 0, 1, 1e-4),
            false,
            false,
            ROWS);
    return engine.kernel();
  }

  private static InputFile input(String name) {
    return new InputFile(Path.of(System.getProperty("calibrant.xray"), name).toString());
  }
}
