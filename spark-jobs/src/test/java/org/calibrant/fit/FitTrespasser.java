package org.calibrant.fit;

import org.calibrant.calibration.EngineTrespasser;

/** A search that knows one engine. */
final class FitTrespasser {
  EngineTrespasser engine;
}
