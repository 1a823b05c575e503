package edu.example.pendulum;

/** T = 2π √(L/g), whatever the amplitude. */
public record SmallAngle() implements PeriodMethod {
  @Override
  public double period(double length, double gravity, double amplitude) {
    return 2 * Math.PI * Math.sqrt(length / gravity);
  }
}
