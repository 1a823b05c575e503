package org.calibrant.diffraction;

import java.io.Serializable;
import java.util.List;

/** What stills have in common. */
public interface Sharing extends Serializable {

  /** Parameters that have one value for all stills. */
  List<Refined> parameters();

  /** Converged when a step would lower the summed loss by less than this. */
  double decrease();

  /** How often the common values may be changed. */
  int maxIterations();
}
