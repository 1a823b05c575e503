package org.calibrant.optics;

import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Images with a pupil of 256 points and 20 Zernike polynomials, and images with their gradient. {@code
 * mvn -Pbench -pl common -am test -Dbench=ImageBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ImageBenchmark {
  private static final double PLATE_SCALE = 0.35502952880262084;
  private static final double MAGNIFICATION = 9.42992623814542;

  /** Planes or, with three planes, their padding; pixels; wavelengths. */
  @Param({"two/64/3", "two/256/10", "padding-3/64/3", "padding-2/64/3"})
  public String workload;

  private PsfModel model;
  private double[] theta;
  private double[] image;
  private double[] weights;
  private double[] gradient;

  @Setup
  public void prepare() {
    String[] parts = workload.split("/", 3);
    int[] noll = new int[20];
    for (int i = 0; i < noll.length; i++) {
      noll[i] = i + 2;
    }

    Mirror primary = new Mirror(0.09, noll, List.of());
    Spider spider = new Spider(4, 0.002, 45);
    Mirror secondary = new Mirror(0.025, new int[] {4, 5, 6, 7, 8, 9, 10, 11}, List.of());
    OpticalSystem optics =
        parts[0].equals("two")
            ? new TwoPlane(256, primary, 0.025, spider)
            : new ThreePlane(
                256,
                Integer.parseInt(parts[0].substring("padding-".length())),
                primary,
                0.025,
                spider,
                new Secondary(secondary, true));
    int pixels = Integer.parseInt(parts[1]);
    model =
        new Observation(
                new UnitStar(),
                optics,
                new Band(Integer.parseInt(parts[2]), new Flat()),
                new Detector(pixels, 1, List.of()))
            .model(name -> name.endsWith("]"));
    theta = new double[model.names().size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] =
          switch (model.names().get(i)) {
            case Names.X, Names.Y -> 0.1;
            case Names.PLATE_SCALE -> PLATE_SCALE;
            case Names.BEAM_MAGNIFICATION -> MAGNIFICATION;
            case Names.PROPAGATION_DISTANCE -> 0.32 * MAGNIFICATION;
            case Names.WAVELENGTH -> 550e-9;
            case Names.BANDWIDTH -> 110e-9;
            default -> 10 * Math.sin(i);
          };
    }

    image = new double[pixels * pixels];
    weights = new double[pixels * pixels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.sin(0.1 * i) + 0.3;
    }

    gradient = new double[theta.length];
  }

  @Benchmark
  public double[] image() {
    theta[0] += 1e-9; // another image every time
    model.image(theta, image);
    return image;
  }

  @Benchmark
  public double[] imageAndGradient() {
    theta[0] += 1e-9;
    model.image(theta, image);
    model.adjoint(theta, weights, gradient);
    return gradient;
  }
}
