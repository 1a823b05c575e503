package org.calibrant.diffraction;

/** Between whole images and lists of their pixels. */
final class Pixels {
  private Pixels() {}

  static double[] of(double[] image, int[] pixels) {
    double[] values = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      values[i] = image[pixels[i]];
    }

    return values;
  }

  /** A whole image, 0 elsewhere. */
  static double[] image(double[] values, int[] pixels, int size) {
    double[] image = new double[size];
    for (int i = 0; i < pixels.length; i++) {
      image[pixels[i]] = values[i];
    }

    return image;
  }

  /** An image of some pixels as the experiment has it. */
  static double[] computed(Experiment experiment, int[] pixels, double[] values) {
    double[] some = new double[pixels.length];
    new ImageModel(experiment, pixels, ImageModel.kernel(), false).image(values, some);
    return image(some, pixels, experiment.detector().size());
  }
}
