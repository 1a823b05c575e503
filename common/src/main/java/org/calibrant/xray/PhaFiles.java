package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.InputFile;

/**
 * Observed spectra in OGIP PHA files, each with its exposure, AREASCAL, BACKSCAL, errors, grouping
 * and quality. A correction (CORRFILE) is not applied.
 *
 * @param files one spectrum each; the name of the file is the name of the spectrum
 * @param response the instrument: what the headers name, or stated files for all
 * @param background the background: what the headers name, none, or one stated file for all
 */
public record PhaFiles(List<InputFile> files, ResponseChoice response, BackgroundChoice background)
    implements SpectrumList {
  public PhaFiles {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must name at least one spectrum");
    }
  }

  @Override
  public List<Spectrum> load() {
    ObservedSpectra spectra = new ObservedSpectra();
    List<Spectrum> list = new ArrayList<>();
    for (InputFile file : files) {
      String name = file.uri().substring(file.uri().lastIndexOf('/') + 1);
      list.add(spectra.read(name, file, response, background));
    }

    return list;
  }
}
