package org.calibrant.optics;

import org.calibrant.core.Explanation;

/** What an image is like, for a person who doubts it. */
final class ImageFacts {
  private ImageFacts() {}

  /** Photons in all, the brightest pixel and the centroid of an image, row by row [ph]. */
  static Explanation of(double[] image, int columns) {
    double total = 0;
    double x = 0;
    double y = 0;
    int brightest = 0;
    for (int i = 0; i < image.length; i++) {
      total += image[i];
      x += image[i] * (i % columns);
      int row = i / columns;
      y += image[i] * row;
      brightest = image[i] > image[brightest] ? i : brightest;
    }

    return new Explanation()
        .with("expected photons", total, "ph")
        .with(
            "brightest pixel",
            "%s ph in row %d, column %d"
                .formatted(image[brightest], brightest / columns, brightest % columns))
        .with("centroid, row", y / total, "pixel")
        .with("centroid, column", x / total, "pixel");
  }
}
