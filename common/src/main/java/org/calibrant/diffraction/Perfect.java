package org.calibrant.diffraction;

/** A crystal of one domain, not turned. */
public record Perfect() implements Mosaic {
  @Override
  public double spreadDeg() {
    return 0;
  }

  @Override
  public Domains domains() {
    return new Domains(new double[][] {{0, 0, 1}}, new double[] {0}, false);
  }
}
