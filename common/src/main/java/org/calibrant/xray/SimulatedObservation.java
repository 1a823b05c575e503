package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.InputFile;

/**
 * An observation to be simulated; arrays hold one element per channel, or one for all.
 *
 * @param observation instrument, exposure, observed background, correction
 * @param backExposureS exposure of the background spectrum that is drawn [s]
 * @param areaScale AREASCAL
 * @param backScale BACKSCAL
 * @param backgroundAreaScale AREASCAL of the background
 * @param backgroundBackScale BACKSCAL of the background
 * @param deviation standard deviation of the counts where they are not Poisson; empty where they are
 * @param grouping passed on; empty for none
 * @param quality passed on; empty for none
 * @param responseFile the matrix
 * @param areaFile the area, or {@code ""}
 */
public record SimulatedObservation(
    Observation observation,
    double backExposureS,
    double[] areaScale,
    double[] backScale,
    double[] backgroundAreaScale,
    double[] backgroundBackScale,
    double[] deviation,
    int[] grouping,
    int[] quality,
    String responseFile,
    String areaFile)
    implements Serializable {

  /**
   * Names of the files behind a response, without their folders, on which no row may depend: matrix
   * and area.
   */
  static String[] names(ResponseFiles files) {
    if (files instanceof ArfRmf both) {
      return new String[] {name(both.rmf()), name(both.arf())};
    }

    if (files instanceof Rsp rsp) {
      return new String[] {name(rsp.rsp()), ""};
    }

    return new String[] {files instanceof RmfOnly only ? name(only.rmf()) : "", ""};
  }

  private static String name(InputFile file) {
    return file.uri().substring(file.uri().lastIndexOf('/') + 1);
  }
}
