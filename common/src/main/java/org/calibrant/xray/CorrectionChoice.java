package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/** Which spectrum, if any, corrects another. */
public interface CorrectionChoice extends Serializable {

  /** The file of the correction; null for none. */
  InputFile of(InputFile file, Pha pha);

  /** What its rates are multiplied by, given the CORRSCAL of the spectrum. */
  double scale(double corrScale);

  /** None. */
  record NoCorrection() implements CorrectionChoice {
    @Override
    public InputFile of(InputFile file, Pha pha) {
      return null;
    }

    @Override
    public double scale(double corrScale) {
      return 0;
    }
  }

  /** What CORRFILE names, times CORRSCAL. */
  record HeaderCorrection() implements CorrectionChoice {
    @Override
    public InputFile of(InputFile file, Pha pha) {
      return pha.correctionFile().isBlank() ? null : Beside.file(file, pha.correctionFile());
    }

    @Override
    public double scale(double corrScale) {
      return corrScale;
    }
  }

  /**
   * A stated file.
   *
   * @param file OGIP spectrum
   * @param scale what its rates are multiplied by, XSPEC's {@code cornorm}
   */
  record CorrectionFile(InputFile file, double scale) implements CorrectionChoice {
    public CorrectionFile {
      Require.finite("scale", scale);
    }

    @Override
    public InputFile of(InputFile spectrum, Pha pha) {
      return file;
    }

    @Override
    public double scale(double corrScale) {
      return scale;
    }
  }
}
