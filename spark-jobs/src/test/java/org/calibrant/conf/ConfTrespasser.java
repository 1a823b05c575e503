package org.calibrant.conf;

import org.calibrant.calibration.EngineTrespasser;

/** A binder that knows an engine. */
final class ConfTrespasser {
  EngineTrespasser engine;
}
