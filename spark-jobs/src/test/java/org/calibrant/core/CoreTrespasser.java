package org.calibrant.core;

import org.calibrant.calibration.EngineTrespasser;

/** Vocabulary that knows one of its users. */
public final class CoreTrespasser {
  EngineTrespasser user;
}
