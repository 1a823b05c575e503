package org.calibrant.optics.inference;

import java.util.List;
import org.calibrant.params.ParameterStore;

/**
 * Images that are fitted together.
 *
 * @param id identifier
 * @param rows of each image
 * @param columns of each image
 * @param visits one image each, row by row [ph]; NaN where there is no value
 * @param truths the true values of each visit; empty where they are not known
 */
public record Exposure(
    String id, int rows, int columns, List<double[]> visits, List<ParameterStore> truths) {
  public Exposure {
    visits = List.copyOf(visits);
    truths = List.copyOf(truths);
  }
}
