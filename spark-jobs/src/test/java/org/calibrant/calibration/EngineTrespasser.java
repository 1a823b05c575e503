package org.calibrant.calibration;

import org.calibrant.core.CoreTrespasser;
import org.calibrant.core.Engine;
import org.calibrant.core.Workers;

/** An engine that is no record, and that the vocabulary knows in turn. */
public final class EngineTrespasser implements Engine {
  private static final long serialVersionUID = 1L;

  transient CoreTrespasser circle;

  @Override
  public void run(Workers workers) {}
}
