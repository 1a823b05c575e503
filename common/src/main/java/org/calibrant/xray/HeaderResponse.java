package org.calibrant.xray;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/**
 * The files that the spectrum's header names: RESPFILE with ANCRFILE, or RESPFILE alone, whose
 * matrix then holds the area. A relative name is taken from the folder of the spectrum.
 */
public record HeaderResponse() implements ResponseChoice {
  @Override
  public ResponseFiles of(InputFile file, Pha pha) {
    if (pha.responseFile().isBlank()) {
      throw new BadInput(
          file.uri(), "", "names no response: RESPFILE is absent or none; give the files instead");
    }

    InputFile matrix = Beside.file(file, pha.responseFile());
    return pha.areaFile().isBlank()
        ? new Rsp(matrix)
        : new ArfRmf(Beside.file(file, pha.areaFile()), matrix);
  }
}
