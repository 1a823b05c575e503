package org.calibrant.spark;

import java.util.List;

/** Shards have not computed everything yet. */
public final class PartsMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PartsMissing(List<String> lines) {
    super(
        String.join("\n", lines)
            + "\nthese parts are missing: run their shards, then finish again");
  }
}
