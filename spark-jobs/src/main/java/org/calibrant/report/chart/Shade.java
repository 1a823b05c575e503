package org.calibrant.report.chart;

/** Colours that stand for numbers. */
@SuppressWarnings("ImmutableEnumChecker") // its arrays are never handed out
public enum Shade {
  /** From dark violet to yellow, as light grows with the number: viridis. */
  SEQUENTIAL(
      0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725),

  /** From blue over white to red, for numbers with a sign: ColorBrewer's RdBu, reversed. */
  DIVERGING(
      0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d,
      0xb2182b, 0x67001f),

  /** From white to blue, for densities that fade out on paper: the light half of ColorBrewer's Blues. */
  FADING(0xffffff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6);

  /** What stands for no number. */
  static final int NONE = 0xbbbbbb;

  private final int[] keys;

  Shade(int... keys) {
    this.keys = keys;
  }

  /** The colour at a share from 0 to 1; grey where there is no number. */
  int at(double share) {
    if (Double.isNaN(share)) {
      return NONE;
    }

    double place = Math.max(0, Math.min(1, share)) * (keys.length - 1);
    int below = Math.min((int) place, keys.length - 2);
    double rest = place - below;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double low = keys[below] >> shift & 0xff;
      double high = keys[below + 1] >> shift & 0xff;
      colour = colour << 8 | (int) Math.round(low + rest * (high - low));
    }

    return colour;
  }
}
