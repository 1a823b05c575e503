package org.calibrant.tracks;

/**
 * A field times a factor. The factor −1 is the other polarity: reversing the current of a magnet
 * reverses all three components.
 *
 * @param factor of all three components
 * @param field the field
 */
public record Scaled(double factor, MagneticField field) implements MagneticField {

  public Scaled {
    Require.finite("factor", factor);
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    field.at(x, y, z, b);
    scale(b);
  }

  @Override
  public FieldProbe probe() {
    FieldProbe probe = field.probe();
    return (x, y, z, b) -> {
      probe.at(x, y, z, b);
      scale(b);
    };
  }

  private void scale(double[] b) {
    b[0] *= factor;
    b[1] *= factor;
    b[2] *= factor;
  }

  @Override
  public void check() {
    field.check();
  }
}
