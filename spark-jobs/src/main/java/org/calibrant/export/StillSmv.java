package org.calibrant.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.calibrant.data.image.Smv;

/**
 * Diffraction images as SMV files, one each: 16-bit numbers, photons times a scale, rounded, with an
 * offset. The header states pixel, distance [mm], wavelength [Å] and the beam's centre [mm] from the
 * first corner, x along fast, y along slow; SCALE and ADC_OFFSET lead back to photons.
 *
 * @param scale numbers per photon; 0 for 55000 at the brightest pixel of each image, as nanoBragg has it
 * @param offset added to every pixel
 */
public record StillSmv(double scale, int offset) implements Export {
  private static final long serialVersionUID = 1L;
  private static final double BRIGHTEST = 55000;

  public StillSmv {
    if (!(scale >= 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must not be negative, was " + scale);
    }

    if (!(offset >= 0 && offset <= Smv.SATURATION)) {
      throw new IllegalArgumentException("offset must be 0 to 65535, was " + offset);
    }
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    Stills.refuseWhatIsThere(run, folder);
    Publication.publish(
        new Path(folder), run.hadoop(), fresh -> Stills.each(run, still -> put(still, fresh)));
  }

  private void put(Stills.Still still, java.nio.file.Path folder) throws IOException {
    if (!still.isComputed()) {
      return;
    }

    double largest = still.largest();
    double used = scale > 0 ? scale : largest > 0 ? BRIGHTEST / largest : 1;
    int[] counts = new int[still.pixels().length];
    for (int i = 0; i < counts.length; i++) {
      double count = Math.rint(still.pixels()[i] * used) + offset;
      counts[i] = (int) Math.max(0, Math.min(Smv.SATURATION, count));
    }

    Map<String, String> header = new LinkedHashMap<>();
    header.put("PIXEL_SIZE", text(still.pixelMm()));
    header.put("DISTANCE", text(still.distance()));
    header.put("WAVELENGTH", text(still.wavelength()));
    header.put("BEAM_CENTER_X", text(still.centreFast()));
    header.put("BEAM_CENTER_Y", text(still.centreSlow()));
    header.put("PHI", "0");
    header.put("OSC_START", "0");
    header.put("OSC_RANGE", "0");
    header.put("SCALE", String.valueOf(used));
    header.put("ADC_OFFSET", String.valueOf(offset));
    try (OutputStream out = Files.newOutputStream(folder.resolve(still.file() + ".img"))) {
      Smv.write(out, header, still.slow(), still.fast(), counts);
    }
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.9g", value);
  }
}
