package org.calibrant.conf.lab;

import java.util.List;

/** A kind that contains its own role. */
public record Sum(List<SpectralModel> parts) implements SpectralModel {
  public Sum {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a sum needs at least one part");
    }
  }
}
