package org.calibrant.diffraction;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.image.ImageStack;
import org.calibrant.data.image.Images;

/**
 * The pixels where an image (NPY, SMV or HDF5) is neither zero nor NaN.
 *
 * @param file the mask
 */
public record MaskFile(InputFile file) implements Selection {
  @Override
  public void select(int slow, int fast, boolean[] chosen) {
    ImageStack mask = Images.read(file).require(slow, fast);
    int left = 0;
    for (int i = 0; i < chosen.length; i++) {
      double value = mask.pixels()[i];
      chosen[i] &= value != 0 && !Double.isNaN(value);
      left += value != 0 && !Double.isNaN(value) ? 1 : 0;
    }

    if (left == 0) {
      throw new BadInput(file.uri(), "", "masks all pixels");
    }
  }
}
