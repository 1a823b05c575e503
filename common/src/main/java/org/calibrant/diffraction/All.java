package org.calibrant.diffraction;

import java.util.List;

/**
 * The pixels that are in all of several selections.
 *
 * @param of the selections
 */
public record All(List<Selection> of) implements Selection {
  public All {
    of = List.copyOf(of);
  }

  @Override
  public void select(int slow, int fast, boolean[] chosen) {
    for (Selection selection : of) {
      selection.select(slow, fast, chosen);
    }
  }
}
