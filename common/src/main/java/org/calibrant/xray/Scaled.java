package org.calibrant.xray;

/**
 * A model times a constant.
 *
 * @param factor the constant, not negative
 * @param source what is multiplied
 */
public record Scaled(double factor, SpectralModel source) implements SpectralModel, Tabulated {

  public Scaled {
    Require.nonNegative("factor", factor);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double[] own = new double[flux.length];
    source.addTo(edges, own);
    for (int i = 0; i < flux.length; i++) {
      flux[i] += factor * own[i];
    }
  }

  @Override
  public void check() {
    source.check();
  }

  @Override
  public double[] nodes(String path) {
    return Paths.nodes(path, "source", source);
  }

  @Override
  public boolean logarithmic(String path) {
    return Paths.logarithmic(path, "source", source);
  }
}
