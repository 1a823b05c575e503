package org.calibrant.xray;

/**
 * A model that is tabulated in some of its parameters: between two neighbouring nodes the flux of
 * every bin is a straight line in the parameter or in its logarithm. Who folds the model at the
 * nodes once can interpolate the folded spectra, with the same result as folding anew.
 *
 * <p>Paths are those of {@link ModelParameters}. A composite passes the question on to its parts
 * where the property survives composition.
 */
public interface Tabulated {

  /**
   * The values of the parameter at which the model is tabulated, increasing; empty where the model
   * is not piecewise linear in that parameter. Outside the nodes the model is constant.
   */
  double[] nodes(String path);

  /**
   * Whether the model is linear in ln p between nodes, rather than in p.
   *
   * @param path a parameter for which {@link #nodes} are not empty
   */
  boolean logarithmic(String path);
}
