package org.calibrant.optics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.optics.inference.Bench;
import org.calibrant.optics.inference.Exposure;
import org.calibrant.optics.inference.Setting;
import org.calibrant.optics.inference.SyntheticExposures;
import org.calibrant.optics.telescope.Telescope;
import org.calibrant.params.ParameterStore;

/** Makes the visits of one exposure. */
record SyntheticKernel(Setting setting, SyntheticExposures exposures, boolean expected)
    implements RowKernel<Long, ExposureRow> {

  void check() {
    Bench bench = setting.bench();
    bench.image(bench.values());
    exposures.check(bench);
  }

  @Override
  public Stream<ExposureRow> apply(Long index) {
    Bench bench = setting.bench();
    String structure = setting.observation().structure();
    Exposure exposure = exposures.exposure(index, bench);
    List<ExposureRow> rows = new ArrayList<>();
    for (int visit = 0; visit < exposures.visits(); visit++) {
      ParameterStore truth = exposure.truths().get(visit);
      double[] image = exposure.visits().get(visit);
      StoreValues values =
          StoreValues.of(truth, Telescope.derivations(setting.observation().optics().scope()));
      long masked = 0;
      for (double pixel : image) {
        masked += Double.isNaN(pixel) ? 1 : 0;
      }

      rows.add(
          new ExposureRow(
              index * exposures.visits() + visit,
              exposure.id(),
              visit,
              exposure.rows(),
              exposure.columns(),
              image,
              expected ? bench.image(truth) : null,
              masked,
              values.names(),
              values.values(),
              structure,
              "ok",
              null));
    }

    return rows.stream();
  }

  @Override
  public List<String> explained(Long index, ExposureRow row) {
    Bench bench = setting.bench();
    Exposure exposure = exposures.exposure(index, bench);
    double[] image = bench.image(exposure.truths().get(row.visit()));
    double[] data = exposure.visits().get(row.visit());
    double photons = 0;
    long counted = 0;
    for (int i = 0; i < data.length; i++) {
      if (!Double.isNaN(data[i])) {
        photons += data[i];
        counted++;
      }
    }

    return ImageFacts.of(image, bench.columns())
        .with("pixels with a value", counted, "")
        .with("photons with noise in them", photons, "ph")
        .lines();
  }

  @Override
  public Stream<ExposureRow> failed(Long index, String reason) {
    int pixels = setting.observation().detector().pixels();
    return IntStream.range(0, exposures.visits())
        .mapToObj(
            visit ->
                new ExposureRow(
                    index * exposures.visits() + visit,
                    exposures.id(index),
                    visit,
                    pixels,
                    pixels,
                    null,
                    null,
                    0,
                    new String[0],
                    new double[0],
                    "",
                    "error",
                    reason));
  }
}
