package org.calibrant.core;

import java.util.List;

/** An engine that can say with which values it works, and where each comes from. */
public interface Stated {

  /** All values, those included that no configuration names. */
  List<Statement> statements();

  /** What the configuration's owner should know though nothing is wrong, one sentence each. */
  List<String> warnings();
}
