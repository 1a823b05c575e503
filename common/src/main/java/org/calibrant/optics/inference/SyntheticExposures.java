package org.calibrant.optics.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.math.RandomStream;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Value;

/**
 * Exposures made from known values. Exposure i of a seed is the same for ever, however many there are.
 *
 * @param count how many
 * @param visits images of each
 * @param seed of all that is drawn
 * @param truth values that differ from those of the configuration
 * @param spread standard deviations of what differs from exposure to exposure, by key
 * @param visitSpread standard deviations of what differs from visit to visit, by key
 * @param noise what becomes of the expected photons
 * @param deadPixels the share of pixels without a value
 */
public record SyntheticExposures(
    int count,
    int visits,
    long seed,
    Map<String, Value> truth,
    Map<String, Value> spread,
    Map<String, Value> visitSpread,
    ImageNoise noise,
    double deadPixels)
    implements ExposureSource {

  public SyntheticExposures {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, was " + count);
    }

    if (visits < 1) {
      throw new IllegalArgumentException("visits must be at least 1, was " + visits);
    }

    if (!(deadPixels >= 0 && deadPixels < 1)) {
      throw new IllegalArgumentException("dead-pixels must lie in [0, 1), was " + deadPixels);
    }
  }

  @Override
  public long size() {
    return count;
  }

  @Override
  public String id(long index) {
    return "synthetic-" + index;
  }

  @Override
  public void check(Bench bench) {
    truth(0, 0, bench);
  }

  @Override
  public Exposure exposure(long index, Bench bench) {
    List<double[]> images = new ArrayList<>();
    List<ParameterStore> truths = new ArrayList<>();
    RandomStream stream = new RandomStream(seed, "image");
    RandomStream dead = new RandomStream(seed, "dead pixels");
    for (int visit = 0; visit < visits; visit++) {
      ParameterStore values = truth(index, visit, bench);
      double[] image = bench.image(values);
      stream.start(index, visit);
      dead.start(index, visit);
      for (int i = 0; i < image.length; i++) {
        double measured = noise.measured(image[i], stream);
        image[i] = deadPixels > 0 && dead.uniform() < deadPixels ? Double.NaN : measured;
      }

      images.add(image);
      truths.add(values);
    }

    return new Exposure(id(index), bench.rows(), bench.columns(), images, truths);
  }

  private ParameterStore truth(long index, int visit, Bench bench) {
    Map<String, double[]> given = new LinkedHashMap<>();
    truth.forEach((key, value) -> given.put(key, value.numbers()));
    ParameterStore store = bench.values().with(given);
    RandomStream ofExposure = new RandomStream(seed, "truth");
    RandomStream ofVisit = new RandomStream(seed, "truth of visits");
    ofExposure.start(index);
    ofVisit.start(index, visit);
    store = Scatter.about(store, spread, List.of(), ofExposure, ofExposure);
    return Scatter.about(store, visitSpread, List.of(), ofVisit, ofVisit);
  }
}
