package org.calibrant.tracks;

/** No field at all: x + tx (z − z₀), y + ty (z − z₀). What other steppers are compared to. */
public record StraightLine() implements Stepper {

  @Override
  public Propagator in(MagneticField field) {
    return new Line();
  }

  private static final class Line implements Propagator {
    private double z;
    private int steps;

    @Override
    public Ending carry(double from, double to, double[] state) {
      z = to;
      steps = from == to ? 0 : 1;
      state[0] += state[2] * (to - from);
      state[1] += state[3] * (to - from);
      return Lorentz.finite(state) ? Ending.OK : Ending.NON_FINITE;
    }

    @Override
    public int steps() {
      return steps;
    }

    @Override
    public double z() {
      return z;
    }
  }
}
