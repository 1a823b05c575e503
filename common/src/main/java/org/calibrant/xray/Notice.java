package org.calibrant.xray;

import java.io.Serializable;

/** Which channels of a spectrum enter a fit. */
public interface Notice extends Serializable {

  /**
   * The noticed channels as a half-open range of channel indices, counted from 0.
   *
   * @throws IllegalArgumentException for channels that the response does not have
   */
  Range of(Response response);

  /** Channel indices {@code first} … {@code end − 1}. */
  record Range(int first, int end) implements Serializable {
    public int size() {
      return end - first;
    }
  }
}
