package org.calibrant.diffraction;

/** How simulated crystals lie before their misset angles turn them. */
public enum Orientations {
  /** As the experiment's cell says. */
  AS_GIVEN,
  /** Anywhere: uniform over all rotations, known as from indexing; the misset angles are what is left. */
  ANYWHERE
}
