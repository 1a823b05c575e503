package org.calibrant.tracks;

import java.util.List;

/** Carries one track after the other. */
final class OneByOne implements Carrier {
  private final Propagator propagator;

  OneByOne(Propagator propagator) {
    this.propagator = propagator;
  }

  @Override
  public void carry(List<Passage> tracks) {
    for (Passage track : tracks) {
      try {
        track.ending =
            track.jacobian == null
                ? propagator.carry(track.from(), track.to(), track.state)
                : propagator.carry(track.from(), track.to(), track.state, track.jacobian);
        track.steps = propagator.steps();
        track.z = propagator.z();
        propagator.report(track);
      } catch (RuntimeException e) {
        track.failure = String.valueOf(e.getMessage());
      }
    }
  }
}
