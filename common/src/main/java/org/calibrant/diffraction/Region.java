package org.calibrant.diffraction;

/**
 * A rectangle; the last row and column belong to it.
 *
 * @param slowFrom first row
 * @param slowTo last row
 * @param fastFrom first pixel in a row
 * @param fastTo last pixel in a row
 */
public record Region(int slowFrom, int slowTo, int fastFrom, int fastTo) implements Selection {
  public Region {
    Require.atLeast(0, "slow-from", slowFrom);
    Require.atLeast(slowFrom, "slow-to", slowTo);
    Require.atLeast(0, "fast-from", fastFrom);
    Require.atLeast(fastFrom, "fast-to", fastTo);
  }

  @Override
  public void select(int slow, int fast, boolean[] chosen) {
    if (slowFrom >= slow || fastFrom >= fast) {
      throw new IllegalArgumentException(
          "the region begins at %d, %d, outside the %d × %d pixels"
              .formatted(slowFrom, fastFrom, slow, fast));
    }

    for (int i = 0; i < chosen.length; i++) {
      int s = i / fast;
      int f = i % fast;
      chosen[i] &= s >= slowFrom && s <= slowTo && f >= fastFrom && f <= fastTo;
    }
  }
}
