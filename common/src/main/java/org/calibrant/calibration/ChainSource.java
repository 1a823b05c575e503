package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;

/** Chains that somebody else made. */
public interface ChainSource extends Serializable {

  /**
   * The chains, parameter by parameter.
   *
   * @throws org.calibrant.core.BadInput for a table that is missing, damaged or holds no chains
   */
  List<Given> chains();

  /**
   * Chains of one parameter.
   *
   * @param parameter its name
   * @param chains one array of draws per chain, all of one length
   */
  record Given(String parameter, double[][] chains) implements Serializable {}
}
