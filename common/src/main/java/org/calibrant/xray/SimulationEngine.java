package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.Explanation;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.math.RandomStream;

/**
 * Simulated spectra of every model in every realisation, one {@link SimulatedRow} each, ordered by
 * the name of the model: XSPEC's {@code fakeit}. The export {@code OgipSpectra} makes PHA files of
 * them.
 *
 * @param seed of the draws, which depend on it and on the index of the row alone
 * @param template instrument, exposure and background
 * @param models spectral models by name
 * @param realisations spectra of each model
 * @param noise draws, or the expected counts themselves, which are then kept as rates
 */
@KernelVersion(1)
public record SimulationEngine(
    long seed, Template template, Map<String, SpectralModel> models, int realisations, Noise noise)
    implements Engine {

  public SimulationEngine {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models must not be empty");
    }

    if (realisations < 1) {
      throw new IllegalArgumentException("realisations must be at least 1, was " + realisations);
    }

    models = Map.copyOf(models);
  }

  @Override
  public void check() {
    template.load();
    models.values().forEach(SpectralModel::check);
  }

  @Override
  public void run(Workers workers) {
    List<String> names = new ArrayList<>();
    List<SpectralModel> all = new ArrayList<>();
    new TreeMap<>(models)
        .forEach(
            (name, model) -> {
              names.add(name);
              all.add(model);
            });
    workers.write(
        Table.of(SimulatedRow.class),
        new Rows((long) names.size() * realisations),
        new Draws(template.load(), names, all, realisations, noise, seed));
  }

  /** Rows by number. */
  record Rows(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  /** One spectrum per row. */
  record Draws(
      SimulatedObservation simulated,
      List<String> names,
      List<SpectralModel> models,
      int realisations,
      Noise noise,
      long seed)
      implements RowKernel<Long, SimulatedRow> {
    Draws {
      names = List.copyOf(names);
      models = List.copyOf(models);
    }

    @Override
    public Stream<SimulatedRow> apply(Long row) {
      Observation observation = simulated.observation();
      int channels = observation.response().channels();
      double[] counts = new double[channels];
      new ExpectedCounts(observation, new Notice.Range(0, channels))
          .of(models.get((int) (row / realisations)), counts);
      SimulatedCounts.addBackground(observation, 0, counts);
      double[] background =
          SimulatedCounts.background(observation.background(), simulated.backExposureS());
      if (noise == Noise.POISSON) {
        RandomStream random = new RandomStream(seed, "xray.counts");
        random.start(row);
        SimulatedCounts.draw(random, simulated.deviation(), counts);
        RandomStream other = new RandomStream(seed, "xray.background");
        other.start(row);
        SimulatedCounts.draw(other, new double[0], background);
      }

      return Stream.of(row(row, counts, background, "ok", null));
    }

    @Override
    public Stream<SimulatedRow> failed(Long row, String reason) {
      return Stream.of(row(row, new double[0], new double[0], "error", reason));
    }

    @Override
    public List<String> explained(Long row, SimulatedRow simulatedRow) {
      Observation observation = simulated.observation();
      int channels = observation.response().channels();
      double[] counts = new double[channels];
      new ExpectedCounts(observation, new Notice.Range(0, channels))
          .of(models.get((int) (row / realisations)), counts);
      double source = SimulatedCounts.total(counts);
      SimulatedCounts.addBackground(observation, 0, counts);
      double[] drawn = simulatedRow.counts();
      return new Explanation()
          .with("exposure", observation.exposureS(), "s")
          .with("expected counts of the source", source, "count")
          .with(
              "expected counts of the background", SimulatedCounts.total(counts) - source, "count")
          .with("drawn counts", SimulatedCounts.total(drawn), "count")
          .lines();
    }

    private SimulatedRow row(
        long row, double[] counts, double[] background, String status, String note) {
      Response response = simulated.observation().response();
      int[] channel = new int[counts.length];
      for (int c = 0; c < channel.length; c++) {
        channel[c] = response.firstChannel() + c;
      }

      String model = names.get((int) (row / realisations));
      int realisation = (int) (row % realisations);
      return new SimulatedRow(
          row,
          realisations == 1 ? model : model + "_" + realisation,
          model,
          realisation,
          channel,
          counts,
          simulated.deviation(),
          background,
          simulated.observation().exposureS(),
          simulated.backExposureS(),
          simulated.areaScale(),
          simulated.backScale(),
          simulated.backgroundAreaScale(),
          simulated.backgroundBackScale(),
          simulated.grouping(),
          simulated.quality(),
          noise.name().toLowerCase(java.util.Locale.ROOT),
          simulated.responseFile(),
          simulated.areaFile(),
          status,
          note);
    }
  }
}
