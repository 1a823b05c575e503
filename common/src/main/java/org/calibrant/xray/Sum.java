package org.calibrant.xray;

import java.util.List;

/**
 * The sum of several models.
 *
 * @param parts at least one
 */
public record Sum(List<SpectralModel> parts) implements SpectralModel, Tabulated {

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

  @Override
  public double[] nodes(String path) {
    int i = part(path);
    return i < 0 ? new double[0] : Paths.nodes(path, "parts." + i, parts.get(i));
  }

  @Override
  public boolean logarithmic(String path) {
    int i = part(path);
    return i >= 0 && Paths.logarithmic(path, "parts." + i, parts.get(i));
  }

  /** The part that the path leads into, or -1. */
  private int part(String path) {
    for (int i = 0; i < parts.size(); i++) {
      if (path.startsWith("parts." + i + ".")) {
        return i;
      }
    }

    return -1;
  }
}
