package org.calibrant.optics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The blueprints of a JVM by the digest of their structure, the last few used: threads and units with
 * one structure share them, and a new one is computed exactly when the structure is new.
 */
final class Blueprints {
  private static final int KEPT = 8;
  private static final Blueprints SHARED = new Blueprints();

  private final Map<String, Blueprint> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Blueprint> eldest) {
          return size() > KEPT;
        }
      };

  private int built;

  static Blueprints shared() {
    return SHARED;
  }

  synchronized Blueprint of(String digest, Supplier<Blueprint> builder) {
    Blueprint known = kept.get(digest);
    if (known == null) {
      known = builder.get();
      kept.put(digest, known);
      built++;
    }

    return known;
  }

  /** How many were computed so far. */
  synchronized int built() {
    return built;
  }
}
