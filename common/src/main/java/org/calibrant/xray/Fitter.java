package org.calibrant.xray;

import java.io.Serializable;

/** Fits that share a configuration and a model. */
public interface Fitter extends Serializable {

  /** Working memory for one thread. */
  Session open();

  /** One thread's fits. */
  interface Session {

    /**
     * Fits one spectrum.
     *
     * @param counts per noticed channel [count]; whole numbers, or expected counts
     */
    TemperatureResult fit(double[] counts);
  }
}
