package org.calibrant.calibration;

import java.io.Serializable;

/**
 * A move of a mixture: each iteration makes one move, drawn by weight.
 *
 * @param weight its share, relative to the others
 * @param move what is done
 */
public record Weighted(double weight, Move move) implements Serializable {
  public Weighted {
    Must.bePositive("weight", weight);
  }
}
