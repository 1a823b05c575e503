package org.calibrant.diffraction;

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
 * Images of a block of 5 × 5 × 5 cells: 1024² pixels and 10 domains, or the demonstration's 64² pixels,
 * 4 sub-pixels and 5 domains. {@code mvn -Pbench -pl common -am test -Dbench=ImageBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ImageBenchmark {
  private static final int[] FOUR = {0, 1, 2, 3};
  private static final int[] TEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Param({"64", "1024"})
  private int pixels;

  private final Loss loss = new MeanSquare();
  private final double[] gradient = new double[10];
  private final double[] normal = new double[100];
  private Experiment experiment;
  private ImageModel model;
  private double[] values;
  private double[] image;
  private double[] observed;

  @Setup
  public void begin() {
    boolean small = pixels == 64;
    experiment =
        new Experiment(
            new Crystal(
                new Constants(new double[] {100, 100, 100, 90, 90, 90}, Setting.NANO_BRAGG),
                new double[3],
                new double[] {5, 5, 5},
                new Square(),
                new TorchMosaic(0.2, small ? 5 : 10, 42)),
            new Uniform(100),
            new Monochromatic(1),
            new Fluence(1e28),
            new Kahn(0),
            new Still(),
            new Detector(
                pixels,
                pixels,
                0.1,
                100,
                new Mosflm(),
                new Middle(),
                Pivot.BEAM,
                new double[3],
                0,
                SolidAngle.SQUARE,
                new Surface()),
            new Sampling(new Cut(small ? 2 : 1), SubPixel.EACH, SubPixel.LAST, 0),
            new Flat(0));
    model = new ImageModel(experiment, ImageModel.all(experiment));
    values = Parameters.of(experiment);
    image = new double[model.size()];
    observed = new double[model.size()];
    double[] other = values.clone();
    other[1] = 5;
    model.image(other, observed);
  }

  /** The rays are known. */
  @Benchmark
  public double[] image() {
    model.image(values, image);
    return image;
  }

  /** A first image: rays, lattices and all. */
  @Benchmark
  public double[] firstImage() {
    new ImageModel(experiment).image(values, image);
    return image;
  }

  @Benchmark
  public double adjointOfTen() {
    return model.gradient(values, observed, loss, TEN, gradient);
  }

  @Benchmark
  public double normalEquationsOfFour() {
    values[1] += 1e-9; // another point every time: derivatives are kept
    return model.normal(values, observed, loss, FOUR, normal, gradient);
  }

  @Benchmark
  public double normalEquationsOfTen() {
    values[1] += 1e-9; // another point every time: derivatives are kept
    return model.normal(values, observed, loss, TEN, normal, gradient);
  }
}
