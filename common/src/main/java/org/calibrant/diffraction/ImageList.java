package org.calibrant.diffraction;

import org.calibrant.core.BadInput;

/**
 * Observed stills from files.
 *
 * @param images the files
 * @param starts where each refinement begins
 */
public record ImageList(ObservedImages images, Variations starts) implements Stills {
  @Override
  public long size() {
    return images.size();
  }

  @Override
  public Exposure exposure(long index, Experiment experiment, int[] pixels) {
    double[] image = images.image(index, experiment.detector());
    double[] start = starts.values(index, Parameters.of(experiment));
    return new Exposure(id(index), experiment, start, new double[0], Double.NaN, image);
  }

  @Override
  public String id(long index) {
    return images.name(index);
  }

  @Override
  public void check(Experiment experiment) {
    images.check(experiment.detector());
    starts.check(Parameters.of(experiment));
    if (starts.size() >= 0 && starts.size() < images.size()) {
      throw new BadInput(
          images.files().get(0).uri(),
          "",
          "there are %d images and %d starts".formatted(images.size(), starts.size()));
    }
  }
}
