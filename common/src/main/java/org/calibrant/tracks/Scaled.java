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
    probe().at(x, y, z, b);
  }

  @Override
  public FieldProbe probe() {
    if (field instanceof MapField map) {
      return map.measured().probe(factor);
    }

    FieldProbe probe = field.probe();
    return new FieldProbe() {
      @Override
      public void at(double x, double y, double z, double[] b) {
        probe.at(x, y, z, b);
        scale(b);
      }

      @Override
      public void gradient(double x, double y, double z, double[] g) {
        probe.gradient(x, y, z, g);
        for (int i = 0; i < g.length; i++) {
          g[i] *= factor;
        }
      }

      @Override
      public Ending unknown() {
        return probe.unknown();
      }
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
