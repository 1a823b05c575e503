package org.calibrant.diffraction;

/**
 * The same for every reflection.
 *
 * @param f amplitude [electron]
 */
public record Uniform(double f) implements StructureFactors {
  public Uniform {
    Require.positive("f", f);
  }

  @Override
  public double uniform() {
    return f;
  }

  @Override
  public Amplitudes open(double[] cells) {
    return (h, k, l, out) -> {
      out[0] = f;
      out[1] = 0;
      out[2] = 0;
      out[3] = 0;
    };
  }
}
