package org.calibrant.diffraction;

import java.io.Serializable;

/** Which pixels are computed and compared; the others are 0 in an image. */
public interface Selection extends Serializable {

  /**
   * Clears what is left out.
   *
   * @param chosen one per pixel, row by row
   */
  void select(int slow, int fast, boolean[] chosen);

  /**
   * Opens what it reads.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or of another shape
   */
  default void check(int slow, int fast) {
    select(slow, fast, new boolean[slow * fast]);
  }

  /** Indices of the chosen pixels. */
  static int[] pixels(Selection selection, Detector detector) {
    boolean[] chosen = new boolean[detector.size()];
    java.util.Arrays.fill(chosen, true);
    selection.select(detector.slow(), detector.fast(), chosen);
    int[] pixels = new int[chosen.length];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        pixels[count] = i;
        count++;
      }
    }

    return java.util.Arrays.copyOf(pixels, count);
  }
}
