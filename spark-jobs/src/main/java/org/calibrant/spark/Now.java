package org.calibrant.spark;

import java.time.Duration;
import java.time.Instant;

/**
 * The time by which runs are named and publications dated. The system property {@code
 * calibrant.days} sets it off by some days, for a test that lets weeks pass.
 */
final class Now {
  private Now() {}

  static Instant instant() {
    return Instant.now().plus(Duration.ofDays(Long.getLong("calibrant.days", 0)));
  }
}
