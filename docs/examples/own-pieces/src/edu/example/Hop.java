package edu.example;

import org.calibrant.calibration.Metropolis;
import org.calibrant.calibration.Move;

/**
 * A move of one's own: every walker hops by a normal step of the same size along each coordinate.
 * The proposal is symmetric, so its ratio is 1 and its logarithm 0.
 *
 * @param sd standard deviation of a step
 */
public record Hop(double sd) implements Move {
  public Hop {
    if (!(sd > 0)) {
      throw new IllegalArgumentException("sd must be positive, was " + sd);
    }
  }

  @Override
  public int groups() {
    return 1;
  }

  @Override
  public Mover mover(int dimensions) {
    return new Metropolis(
        (group, walker, stream, y, batch, k) -> {
          for (int i = 0; i < dimensions; i++) {
            y[i * batch + k] = group.x()[i * group.stride() + walker] + sd * stream.normal();
          }

          return 0;
        });
  }
}
