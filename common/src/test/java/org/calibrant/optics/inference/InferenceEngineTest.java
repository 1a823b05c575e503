package org.calibrant.optics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.core.LocalWorkers;
import org.calibrant.fit.ConstantRate;
import org.calibrant.fit.FisherScoring;
import org.calibrant.fit.GradientDescent;
import org.calibrant.optics.ForecastEngine;
import org.calibrant.optics.ForecastRow;
import org.calibrant.optics.InferenceEngine;
import org.calibrant.optics.PsfFitRow;
import org.calibrant.optics.telescope.Keys;
import org.calibrant.params.Log;
import org.calibrant.params.Normal;
import org.calibrant.params.Parameters;
import org.calibrant.params.UncertainParameter;
import org.calibrant.params.Value;
import org.junit.jupiter.api.Test;

class InferenceEngineTest {
  private static final List<String> FIT =
      List.of(
          Keys.X_POSITION,
          Keys.Y_POSITION,
          Keys.SEPARATION,
          Keys.POSITION_ANGLE,
          Keys.CONTRAST,
          Keys.LOG_FLUX_TOTAL,
          Keys.PLATE_SCALE,
          Keys.M1_ZERNIKES);
  private static final Unknowns UNKNOWNS = new Unknowns(FIT, List.of(), List.of(), List.of());
  private static final Search SCORING =
      new Search(new FisherScoring(1e-9, 60, 200), new PlainCoordinates(), 1);
  private static final Starts ONE = new Starts(1, 1, Map.of());
  private static final Parameters START = Bed.twoPlane(Map.of());
  private static final Map<String, Value> TRUTH =
      Map.of(
          Keys.SEPARATION, Bed.n(3.02),
          Keys.X_POSITION, Bed.n(0.01),
          Keys.PLATE_SCALE, Bed.n(0.3555),
          Keys.M1_ZERNIKES, Bed.n(22, -14, 9));

  private static SyntheticExposures synthetic(int count, int visits, ImageNoise noise) {
    return new SyntheticExposures(
        count, visits, 5, TRUTH, Map.of(Keys.POSITION_ANGLE, Bed.n(1)), Map.of(), noise, 0);
  }

  private static InferenceEngine engine(
      SyntheticExposures exposures, Unknowns unknowns, Starts starts, Search search) {
    return new InferenceEngine(
        Bed.twoPlane(),
        START,
        exposures,
        new PoissonLikelihood(),
        unknowns,
        starts,
        search,
        1e-12,
        true,
        true);
  }

  private static List<PsfFitRow> rows(InferenceEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.check();
    engine.run(workers);
    return workers.table(PsfFitRow.class);
  }

  @Test
  void whatWasPutInComesOutOfAnImageWithoutNoise() {
    PsfFitRow row = rows(engine(synthetic(1, 1, new NoNoise()), UNKNOWNS, ONE, SCORING)).get(0);
    assertThat(row.status()).as(row.note()).isEqualTo("ok");
    for (int i = 0; i < row.names().length; i++) {
      assertThat(Math.abs(row.error()[i]) / row.sigma()[i]).as(row.names()[i]).isLessThan(1e-2);
      assertThat(row.truth()[i] - row.initial()[i] + row.error()[i])
          .isEqualTo(
              row.fitted()[i] - row.initial()[i], within(1e-9 * (1 + Math.abs(row.fitted()[i]))));
    }

    assertThat(row.loss_final()).isLessThan(row.loss_initial());
    assertThat(row.history()[0]).isEqualTo(row.loss_initial());
    assertThat(row.chi_square()).isLessThan(1e-2);
  }

  @Test
  void errorsAreAsLargeAsTheirSigmas() {
    List<PsfFitRow> rows =
        rows(engine(synthetic(40, 1, new PhotonNoise(0)), UNKNOWNS, ONE, SCORING));
    double sum = 0;
    double mean = 0;
    int n = 0;
    for (PsfFitRow row : rows) {
      assertThat(row.status()).as(row.note()).isEqualTo("ok");
      for (int i = 0; i < row.names().length; i++) {
        double z = row.error()[i] / row.sigma()[i];
        sum += z * z;
        mean += z;
        n++;
      }

      assertThat(row.chi_square()).isBetween(400.0, 760.0); // 576 pixels
      assertThat(row.pixels()).isEqualTo(576);
    }

    assertThat(n).isEqualTo(400);
    assertThat(sum / n).isBetween(0.8, 1.25);
    assertThat(Math.abs(mean / n)).isLessThan(0.2);
  }

  @Test
  void deadPixelsAreMaskedAndCounted() {
    SyntheticExposures exposures =
        new SyntheticExposures(1, 1, 5, TRUTH, Map.of(), Map.of(), new PhotonNoise(2), 0.1);
    InferenceEngine engine =
        new InferenceEngine(
            Bed.twoPlane(),
            START,
            exposures,
            new GaussianLikelihood(new CountVariance(1, 2)),
            UNKNOWNS,
            ONE,
            SCORING,
            1e-12,
            true,
            false);
    PsfFitRow row = rows(engine).get(0);
    assertThat(row.status()).isEqualTo("ok");
    assertThat(row.masked()).isBetween(30L, 90L);
    assertThat(row.pixels() + row.masked()).isEqualTo(576);
    long empty = Arrays.stream(row.data()).filter(Double::isNaN).count();
    assertThat(empty).isEqualTo(row.masked());
    for (int i = 0; i < 576; i++) {
      assertThat(Double.isNaN(row.z_score()[i])).isEqualTo(Double.isNaN(row.data()[i]));
      assertThat(row.model()[i]).isFinite();
    }
  }

  @Test
  void visitsShareTheOpticsAndHaveTheirOwnPlaces() {
    Unknowns joint =
        new Unknowns(FIT, List.of(Keys.X_POSITION, Keys.LOG_FLUX_TOTAL), List.of(), List.of());
    SyntheticExposures exposures =
        new SyntheticExposures(
            1, 3, 5, TRUTH, Map.of(), Map.of(Keys.X_POSITION, Bed.n(0.05)), new PhotonNoise(0), 0);
    PsfFitRow three = rows(engine(exposures, joint, ONE, SCORING)).get(0);
    assertThat(three.status()).isEqualTo("ok");
    assertThat(three.visits()).isEqualTo(3);
    assertThat(three.names()).hasSize(8 + 2 * 3);
    assertThat(three.names())
        .contains(Keys.X_POSITION + "@0", Keys.X_POSITION + "@2", Keys.SEPARATION)
        .doesNotContain(Keys.X_POSITION);
    List<String> names = List.of(three.names());
    double first = three.truth()[names.indexOf(Keys.X_POSITION + "@0")];
    assertThat(first).isNotEqualTo(three.truth()[names.indexOf(Keys.X_POSITION + "@1")]);
    for (int i = 0; i < names.size(); i++) {
      assertThat(Math.abs(three.error()[i]) / three.sigma()[i]).as(names.get(i)).isLessThan(4.5);
    }

    PsfFitRow one =
        rows(engine(synthetic(1, 1, new PhotonNoise(0)), UNKNOWNS, ONE, SCORING)).get(0);
    double alone = one.sigma()[List.of(one.names()).indexOf(Keys.SEPARATION)];
    double shared = three.sigma()[names.indexOf(Keys.SEPARATION)];
    assertThat(alone / shared).isCloseTo(Math.sqrt(3), within(0.05));
    assertThat(three.data()).hasSize(3 * 576);
  }

  @Test
  void aStartFarAwayEndsElsewhereAndTheBestIsMarked() {
    Starts scattered =
        new Starts(4, 3, Map.of(Keys.X_POSITION, Bed.n(0.8), Keys.SEPARATION, Bed.n(0.5)));
    List<PsfFitRow> rows =
        rows(engine(synthetic(2, 1, new PhotonNoise(0)), UNKNOWNS, scattered, SCORING));
    assertThat(rows).hasSize(8);
    for (int exposure = 0; exposure < 2; exposure++) {
      List<PsfFitRow> mine = rows.subList(4 * exposure, 4 * exposure + 4);
      assertThat(mine).extracting(PsfFitRow::start).containsExactly(0, 1, 2, 3);
      assertThat(mine).filteredOn(PsfFitRow::best).hasSize(1);
      PsfFitRow best = mine.stream().filter(PsfFitRow::best).findFirst().orElseThrow();
      for (PsfFitRow each : mine) {
        assertThat(best.loss_final()).isLessThanOrEqualTo(each.loss_final());
        assertThat(each.unit()).isEqualTo(4L * exposure + each.start());
      }

      assertThat(mine.get(1).initial()).isNotEqualTo(mine.get(0).initial());
    }
  }

  @Test
  void priorsPullAndTightenAndTransformsKeepTheRange() {
    Unknowns known =
        new Unknowns(
            FIT,
            List.of(),
            List.of(new UncertainParameter(Keys.SEPARATION, new Normal(3, 1e-6))),
            List.of(new Unknowns.Transforming(Keys.CONTRAST, new Log(0))));
    PsfFitRow row = rows(engine(synthetic(1, 1, new NoNoise()), known, ONE, SCORING)).get(0);
    int separation = List.of(row.names()).indexOf(Keys.SEPARATION);
    assertThat(row.status()).as(row.note()).isEqualTo("ok");
    assertThat(row.fitted()[separation]).isCloseTo(3, within(1e-4));
    assertThat(row.sigma()[separation]).isCloseTo(1e-6, within(1e-8));
  }

  @Test
  void truncationHoldsWhatIsNotDetermined() {
    // plate scale and all else free, but only the five best determined combinations move
    Search truncated =
        new Search(new FisherScoring(1e-9, 60, 200), new EigenCoordinates(0, 5, true), 1);
    PsfFitRow row = rows(engine(synthetic(1, 1, new NoNoise()), UNKNOWNS, ONE, truncated)).get(0);
    PsfFitRow full = rows(engine(synthetic(1, 1, new NoNoise()), UNKNOWNS, ONE, SCORING)).get(0);
    assertThat(row.loss_final()).isGreaterThan(full.loss_final()).isLessThan(row.loss_initial());
    assertThat(row.eigenvalues()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(row.effective_rank()).isEqualTo(10);
  }

  @Test
  void oneRateServesAllInWhitenedCoordinates() {
    Search descent =
        new Search(
            new GradientDescent(new ConstantRate(0.5), 0.6, true, 1e-3, 400),
            new EigenCoordinates(1e-12, 100, true),
            2);
    PsfFitRow row = rows(engine(synthetic(1, 1, new NoNoise()), UNKNOWNS, ONE, descent)).get(0);
    assertThat(row.status()).as(row.note()).isEqualTo("ok");
    for (int i = 0; i < row.names().length; i++) {
      assertThat(Math.abs(row.error()[i]) / row.sigma()[i]).as(row.names()[i]).isLessThan(0.05);
    }
  }

  @Test
  void aForecastIsTheSigmaOfTheFit() {
    LocalWorkers workers = new LocalWorkers();
    engine(synthetic(1, 1, new NoNoise()), UNKNOWNS, ONE, SCORING).run(workers);
    PsfFitRow fit = workers.table(PsfFitRow.class).get(0);
    ForecastRow expected = workers.table(ForecastRow.class).get(0);
    for (int i = 0; i < fit.sigma().length; i++) {
      assertThat(expected.sigma()[i] / fit.sigma()[i]).isCloseTo(1, within(0.1));
    }
  }

  // --- forecasts ---------------------------------------------------------------------------------

  @Test
  void fourTimesTheExposureHalvesTheSigmas() {
    ForecastEngine engine =
        new ForecastEngine(
            new TreeMap<>(
                Map.of(
                    "as it is", new Design(Bed.twoPlane(), Map.of()),
                    "coarse", new Design(Bed.twoPlane(), Map.of(Keys.PLATE_SCALE, Bed.n(0.5))))),
            START,
            Map.of(Keys.EXPOSURE_TIME, Bed.n(1e-3, 4e-3)),
            new PoissonLikelihood(),
            new Unknowns(
                List.of(Keys.SEPARATION, Keys.X_POSITION), List.of(), List.of(), List.of()),
            1e-12);
    engine.check();
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    List<ForecastRow> rows = workers.table(ForecastRow.class);
    assertThat(rows)
        .extracting(ForecastRow::design)
        .containsExactly("as it is", "as it is", "coarse", "coarse");
    assertThat(rows.get(1).setting_values()).containsExactly(4e-3);
    assertThat(rows.get(0).sigma()[0] / rows.get(1).sigma()[0]).isCloseTo(2, within(1e-9));
    assertThat(rows.get(1).photons() / rows.get(0).photons()).isCloseTo(4, within(1e-9));
    assertThat(rows.get(2).sigma()[0]).isNotEqualTo(rows.get(0).sigma()[0]);
  }

  // --- bad input ---------------------------------------------------------------------------------

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsFitted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(with(Bed.parameters(Map.of()))))
        .withMessage(
            "no value and no default for band.bandwidth_m (needed by binary.log_flux_total, the"
                + " optical system); system.plate_scale_as_per_pix (needed by the optical system);"
                + " band.wavelength_m (needed by the optical system)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(with(Bed.twoPlane(Map.of(Keys.M1_DIAMETER, Bed.n(0.1))))))
        .withMessage(
            "system.m1_diameter_m is 0.1 by the configuration, but 0.09 in the optical system");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(with(Bed.twoPlane(Map.of(Keys.LOG_FLUX_TOTAL, Bed.n(5))))))
        .withMessage("binary.log_flux_total is derived in two_plane: give what it is derived from");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(with(Bed.twoPlane(Map.of(Keys.PLATE_SCALE, Bed.n(0))))))
        .withMessageStartingWith("system.plate_scale_as_per_pix = 0.0 as/pix is outside");
    Unknowns unknown =
        new Unknowns(List.of("binary.seperation_as"), List.of(), List.of(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(engine(synthetic(1, 1, new NoNoise()), unknown, ONE, SCORING)))
        .withMessageStartingWith(
            "unknown parameter binary.seperation_as; did you mean 'binary.separation_as'?");
    Starts wrong = new Starts(2, 1, Map.of(Keys.M1_ZERNIKES, Bed.n(1, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(engine(synthetic(1, 1, new NoNoise()), UNKNOWNS, wrong, SCORING)))
        .withMessage("spread of primary.zernike_coeffs_nm: expected 1 or 3 numbers, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Unknowns(FIT, List.of("binary.q"), List.of(), List.of()))
        .withMessageStartingWith("per-visit must be of parameters that are fitted");
  }

  private static InferenceEngine with(Parameters parameters) {
    return new InferenceEngine(
        Bed.twoPlane(),
        parameters,
        synthetic(1, 1, new NoNoise()),
        new PoissonLikelihood(),
        UNKNOWNS,
        ONE,
        SCORING,
        1e-12,
        false,
        false);
  }
}
