package org.calibrant.xray;

import java.io.Serializable;

/** How long an exposure is. */
public interface Duration extends Serializable {

  /** The exposure [s], given that of a file. */
  double seconds(double ofFile);

  /** As in the file. */
  record OfTheFile() implements Duration {
    @Override
    public double seconds(double ofFile) {
      return ofFile;
    }
  }

  /**
   * A stated time.
   *
   * @param s the exposure [s]
   */
  record Seconds(double s) implements Duration {
    public Seconds {
      Require.exposure(s);
    }

    @Override
    public double seconds(double ofFile) {
      return s;
    }
  }
}
