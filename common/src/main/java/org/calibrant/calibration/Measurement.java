package org.calibrant.calibration;

/** What a campaign costs here; measured when it is first asked for. */
public interface Measurement {

  /** One evaluation of the model, in a batch, on one core [s]. */
  double evaluation();

  /** A stage of tasks that do nothing [s]. */
  double barrier();

  /** How many problems. */
  long problems();

  /** Independent ensembles of a problem. */
  int ensembles();

  /** Evaluations of one ensemble from check to check, with all its rungs. */
  double evaluationsPerCheck();

  /** Most checks of a problem. */
  long checks();

  /** How often a group is updated while the others stand still. */
  int updates();
}
