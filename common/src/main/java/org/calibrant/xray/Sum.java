package org.calibrant.xray;

import java.util.List;

/**
 * The sum of several models.
 *
 * @param parts at least one
 */
public record Sum(List<SpectralModel> parts) implements SpectralModel {

  public Sum {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a sum needs at least one part");
    }
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    for (SpectralModel part : parts) {
      part.addTo(edges, flux);
    }
  }

  @Override
  public void check() {
    parts.forEach(SpectralModel::check);
  }
}
