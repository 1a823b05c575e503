package org.calibrant.tracks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.calibrant.core.InputFile;
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
 * Tracks per second through a map of 957,906 points, z 3000 to 9000 mm, p 2 to 100 GeV. {@code mvn
 * -Pbench -pl common -am test -Dbench=TrackBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class TrackBenchmark {
  private static final int N = 2048;

  @Param({"5", "25"})
  public double step;

  private final List<Track> tracks = new ArrayList<>();
  private Carrier sideBySide;
  private Carrier plainLoops;
  private Carrier oneByOne;

  @Setup
  public void open() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "calibrant-benchmark");
    Path map = folder.resolve("full.txt");
    if (!Files.exists(map)) {
      Fields.writeFullMap(Files.createDirectories(folder));
    }

    MagneticField field =
        new MeasuredMap(
            new InputFile(map.toString()),
            folder.toString(),
            Interpolation.TRILINEAR,
            new Unmasked(),
            Outside.ZERO);
    RungeKutta4 method = new RungeKutta4(step, false, 100_000, new Limits(5000, 2));
    sideBySide = method.carrier(field);
    Cells cells = ((TrilinearProbe) field.probe()).cells();
    plainLoops = new RungeKuttaLanes(method, cells, new PlainPasses());
    oneByOne = new OneByOne(method.in(field));
    Ranges ranges =
        new Ranges(
            1,
            N,
            new Interval(-300, 300),
            new Interval(-250, 250),
            new Interval(-0.3, 0.3),
            new Interval(-0.25, 0.25),
            new Momenta(2, 100, Momenta.Spacing.LOG_UNIFORM),
            0.5,
            new Interval(3000, 3000),
            new Interval(6000, 6000),
            new Interval(9000, 9000));
    for (int i = 0; i < N; i++) {
      tracks.add(ranges.track(i));
    }
  }

  @Benchmark
  @OperationsPerInvocation(N)
  public List<Passage> sideBySide() {
    List<Passage> passages = passages();
    sideBySide.carry(passages);
    return passages;
  }

  /** As {@link #sideBySide} on a JVM without the Vector API. */
  @Benchmark
  @OperationsPerInvocation(N)
  public List<Passage> plainLoops() {
    List<Passage> passages = passages();
    plainLoops.carry(passages);
    return passages;
  }

  @Benchmark
  @OperationsPerInvocation(N)
  public List<Passage> oneByOne() {
    List<Passage> passages = passages();
    oneByOne.carry(passages);
    return passages;
  }

  private List<Passage> passages() {
    return tracks.stream().map(Passage::of).toList();
  }
}
