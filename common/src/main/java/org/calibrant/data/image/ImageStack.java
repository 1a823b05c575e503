package org.calibrant.data.image;

import org.calibrant.core.BadInput;

/**
 * Images of one file.
 *
 * @param file as the user named it
 * @param count how many
 * @param slow rows of each
 * @param fast pixels in a row
 * @param pixels all of them, image after image, row by row; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageStack(String file, int count, int slow, int fast, double[] pixels) {

  public ImageStack {
    if (count < 1 || slow < 1 || fast < 1 || (long) count * slow * fast != pixels.length) {
      throw new BadInput(
          file,
          "",
          "expected images of at least one pixel, found %d of %d × %d with %d numbers"
              .formatted(count, slow, fast, pixels.length));
    }
  }

  /** Refuses images of another shape. */
  public ImageStack require(int wantedSlow, int wantedFast) {
    if (slow != wantedSlow || fast != wantedFast) {
      throw new BadInput(
          file,
          "",
          "the image has %d × %d pixels (slow × fast), the detector %d × %d"
              .formatted(slow, fast, wantedSlow, wantedFast));
    }

    return this;
  }

  /** One image. */
  public double[] image(int index) {
    int size = slow * fast;
    return java.util.Arrays.copyOfRange(pixels, index * size, (index + 1) * size);
  }
}
