package org.calibrant.diffraction;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Explanation;
import org.calibrant.fit.Box;
import org.calibrant.fit.DescentHistory;
import org.calibrant.fit.Ending;
import org.calibrant.fit.Optimum;

/**
 * The refinement of one still: stage after stage from every start; the end with the lowest loss is kept.
 */
final class Refinement {
  private final RefinementEngine engine;
  private final Exposure exposure;
  private final long still;
  private final int[] pixels;
  private final int[] freePixels;
  private final int unusable;
  private final double[] observed;
  private final Refined[] refined;
  private ImageModel model;

  /**
   * What came out of one start.
   *
   * @param values of all parameters
   * @param loss of the last stage, restraints included
   * @param losses of every step
   * @param path parameters of every step
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record End(
      double[] values,
      double loss,
      int evaluations,
      int iterations,
      Ending ending,
      double[] losses,
      List<double[]> path)
      implements Serializable {}

  /**
   * @param chosen the pixels that may be used
   */
  Refinement(RefinementEngine engine, long still, int[] chosen) {
    this.engine = engine;
    this.still = still;
    exposure = engine.stills().exposure(still, engine.experiment(), chosen);
    boolean[] free = engine.freePixels().of(still, chosen);
    int[] used = new int[chosen.length];
    int[] unseen = new int[chosen.length];
    int n = 0;
    int m = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (!Double.isFinite(exposure.image()[chosen[i]])) {
        continue;
      }

      if (free[i]) {
        unseen[m++] = chosen[i];
      } else {
        used[n++] = chosen[i];
      }
    }

    pixels = Arrays.copyOf(used, n);
    freePixels = Arrays.copyOf(unseen, m);
    unusable = chosen.length - n - m;
    observed = Pixels.of(exposure.image(), pixels);
    refined = engine.refine().toArray(Refined[]::new);
  }

  boolean hasPixels() {
    return pixels.length > 0;
  }

  Exposure exposure() {
    return exposure;
  }

  /** Pixels that are refined against. */
  int pixels() {
    return pixels.length;
  }

  /** Chosen pixels that are not finite. */
  int unusable() {
    return unusable;
  }

  /** Where the still begins: its start, brought into the ranges. */
  double[] start(double[] fixed) {
    return entered(with(exposure.start(), fixed));
  }

  private double[] entered(double[] values) {
    double[] inside = values.clone();
    for (Refined one : refined) {
      inside[one.index()] = one.range().inside(inside[one.index()]);
    }

    return inside;
  }

  /** Parameters that all stills share have the same value in each: NaN where they do not. */
  private static double[] with(double[] values, double[] shared) {
    double[] all = values.clone();
    for (int i = 0; i < shared.length; i++) {
      all[i] = Double.isNaN(shared[i]) ? all[i] : shared[i];
    }

    return all;
  }

  /**
   * The best end.
   *
   * @param shared values that hold for all stills, NaN for those that are the still's own
   */
  Best best(double[] shared) {
    double[] own = start(shared);
    Best best = null;
    int evaluations = 0;
    for (int number = 0; number < engine.starts().number(); number++) {
      double[] start = entered(engine.starts().start(still, number, own));
      End end = refined(own, start);
      evaluations += end.evaluations();
      // a number is better than none
      if (best == null
          || end.loss() < best.end().loss()
          || (Double.isNaN(best.end().loss()) && !Double.isNaN(end.loss()))) {
        best = new Best(number, end, 0);
      }
    }

    return new Best(best.start(), best.end(), evaluations);
  }

  /** What each start came to, stage by stage. */
  List<String> explained(double[] shared) {
    double[] own = start(shared);
    double photons = 0;
    for (double pixel : observed) {
      photons += pixel;
    }

    Explanation explanation =
        new Explanation()
            .with("pixels that are refined against", (long) pixels.length, "")
            .with("free pixels", (long) freePixels.length, "")
            .with("photons observed in them", photons, "photon")
            .with("loss per pixel at the still's start", loss(own), "");
    for (int number = 0; number < engine.starts().number(); number++) {
      double[] start = entered(engine.starts().start(still, number, own));
      explanation.with("start %d".formatted(number), of(start), "");
      End end = refined(own, start, explanation);
      explanation.with("end of start %d".formatted(number), of(end.values()), "");
    }

    return explanation.lines();
  }

  /** The best end, the start it came from, and evaluations from all starts. */
  record Best(int start, End end, int evaluations) {}

  /** From one start through all stages. */
  private End refined(double[] own, double[] start) {
    return refined(own, start, new Explanation());
  }

  private End refined(double[] own, double[] start, Explanation explanation) {
    double[] values = start.clone();
    List<double[]> path = new ArrayList<>();
    List<double[]> losses = new ArrayList<>();
    int evaluations = 0;
    int iterations = 0;
    Optimum optimum = null;
    for (Stage stage : engine.stages()) {
      Refined[] free = engine.free(stage);
      StillObjective objective =
          new StillObjective(model(), observed, stage.loss(), free, own, values);
      DescentHistory noted = new DescentHistory(objective);
      double[] point = new double[free.length];
      double[] lower = new double[free.length];
      double[] upper = new double[free.length];
      for (int i = 0; i < free.length; i++) {
        point[i] = free[i].range().coordinate().apply(values[free[i].index()]);
        lower[i] = free[i].range().least();
        upper[i] = free[i].range().most();
      }

      optimum = stage.optimiser().minimise(noted, point, new Box(lower, upper));
      for (double[] step : noted.points()) {
        path.add(of(objective.values(step)));
      }

      double[] steps = noted.history();
      losses.add(steps);
      values = objective.values(optimum.point());
      explanation.with(
          "stage %d, %s".formatted(losses.size(), stage.loss().getClass().getSimpleName()),
          "loss %s to %s in %d iterations, %d evaluations: %s"
              .formatted(
                  steps.length == 0 ? "unknown" : (Object) steps[0],
                  optimum.value(),
                  optimum.iterations(),
                  optimum.evaluations(),
                  optimum.ending()));
      evaluations += optimum.evaluations();
      iterations += optimum.iterations();
    }

    double[] history = losses.stream().flatMapToDouble(Arrays::stream).toArray();
    return new End(
        values, optimum.value(), evaluations, iterations, optimum.ending(), history, path);
  }

  /** The refined parameters among all. */
  double[] of(double[] values) {
    double[] some = new double[refined.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[refined[i].index()];
    }

    return some;
  }

  /** The loss per pixel without restraints, as the last stage has it. */
  double loss(double[] values) {
    Loss loss = engine.lastStage().loss();
    return Parameters.exist(values)
        ? model().loss(values, observed, loss) / pixels.length
        : Double.NaN;
  }

  /** The same on the free pixels; NaN without any. */
  double freeLoss(double[] values) {
    if (freePixels.length == 0 || !Parameters.exist(values)) {
      return Double.NaN;
    }

    double[] unseen = Pixels.of(exposure.image(), freePixels);
    Loss loss = engine.lastStage().loss();
    ImageModel other =
        new ImageModel(exposure.experiment(), freePixels, ImageModel.kernel(), false);
    return other.loss(values, unseen, loss) / freePixels.length;
  }

  Uncertainty uncertainty(double[] values) {
    return Parameters.exist(values)
        ? Uncertainty.of(
            model(), values, observed, engine.lastStage().loss(), refined, engine.readNoise())
        : Uncertainty.unknown(refined.length);
  }

  /** One for all that is asked of the used pixels: it keeps their rays. */
  private ImageModel model() {
    if (model == null) {
      model = new ImageModel(exposure.experiment(), pixels);
    }

    return model;
  }

  /** The whole image at some values. */
  double[] image(double[] values) {
    return Pixels.computed(exposure.experiment(), ImageModel.all(exposure.experiment()), values);
  }

  /**
   * The normal equations of this still's own parameters and the shared ones together, at the end of its
   * own refinement: for {@link SharedFit}.
   */
  double normal(double[] values, int[] all, double[] normal, double[] gradient) {
    return model().normal(values, observed, engine.lastStage().loss(), all, normal, gradient);
  }
}
