package org.calibrant.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.apache.hadoop.fs.Path;

/**
 * Previews of diffraction images, PNG files in grey, dark where photons are: √(photons / most), cut.
 *
 * @param most photons that are black; 0 for the brightest pixel of each image
 */
public record StillPng(double most) implements Export {
  private static final long serialVersionUID = 1L;
  private static final int WHITE = 255;

  public StillPng {
    if (!(most >= 0) || Double.isInfinite(most)) {
      throw new IllegalArgumentException("most must not be negative, was " + most);
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    Stills.refuseWhatIsThere(run, folder);
    ImageIO.setUseCache(false);
    Publication.publish(
        new Path(folder), run.hadoop(), fresh -> Stills.each(run, still -> put(still, fresh)));
  }

  private void put(Stills.Still still, java.nio.file.Path folder) throws IOException {
    if (!still.isComputed()) {
      return;
    }

    double black = most > 0 ? most : Math.max(still.largest(), Double.MIN_NORMAL);
    BufferedImage image =
        new BufferedImage(still.fast(), still.slow(), BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < still.pixels().length; i++) {
      double share = Math.min(1, Math.max(0, still.pixels()[i]) / black);
      int grey = WHITE - (int) Math.rint(WHITE * Math.sqrt(share));
      image.getRaster().setSample(i % still.fast(), i / still.fast(), 0, grey);
    }

    try (var out = Files.newOutputStream(folder.resolve(still.file() + ".png"))) {
      ImageIO.write(image, "png", out);
    }
  }
}
