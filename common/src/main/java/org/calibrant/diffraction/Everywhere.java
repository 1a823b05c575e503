package org.calibrant.diffraction;

/** All pixels. */
public record Everywhere() implements Selection {
  @Override
  public void select(int slow, int fast, boolean[] chosen) {}
}
