package org.calibrant.xray;

/**
 * A source behind an absorber.
 *
 * @param absorption what the photons pass
 * @param source what emits them
 */
public record Absorbed(Absorption absorption, SpectralModel source)
    implements SpectralModel, Tabulated {

  @Override
  public void addTo(double[] edges, double[] flux) {
    double[] own = new double[flux.length];
    source.addTo(edges, own);
    absorption.multiply(edges, own);
    for (int i = 0; i < flux.length; i++) {
      flux[i] += own[i];
    }
  }

  @Override
  public void check() {
    absorption.check();
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
