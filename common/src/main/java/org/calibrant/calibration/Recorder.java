package org.calibrant.calibration;

/** Keeps what is due after each iteration: draws and windows. */
final class Recorder {
  private final Climbers climbers;
  private final Schedule schedule;
  private final Chain chain = new Chain();
  private final long[] acceptedAtDraw;
  private final long[] acceptedAtWindow;
  private long proposedAtWindow;

  /** Begins at a check. */
  Recorder(Climbers climbers, Schedule schedule) {
    this.climbers = climbers;
    this.schedule = schedule;
    this.acceptedAtDraw = climbers.cold().accepted.clone();
    this.acceptedAtWindow = climbers.cold().accepted.clone();
    this.proposedAtWindow = climbers.cold().proposed;
  }

  Chain chain() {
    return chain;
  }

  void record() {
    Ensemble cold = climbers.cold();
    if (schedule.keeps(cold.iteration)) {
      chain.keep(cold, acceptedAtDraw);
      System.arraycopy(cold.accepted, 0, acceptedAtDraw, 0, acceptedAtDraw.length);
    }

    if (cold.iteration % schedule.checkEvery() == 0) {
      chain.windows.add(window(cold));
      System.arraycopy(cold.accepted, 0, acceptedAtDraw, 0, acceptedAtDraw.length);
      System.arraycopy(cold.accepted, 0, acceptedAtWindow, 0, acceptedAtWindow.length);
      proposedAtWindow = cold.proposed;
    }
  }

  private Window window(Ensemble cold) {
    double[] acceptance = new double[cold.walkers];
    double lnPosterior = 0;
    for (int j = 0; j < acceptance.length; j++) {
      double proposed = cold.proposed - proposedAtWindow;
      acceptance[j] = (cold.accepted[j] - acceptedAtWindow[j]) / proposed;
      lnPosterior += (cold.lnPrior[j] + cold.lnLikelihood[j]) / acceptance.length;
    }

    long from = cold.iteration - schedule.checkEvery() + 1;
    return new Window(from, cold.iteration, acceptance, lnPosterior, climbers.counts());
  }
}
