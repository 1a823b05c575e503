package org.calibrant.diffraction;

import java.io.Serializable;
import java.util.List;
import org.calibrant.fit.Optimiser;

/**
 * A part of a refinement; the next stage begins where it ends.
 *
 * @param free names of the parameters that move
 * @param loss what is made small
 * @param optimiser how; its tolerances are in units of the loss per pixel
 */
public record Stage(List<String> free, Loss loss, Optimiser optimiser) implements Serializable {
  public Stage {
    free = List.copyOf(free);
    Require.atLeast(1, "number of free parameters", free.size());
  }
}
