package org.calibrant.optics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.calibrant.core.LocalWorkers;
import org.calibrant.fit.FisherScoring;
import org.calibrant.fit.HamiltonianMonteCarlo;
import org.calibrant.fit.HamiltonianSampler;
import org.calibrant.fit.NoUTurn;
import org.calibrant.fit.chains.DiagnosticsRow;
import org.calibrant.fit.chains.SampleRow;
import org.calibrant.optics.InferenceEngine;
import org.calibrant.optics.PosteriorEngine;
import org.calibrant.optics.PsfFitRow;
import org.calibrant.optics.telescope.Keys;
import org.calibrant.params.Log;
import org.calibrant.params.Normal;
import org.calibrant.params.UncertainParameter;
import org.calibrant.params.Uniform;
import org.junit.jupiter.api.Test;

class PosteriorEngineTest {
  private static final Unknowns UNKNOWNS =
      new Unknowns(
          List.of(Keys.X_POSITION, Keys.SEPARATION, Keys.LOG_FLUX_TOTAL, Keys.CONTRAST),
          List.of(),
          List.of(new UncertainParameter(Keys.SEPARATION, new Normal(3, 1))),
          List.of(new Unknowns.Transforming(Keys.CONTRAST, new Log(0))));
  private static final SyntheticExposures EXPOSURES =
      new SyntheticExposures(
          1, 1, 9, Map.of(), Map.of(), Map.of(), new PhotonNoise(0), 0);
  private static final Search SEARCH =
      new Search(new FisherScoring(1e-9, 50, 100), new PlainCoordinates(), 1);

  private static LocalWorkers drawn(HamiltonianSampler sampler) {
    PosteriorEngine engine =
        new PosteriorEngine(
            Bed.twoPlane(),
            Bed.twoPlane(Map.of()),
            EXPOSURES,
            new PoissonLikelihood(),
            UNKNOWNS,
            SEARCH,
            sampler,
            2,
            3,
            1.5,
            1.05,
            100);
    engine.check();
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    return workers;
  }

  @Test
  void thePosteriorOfABrightStarIsThatOfItsFisherMatrix() {
    LocalWorkers fits = new LocalWorkers();
    new InferenceEngine(
            Bed.twoPlane(),
            Bed.twoPlane(Map.of()),
            EXPOSURES,
            new PoissonLikelihood(),
            UNKNOWNS,
            new Starts(1, 1, Map.of()),
            SEARCH,
            1e-12,
            false,
            false)
        .run(fits);
    PsfFitRow fit = fits.table(PsfFitRow.class).get(0);
    LocalWorkers workers = drawn(new NoUTurn(60, 200, 0.8, 6));
    List<DiagnosticsRow> judged = workers.table(DiagnosticsRow.class);
    assertThat(judged).extracting(DiagnosticsRow::parameter).containsExactly(fit.names());
    for (int i = 0; i < 4; i++) {
      DiagnosticsRow row = judged.get(i);
      assertThat(row.status()).as(row.toString()).isEqualTo("ok");
      assertThat(row.mean()).isCloseTo(fit.fitted()[i], within(0.35 * fit.sigma()[i]));
      assertThat(row.sd() / fit.sigma()[i]).isCloseTo(1, within(0.25));
      assertThat(row.acceptance()).isBetween(0.6, 0.99);
    }

    List<SampleRow> samples = workers.table(SampleRow.class);
    assertThat(samples).hasSize(400);
    assertThat(samples).extracting(SampleRow::walker).containsOnly(0, 1);
    double best = -fit.loss_final();
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample.ln_prior() + sample.ln_likelihood())
                    .isBetween(best - 20, best + 1e-6));
  }

  @Test
  void aChainIsTheSameWheneverItIsDrawn() {
    HamiltonianMonteCarlo sampler = new HamiltonianMonteCarlo(10, 10, 0.8, 1.5, 20);
    List<SampleRow> once = drawn(sampler).table(SampleRow.class);
    List<SampleRow> again = drawn(sampler).table(SampleRow.class);
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i).values()).isEqualTo(once.get(i).values());
    }

    assertThat(once.get(0).values()).isNotEqualTo(once.get(1).values());
  }

  @Test
  void chainsThatCannotBeginAreSaidSo() {
    Unknowns nothing =
        new Unknowns(
            List.of(Keys.SEPARATION),
            List.of(),
            List.of(new UncertainParameter(Keys.SEPARATION, new Uniform(8, 9))),
            List.of());
    PosteriorEngine engine =
        new PosteriorEngine(
            Bed.twoPlane(),
            Bed.twoPlane(Map.of()),
            EXPOSURES,
            new PoissonLikelihood(),
            nothing,
            SEARCH,
            new NoUTurn(10, 10, 0.8, 6),
            2,
            3,
            1,
            1.05,
            100);
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    DiagnosticsRow row = workers.table(DiagnosticsRow.class).get(0);
    assertThat(row.status()).isEqualTo("no-start");
    assertThat(row.note()).isEqualTo("the posterior vanishes at the values of the configuration");
    assertThat(workers.table(SampleRow.class)).isEmpty();
  }
}
