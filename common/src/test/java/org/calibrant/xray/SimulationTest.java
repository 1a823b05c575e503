package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.data.ogip.OgipWriter;
import org.calibrant.data.ogip.Pha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spectra as XSPEC's fakeit makes them. */
class SimulationTest {
  private static final PowerLaw SOURCE = new PowerLaw(1.7, 1e-3);

  @TempDir Path folder;

  @Test
  void withoutNoiseASpectrumIsSourcePlusBackgroundScaledToTheRegion() {
    SimulatedRow row =
        simulated(new FlatBackground(new Trial.Ccd(), 1e4, 1e-3, 2e4, 4), Noise.ASIMOV, 1).get(0);
    double[] source = expected(1e4);

    for (int c = 0; c < source.length; c++) {
      assertThat(row.counts()[c]).isCloseTo(source[c] + 1e-3 * 1e4, within(1e-9));
      assertThat(row.background()[c]).isCloseTo(1e-3 * 2e4 * 4, within(1e-9));
    }
  }

  @Test
  void drawsScatterLikePoissonNumbersAroundTheExpectation() {
    List<SimulatedRow> rows =
        simulated(new FlatBackground(new Trial.Ccd(), 1e4, 1e-3, 2e4, 4), Noise.POISSON, 400);
    double[] source = expected(1e4);
    int c = 20;
    double mean = 0;
    double square = 0;
    for (SimulatedRow row : rows) {
      mean += row.counts()[c] / rows.size();
      square += row.counts()[c] * row.counts()[c] / rows.size();
    }

    double truth = source[c] + 10;
    assertThat(mean).isCloseTo(truth, within(4 * Math.sqrt(truth / rows.size())));
    double variance = square - mean * mean;
    assertThat(variance / truth).isBetween(0.7, 1.35);
  }

  @Test
  void aSpectrumDoesNotDependOnWhichOthersAreMade() {
    Template template = new FlatBackground(new Trial.Ccd(), 1e4, 1e-3, 2e4, 4);
    SimulatedRow alone = simulated(template, Noise.POISSON, 3).get(2);
    SimulatedRow among = simulated(template, Noise.POISSON, 9).get(2);
    assertThat(alone.counts()).isEqualTo(among.counts());
    assertThat(alone.background()).isEqualTo(among.background());
    assertThat(alone.counts()).isNotEqualTo(simulated(template, Noise.POISSON, 3).get(1).counts());
  }

  @Test
  void scalesOfEveryChannelEnterExposureAndBackground() {
    InputFile file = spectrum("vector.pha", new double[0], true);
    LikeSpectrum like =
        new LikeSpectrum(
            file,
            new Trial.Ccd(),
            new HeaderBackground(),
            new CorrectionChoice.CorrectionFile(new InputFile(folder + "/back.pha"), 0.5),
            new Duration.Seconds(5000),
            new Duration.OfTheFile());
    SimulatedRow row = simulated(like, Noise.ASIMOV, 1).get(0);
    double[] source = expected(5000);

    for (int c = 0; c < 64; c++) {
      double area = c < 32 ? 1 : 0.5;
      // B = 12 in 3000 s, AREASCAL 1, BACKSCAL 8 and 2 + c / 64 of the source
      double alpha = 3000 * 8 / (2 + c / 64.0) / (5000 * area);
      double correction = 0.5 * 12 / 3000 * 5000 * area;
      assertThat(row.counts()[c])
          .as("channel " + c)
          .isCloseTo(source[c] * area + 12 / alpha + correction, within(1e-9));
      assertThat(row.background()[c]).isEqualTo(12);
    }

    assertThat(row.area_scale()).hasSize(64);
    assertThat(row.background_back_scale()).containsExactly(8);
  }

  @Test
  void errorsThatAreNotPoissonMakeNormalDraws() {
    double[] deviation = new double[64];
    Arrays.fill(deviation, 3);
    InputFile file = spectrum("gauss.pha", deviation, false);
    LikeSpectrum like =
        new LikeSpectrum(
            file,
            new Trial.Ccd(),
            new NoBackground(),
            new CorrectionChoice.NoCorrection(),
            new Duration.Seconds(4 * 1e4),
            new Duration.OfTheFile());
    List<SimulatedRow> rows = simulated(like, Noise.POISSON, 300);
    double square = 0;
    double[] source = expected(4e4);
    for (SimulatedRow row : rows) {
      double distance = row.counts()[10] - source[10];
      square += distance * distance / rows.size();
    }

    assertThat(rows.get(0).stat_err()[10]).as("by the root of the exposure").isEqualTo(6);
    assertThat(Math.sqrt(square)).isBetween(5.2, 6.8);
    assertThat(rows.get(0).counts()[10] % 1).isNotZero();
  }

  @Test
  void aFitOfASimulatedSpectrumRecoversItsModel() {
    SimulatedRow row =
        simulated(new FlatBackground(new Trial.Ccd(), 5e4, 1e-3, 5e4, 4), Noise.ASIMOV, 1).get(0);
    Observation observation =
        new FlatBackground(new Trial.Ccd(), 5e4, 1e-3, 5e4, 4).load().observation();
    SpectrumList.Spectrum spectrum = new SpectrumList.Spectrum("fake", observation, row.counts());
    Model model =
        new Model(
            new PowerLaw(1, 1e-2),
            Map.of(
                "photon-index", new Setting.Free(1, -3, 10),
                "norm", new Setting.Free(1e-2, 0, 1)));
    ModelFit fit =
        new ModelFit(
            new NoGrouping(true),
            new org.calibrant.xray.likelihood.WStat(),
            new Bounds.NoBounds(),
            List.of(),
            100);
    FitResult result = fit.prepare(List.of(spectrum), new Channels(5, 50), model).fit(0);

    assertThat(result.values()[0]).isCloseTo(1.7, within(1e-6));
    assertThat(result.values()[1]).isCloseTo(1e-3, within(1e-9));
    assertThat(result.statistic()).isCloseTo(0, within(1e-8));
  }

  /** A spectrum of 10,000 s whose AREASCAL and BACKSCAL differ by channel, with a background. */
  private InputFile spectrum(String name, double[] deviation, boolean back) {
    double[] area = new double[64];
    double[] size = new double[64];
    double[] eight = new double[64];
    double[] ones = new double[64];
    double[] twelve = new double[64];
    int[] channel = new int[64];
    int[] one = new int[64];
    for (int c = 0; c < 64; c++) {
      channel[c] = 1 + c;
      area[c] = c < 32 || !back ? 1 : 0.5;
      size[c] = 2 + c / 64.0;
      eight[c] = 8;
      ones[c] = 1;
      one[c] = 1;
      twelve[c] = 12;
    }

    Path file = folder.resolve(name);
    OgipWriter.write(
        pha(channel, new double[64], 1e4, size, area, one, deviation, back ? "back.pha" : ""),
        file,
        true);
    OgipWriter.write(
        pha(channel, twelve, 3000, eight, ones, one, new double[0], ""),
        folder.resolve("back.pha"),
        true);
    return new InputFile(file.toString());
  }

  private static Pha pha(
      int[] channel,
      double[] counts,
      double exposure,
      double[] backScale,
      double[] areaScale,
      int[] one,
      double[] deviation,
      String back) {
    return new Pha(
        "",
        channel,
        counts,
        exposure,
        backScale,
        areaScale,
        one,
        new int[64],
        deviation,
        deviation.length == 0,
        false,
        back,
        "",
        "",
        "",
        Map.of());
  }

  private static double[] expected(double exposure) {
    double[] counts = new double[64];
    new ExpectedCounts(new Observation(Trial.ccd(), exposure), new Notice.Range(0, 64))
        .of(SOURCE, counts);
    return counts;
  }

  private static List<SimulatedRow> simulated(Template template, Noise noise, int realisations) {
    SimulationEngine engine =
        new SimulationEngine(7, template, Map.of("law", SOURCE), realisations, noise);
    LocalWorkers workers = new LocalWorkers();
    engine.check();
    engine.run(workers);
    return workers.table(SimulatedRow.class);
  }
}
