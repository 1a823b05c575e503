package org.calibrant.report.chart;

/** Colours that tell categories apart: M. Okabe and K. Ito (2008), the dark ones first. */
final class Palette {
  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xe69f00, 0x222222, 0x8a7500
  };

  static final int SIZE = COLOURS.length;

  private Palette() {}

  static int colour(int index) {
    return COLOURS[index % COLOURS.length];
  }
}
