package org.calibrant.xray;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calibrant.core.InputFile;
import org.calibrant.math.RandomStream;
import org.calibrant.xray.likelihood.CStat;
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
 * Time of one fit of a power law to a simulated spectrum with a real Chandra response, with and
 * without bounds, and of an absorbed one. {@code mvn -Pbench -pl common -am test -Dbench=ModelFit
 * -DbenchArgs="-jvmArgs -Dcalibrant.responses=/path/to/responses"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class ModelFitBenchmark {
  private static final int SPECTRA = 64;

  @Param({"chandra3c273/3c273", "chandra9774/9774"})
  public String instrument;

  @Param({"false", "true"})
  public boolean bounds;

  @Param({"power law", "absorbed power law"})
  public String model;

  private SpectrumFit.SpectrumFits fits;
  private int next;

  /** Simulates the spectra. */
  @Setup
  public void simulate() {
    Path stem = Path.of(System.getProperty("calibrant.responses", "")).resolve(instrument);
    if (!Files.exists(Path.of(stem + ".pi"))) {
      throw new IllegalStateException(
          "nothing to fit: no " + stem + ".pi (give -Dcalibrant.responses=folder)");
    }

    PhaFiles files =
        new PhaFiles(
            List.of(new InputFile(stem + ".pi")), new HeaderResponse(), new NoBackground());
    Observation observation = files.load().get(0).observation();
    double[] expected = new double[observation.response().channels()];
    new ExpectedCounts(observation, new Notice.Range(0, expected.length))
        .of(new PowerLaw(1.8, instrument.endsWith("9774") ? 7e-5 : 1.8e-4), expected);
    RandomStream random = new RandomStream(1, "benchmark");
    List<SpectrumList.Spectrum> spectra = new ArrayList<>();
    for (int i = 0; i < SPECTRA; i++) {
      random.start(i);
      double[] counts = new double[expected.length];
      for (int c = 0; c < counts.length; c++) {
        counts[c] = random.poisson(Math.max(0, expected[c]));
      }

      spectra.add(new SpectrumList.Spectrum("s" + i, observation, counts));
    }

    PowerLaw law = new PowerLaw(1.7, 1e-4);
    Setting index = new Setting.Free(1.7, -3, 10);
    Setting norm = new Setting.Free(1e-4, 0, 1);
    Fittable fitted =
        model.equals("power law")
            ? new Model(law, Map.of("photon-index", index, "norm", norm))
            : new Model(
                new Absorbed(new PhAbs(0.05, Abundances.ANGR), law),
                Map.of(
                    "absorption.nh-e22", new Setting.Free(0.05, 0, 100),
                    "source.photon-index", index,
                    "source.norm", norm));
    Bounds wanted = bounds ? new Bounds.AllFree(1, 1e-4) : new Bounds.NoBounds();
    ModelFit fit = new ModelFit(new NoGrouping(false), new CStat(), wanted, List.of(), 200);
    fits = fit.prepare(spectra, new Channels(35, 480), fitted);
  }

  /** One spectrum after the other. */
  @Benchmark
  public FitResult fit() {
    next = (next + 1) % SPECTRA;
    return fits.fit(next);
  }
}
