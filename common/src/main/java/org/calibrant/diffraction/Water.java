package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * A cube of water of edge w: F² rₑ² fluence w³ ρ N_A / M with F = 2.57 and 18 g/mol, the same in every
 * pixel. The C program adds it before it scales the sum by rₑ², fluence, polarisation and solid angle,
 * which leaves next to nothing of it: {@code in-the-sum}.
 *
 * @param edgeMicron w
 * @param inTheSum as the C program has it
 */
public record Water(@Unit("µm") double edgeMicron, boolean inTheSum) implements Background {
  private static final double F = 2.57;
  private static final double MOLECULES_PER_M3 = 1e6 * 6.02214179e23 / 18;
  private static final double M_PER_MICRON = 1e-6;

  public Water {
    Require.nonNegative("edge-micron", edgeMicron);
  }

  @Override
  public double photons(double fluence) {
    return inTheSum ? 0 : scattered(fluence);
  }

  @Override
  public double inTheSum(double fluence) {
    return inTheSum ? scattered(fluence) : 0;
  }

  private double scattered(double fluence) {
    double w = edgeMicron * M_PER_MICRON;
    return F * F * Rays.ELECTRON_RADIUS_SQUARED * fluence * w * w * w * MOLECULES_PER_M3;
  }
}
