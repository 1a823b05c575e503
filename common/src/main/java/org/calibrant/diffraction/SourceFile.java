package org.calibrant.diffraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.image.NumberFile;

/**
 * Sources from text, one per line: x y z weight wavelength, the direction from the sample to the source
 * and the wavelength in m. As in nanoBragg, the weight is read and not used.
 *
 * @param file the list
 */
public record SourceFile(InputFile file) implements Beam {
  private static final Map<InputFile, List<Source>> LOADED = new ConcurrentHashMap<>();
  private static final double ANGSTROM_PER_M = 1e10;

  @Override
  public double wavelengthAngstrom() {
    return sources().get(0).wavelengthAngstrom();
  }

  @Override
  public List<Source> sources(Frame frame) {
    return sources();
  }

  private List<Source> sources() {
    return LOADED.computeIfAbsent(file, SourceFile::load);
  }

  private static List<Source> load(InputFile file) {
    List<Source> sources = new ArrayList<>();
    int line = 0;
    for (double[] n : NumberFile.rows(file, 5)) {
      line++;
      try {
        sources.add(new Source(new double[] {n[0], n[1], n[2]}, n[4] * ANGSTROM_PER_M));
      } catch (IllegalArgumentException e) {
        throw new BadInput(file.uri(), "source " + line, e.getMessage(), e);
      }
    }

    return List.copyOf(sources);
  }
}
