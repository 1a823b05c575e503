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

/**
 * Predicted spectra: every model through every response, one {@link FoldRow} each, ordered by the
 * names of response and model.
 *
 * @param responses instruments by name
 * @param models spectral models by name
 */
@KernelVersion(1)
public record FoldEngine(Map<String, ResponseFiles> responses, Map<String, SpectralModel> models)
    implements Engine {

  public FoldEngine {
    if (responses.isEmpty() || models.isEmpty()) {
      throw new IllegalArgumentException("responses and models must not be empty");
    }

    responses = Map.copyOf(responses);
    models = Map.copyOf(models);
  }

  @Override
  public void check() {
    responses.values().forEach(ResponseFiles::load);
    models.values().forEach(SpectralModel::check);
  }

  @Override
  public void run(Workers workers) {
    List<Named<Response>> instruments = new ArrayList<>();
    new TreeMap<>(responses)
        .forEach((name, files) -> instruments.add(new Named<>(name, files.load())));
    List<Named<SpectralModel>> spectra = new ArrayList<>();
    new TreeMap<>(models).forEach((name, model) -> spectra.add(new Named<>(name, model)));
    workers.write(
        Table.of(FoldRow.class),
        new Pairs(instruments.size(), spectra.size()),
        new Fold(instruments, spectra));
  }

  record Named<T extends java.io.Serializable>(String name, T value)
      implements java.io.Serializable {}

  /** Every response with every model. */
  record Pairs(int responses, int models) implements Sweep<Pairs.Pair> {
    record Pair(long index, int response, int model) {}

    @Override
    public long size() {
      return (long) responses * models;
    }

    @Override
    public Pair unit(long index) {
      return new Pair(index, (int) (index / models), (int) (index % models));
    }
  }

  /** rate = Mᵀ (S N), one response and one model at a time. */
  record Fold(List<Named<Response>> responses, List<Named<SpectralModel>> models)
      implements RowKernel<Pairs.Pair, FoldRow> {

    @Override
    public Stream<FoldRow> apply(Pairs.Pair pair) {
      Response response = responses.get(pair.response()).value();
      double[] rate = new double[response.channels()];
      Notice.Range all = new Notice.Range(0, rate.length);
      new ExpectedCounts(new Observation(response, 1), all)
          .of(models.get(pair.model()).value(), rate);
      return Stream.of(row(pair, rate, "ok", null));
    }

    @Override
    public Stream<FoldRow> failed(Pairs.Pair pair, String reason) {
      return Stream.of(row(pair, new double[0], "error", reason));
    }

    @Override
    public List<String> explained(Pairs.Pair pair, FoldRow row) {
      Response response = responses.get(pair.response()).value();
      Notice.Range all = new Notice.Range(0, response.channels());
      double[] flux = new double[response.energies()];
      new ExpectedCounts(new Observation(response, 1), all)
          .flux(models.get(pair.model()).value(), flux);
      double[] edges = response.edges();
      double through = 0;
      for (int e = 0; e < flux.length; e++) {
        through += flux[e] * response.area()[e];
      }

      return new Explanation()
          .with("energies from", edges[0], "keV")
          .with("energies to", edges[edges.length - 1], "keV")
          .with("photon flux in all energies", SimulatedCounts.total(flux), "photon/cm2/s")
          .with("photons that the effective area collects", through, "photon/s")
          .with("counts in all channels", SimulatedCounts.total(row.rate()), "count/s")
          .lines();
    }

    private FoldRow row(Pairs.Pair pair, double[] rate, String status, String note) {
      Named<Response> response = responses.get(pair.response());
      int[] channel = new int[rate.length];
      for (int c = 0; c < channel.length; c++) {
        channel[c] = response.value().firstChannel() + c;
      }

      String model = models.get(pair.model()).name();
      return new FoldRow(pair.index(), response.name(), model, channel, rate, status, note);
    }
  }
}
