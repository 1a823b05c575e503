package org.calibrant.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.calibrant.core.LocalWorkers;
import org.calibrant.fit.Adam;
import org.calibrant.fit.ConstantRate;
import org.calibrant.fit.FisherScoring;
import org.calibrant.fit.Lbfgsb;
import org.calibrant.fit.Optimiser;
import org.junit.jupiter.api.Test;

/** The seed's demonstration and its variations, without Spark. */
class RefinementEngineTest {
  private static final List<String> FOUR = List.of("mosaic", "misset_x", "misset_y", "misset_z");
  private static final Optimiser SCORING = new FisherScoring(1e-24, 60, 120);
  private static final Map<String, Spread> SEED_START =
      Map.of(
          "mosaic",
          new Exactly(0.2),
          "misset_x",
          new Exactly(0),
          "misset_y",
          new Exactly(0),
          "misset_z",
          new Exactly(0));

  private static List<Refined> seedParameters(Range mosaic) {
    Restraint none = new Unrestrained();
    return List.of(
        new Refined("mosaic", mosaic, none),
        new Refined("misset_x", new Unbounded(), none),
        new Refined("misset_y", new Unbounded(), none),
        new Refined("misset_z", new Unbounded(), none));
  }

  private static Stills one(Map<String, Spread> start, double distance, Noise noise) {
    return new SimulatedStills(
        1, 5, Map.of(), start, new double[] {distance}, Orientations.AS_GIVEN, noise);
  }

  private static RefinementEngine engine(
      Stills stills, List<Refined> refined, List<Stage> stages, Starts starts) {
    return new RefinementEngine(
        Cases.demo(),
        stills,
        new Everywhere(),
        new FreePixels(0, 1),
        refined,
        stages,
        starts,
        new Nothing(),
        0,
        true,
        false);
  }

  private static RefinementRow demo(Optimiser optimiser, Range mosaic) {
    Stage stage = new Stage(FOUR, new MeanSquare(), optimiser);
    return row(
        engine(
            one(SEED_START, 0, new Noiseless()),
            seedParameters(mosaic),
            List.of(stage),
            new Given()));
  }

  private static RefinementRow row(RefinementEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.check();
    engine.run(workers);
    return workers.table(RefinementRow.class).get(0);
  }

  @Test
  void levenbergAndMarquardtBringTheDemonstrationToItsTruth() {
    RefinementRow row = demo(SCORING, new Clamped(0.01, 5));
    assertThat(row.status()).isEqualTo("ok");
    assertThat(row.loss_initial()).isCloseTo(2.363251219, within(1e-8));
    assertThat(row.loss_final()).isLessThan(1e-20);
    assertThat(row.refined()).containsExactly(new double[] {0.8, 5, 3, -2}, within(1e-9));
    assertThat(row.evaluations()).isLessThan(40);
  }

  /** What the original program prints, step by step: history[99] is its last loss. */
  @Test
  void adamFollowsTheOriginalsHistoryToItsWrongEnd() {
    Adam seed = new Adam(new ConstantRate(0.05), new double[] {1}, 0.9, 0.999, 1e-8, false, 0, 100);
    RefinementRow row = demo(seed, new Clamped(0.01, 5));
    assertThat(row.history()).hasSize(101);
    assertThat(row.history()[0]).isCloseTo(2.363251, within(1e-6));
    assertThat(row.history()[99]).isCloseTo(0.132102, within(5e-7));
    assertThat(row.refined())
        .containsExactly(new double[] {2.791, 3.751, 3.064, -2.607}, within(6e-4));
    assertThat(row.status()).isEqualTo("not-converged");
    assertThat(row.history_values()).hasSize(404);
  }

  @Test
  void quasiNewtonWithBoundsByATransformReachesTheTruth() {
    Stage stage = new Stage(FOUR, new MeanSquare(), new Lbfgsb(10, 1e-9, 1e-15, 500, 2000));
    RefinementRow row =
        row(
            engine(
                one(Map.of("mosaic", new Exactly(0.5)), 2, new Noiseless()),
                seedParameters(new Ranged(0.01, 5)),
                List.of(stage),
                new Given()));
    assertThat(row.status()).isEqualTo("ok");
    assertThat(row.start_distance()).isCloseTo(2, within(1e-12));
    assertThat(row.refined()).containsExactly(new double[] {0.8, 5, 3, -2}, within(1e-4));
  }

  /** The document's settings fail; two stages of the same method do not. */
  @Test
  void adamInTwoStagesReachesTheTruthWhereTheOriginalsOneStageDoesNot() {
    Adam adam = new Adam(new ConstantRate(0.1), new double[] {1}, 0.9, 0.999, 1e-8, true, 0, 50);
    List<Stage> stages =
        List.of(
            new Stage(FOUR.subList(1, 4), new MeanSquare(), adam),
            new Stage(FOUR, new MeanSquare(), adam));
    RefinementRow row =
        row(
            engine(
                one(SEED_START, 0, new Noiseless()),
                seedParameters(new Clamped(0.01, 5)),
                stages,
                new Given()));
    assertThat(row.refined()[0]).isCloseTo(0.8, within(0.1));
    assertThat(row.refined()[1]).isCloseTo(5, within(1.0));
    assertThat(row.iterations()).isEqualTo(100);
  }

  @Test
  void moreStartsLiftAStillThatItsOwnStartLeavesInAFalseMinimum() {
    Stage stage = new Stage(FOUR, new MeanSquare(), new FisherScoring(1e-18, 25, 40));
    Map<String, Double> sigma = Map.of("misset_x", 9.0, "misset_y", 9.0, "misset_z", 9.0);
    List<Refined> refined = seedParameters(new Clamped(0.01, 5));
    Stills far =
        new SimulatedStills(
            3, 5, Map.of(), Map.of(), new double[] {18}, Orientations.AS_GIVEN, new Noiseless());
    long alone = found(engine(far, refined, List.of(stage), new Given()));
    long together = found(engine(far, refined, List.of(stage), new Scattered(24, 3, sigma)));
    assertThat(alone).isLessThan(2);
    assertThat(together).isEqualTo(3);
  }

  /** Stills that came to their truth. */
  private static long found(RefinementEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    return workers.table(RefinementRow.class).stream()
        .filter(row -> row.loss_final() < 1e-12)
        .count();
  }

  @Test
  void aRestraintHoldsWhatTheStillDoesNotDetermine() {
    List<String> names = List.of("misset_x", "misset_y", "misset_z", "cell_a", "cell_b");
    List<Refined> refined =
        names.stream()
            .map(
                name ->
                    new Refined(
                        name,
                        new Unbounded(),
                        name.startsWith("cell") ? new Towards(100, 0.01) : new Unrestrained()))
            .toList();
    Stage stage = new Stage(names, new PoissonLoss(0.05), new FisherScoring(1e-12, 60, 120));
    RefinementRow row =
        row(engine(one(Map.of(), 1, new Photons(4)), refined, List.of(stage), new Given()));
    assertThat(row.refined()[3]).isCloseTo(100, within(0.03));
    assertThat(row.sigma()[3]).isCloseTo(0.01, within(1e-4));
    assertThat(row.sigma()[0]).isGreaterThan(0.02);
  }

  /** Cramér–Rao for mosaic, by an independent program: 0.179 deg at 1087 photons. */
  @Test
  void theExpectedUncertaintyIsThatOfPhotonStatistics() {
    RefinementRow row = demo(SCORING, new Clamped(0.01, 5));
    assertThat(row.sigma_expected()[0]).isCloseTo(0.179, within(5e-4));
    assertThat(row.sigma()[0]).isGreaterThan(row.sigma_expected()[0]);
    assertThat(row.correlation()[0]).isEqualTo(1);
  }

  @Test
  void aStillWithoutFinitePixelsIsARowThatSaysSo() {
    RefinementEngine demo =
        engine(
            new Blind(),
            seedParameters(new Clamped(0.01, 5)),
            List.of(new Stage(FOUR, new MeanSquare(), SCORING)),
            new Given());
    LocalWorkers workers = new LocalWorkers();
    demo.run(workers);
    RefinementRow row = workers.table(RefinementRow.class).get(0);
    assertThat(row.status()).isEqualTo("no-pixels");
    assertThat(row.note()).isEqualTo("no pixel is left to refine against");
  }

  /** A still of which every pixel is NaN. */
  private record Blind() implements Stills {
    @Override
    public long size() {
      return 1;
    }

    @Override
    public String id(long index) {
      return "blind";
    }

    @Override
    public Exposure exposure(long index, Experiment experiment, int[] pixels) {
      double[] image = new double[experiment.detector().size()];
      java.util.Arrays.fill(image, Double.NaN);
      double[] values = Parameters.of(experiment);
      return new Exposure("blind", experiment, values, new double[0], Double.NaN, image);
    }
  }

  /** Every still knows a little of the distance; together they find it. */
  @Test
  void aSharedDistanceIsFoundFromAllStills() {
    Experiment demo = Cases.demo();
    Map<String, Spread> truth = Map.of("distance", new Exactly(101.5));
    Stills stills =
        new SimulatedStills(
            6,
            5,
            truth,
            Map.of("distance", new Exactly(100)),
            new double[] {0.5},
            Orientations.ANYWHERE,
            new Noiseless());
    List<String> misset = FOUR.subList(1, 4);
    RefinementEngine engine =
        new RefinementEngine(
            demo,
            stills,
            new Everywhere(),
            new FreePixels(0, 1),
            seedParameters(new Clamped(0.01, 5)).subList(1, 4),
            List.of(new Stage(misset, new MeanSquare(), SCORING)),
            new Given(),
            new Common(
                List.of(new Refined("distance", new Clamped(90, 110), new Unrestrained())),
                1e-12,
                20),
            0,
            false,
            false);
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    SharedRow shared = workers.table(SharedRow.class).get(0);
    assertThat(shared.refined()[0]).isCloseTo(101.5, within(1e-5));
    assertThat(shared.stills()).isEqualTo(6);
    assertThat(workers.table(RefinementRow.class)).hasSize(6);
  }
}
