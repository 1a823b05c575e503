package org.calibrant.diffraction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.fit.Box;
import org.calibrant.fit.FisherScoring;
import org.calibrant.fit.Optimum;

/**
 * Refines stills: one {@link RefinementRow} each, and one {@link SharedRow} where they share parameters.
 * A task holds one still: its image, the rays of its pixels (32 bytes per pixel, sub-pixel and source, at
 * most 64 MB) and its derivatives (8 bytes per pixel and parameter, at most 64 MB).
 *
 * @param experiment what is known of all stills
 * @param stills what is refined
 * @param pixels which are used
 * @param freePixels which are held back
 * @param refine the parameters of a still
 * @param stages how they are refined, one after the other
 * @param starts from where
 * @param sharing what stills have in common
 * @param readNoise standard deviation of the read-out, for the uncertainties [photon]
 * @param keepHistory whether rows hold the loss and parameters of every step
 * @param keepImages whether rows hold the observed, initial and refined image
 */
@KernelVersion(2)
public record RefinementEngine(
    Experiment experiment,
    Stills stills,
    Selection pixels,
    FreePixels freePixels,
    List<Refined> refine,
    List<Stage> stages,
    Starts starts,
    Sharing sharing,
    double readNoise,
    boolean keepHistory,
    boolean keepImages)
    implements Engine {

  public RefinementEngine {
    refine = List.copyOf(refine);
    stages = List.copyOf(stages);
    Require.atLeast(1, "number of parameters to refine", refine.size());
    Require.atLeast(1, "number of stages", stages.size());
    Require.nonNegative("read-noise", readNoise);
    Set<String> names = new HashSet<>();
    for (Refined one : refine) {
      once(names, one.name());
    }

    for (Stage stage : stages) {
      for (String name : stage.free()) {
        if (!names.contains(name)) {
          throw new IllegalArgumentException(
              "stage frees %s, which is not among the parameters to refine".formatted(name));
        }
      }
    }

    for (Refined one : sharing.parameters()) {
      once(names, one.name());
    }
  }

  private static void once(Set<String> names, String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("parameter " + name + " is named twice");
    }
  }

  Stage lastStage() {
    return stages.get(stages.size() - 1);
  }

  /** The parameters that a stage frees, in the order in which they are to be refined. */
  Refined[] free(Stage stage) {
    return refine.stream().filter(one -> stage.free().contains(one.name())).toArray(Refined[]::new);
  }

  /** The same by index, without those that a bound holds. */
  int[] free(Stage stage, double[] values) {
    return Arrays.stream(free(stage))
        .filter(
            one ->
                values[one.index()] > one.range().least()
                    && values[one.index()] < one.range().most())
        .mapToInt(Refined::index)
        .toArray();
  }

  /** Adds the restraints of a still's own parameters to its normal equations. */
  void restrain(
      int[] own, double[] values, double[] start, double[] normal, double[] gradient, int width) {
    for (int i = 0; i < own.length; i++) {
      for (Refined one : refine) {
        if (one.index() == own[i]) {
          double weight = one.restraint().weight();
          double r = values[own[i]] - one.restraint().target(start[own[i]]);
          normal[i * width + i] += weight;
          gradient[i] += r * weight;
        }
      }
    }
  }

  @Override
  public void check() {
    experiment.check();
    pixels.check(experiment.detector().slow(), experiment.detector().fast());
    if (Selection.pixels(pixels, experiment.detector()).length == 0) {
      throw new IllegalArgumentException("the selection leaves no pixel to refine against");
    }

    stills.check(experiment);
  }

  @Override
  public void run(Workers workers) {
    int[] chosen = Selection.pixels(pixels, experiment.detector());
    double[] shared = new double[Parameters.COUNT];
    Arrays.fill(shared, Double.NaN);
    if (!sharing.parameters().isEmpty()) {
      shared = share(workers, chosen);
    }

    workers.write(
        Table.of(RefinementRow.class),
        new ImageEngine.Numbers(stills.size()),
        new RefinementKernel(this, chosen, shared));
  }

  /** Finds what the stills share, and says so in a row. */
  private double[] share(Workers workers, int[] chosen) {
    List<Refined> parameters = sharing.parameters();
    int m = parameters.size();
    double[] values = Parameters.of(experiment);
    double[] start = new double[m];
    double[] lower = new double[m];
    double[] upper = new double[m];
    for (int i = 0; i < m; i++) {
      Range range = parameters.get(i).range();
      start[i] = range.inside(values[parameters.get(i).index()]);
      lower[i] = Math.max(range.least(), range.coordinate().lower());
      upper[i] = Math.min(range.most(), range.coordinate().upper());
    }

    SharedFit fit = new SharedFit(workers, this, chosen);
    double before = fit.value(start);
    int limit = sharing.maxIterations();
    Optimum end =
        new FisherScoring(sharing.decrease(), limit, 2 * limit + 1)
            .minimise(fit, start, new Box(lower, upper));
    double[] matrix = new double[m * m];
    fit.curvature(end.point(), new double[m], matrix);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] /= 2;
    }

    double[] covariance = Uncertainty.inverse(matrix, m);
    workers.write(
        Table.of(SharedRow.class),
        List.of(
            new SharedRow(
                0,
                parameters.stream().map(Refined::name).toArray(String[]::new),
                start,
                end.point(),
                new Uncertainty(covariance, new double[m]).sigma(),
                covariance,
                before,
                end.value(),
                fit.stills(),
                end.evaluations(),
                end.ending().toString(),
                end.ending().converged() ? "ok" : "not-converged",
                null)));
    return fit.shared(end.point());
  }
}
