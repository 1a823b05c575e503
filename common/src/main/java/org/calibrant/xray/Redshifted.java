package org.calibrant.xray;

/**
 * A source seen at redshift z: N(E) = N_source(E (1 + z)), so that the photons of the bin
 * [E₁, E₂] are those of the source's bin [E₁ (1 + z), E₂ (1 + z)] divided by 1 + z.
 *
 * @param redshift z
 * @param source the spectrum in its own frame
 */
public record Redshifted(double redshift, SpectralModel source)
    implements SpectralModel, Tabulated {

  public Redshifted {
    Require.redshift(redshift);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double stretch = 1 + redshift;
    double[] emitted = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      emitted[i] = edges[i] * stretch;
    }

    double[] own = new double[flux.length];
    source.addTo(emitted, own);
    for (int i = 0; i < flux.length; i++) {
      flux[i] += own[i] / stretch;
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
