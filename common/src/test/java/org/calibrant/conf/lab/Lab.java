package org.calibrant.conf.lab;

import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.core.Shorthand;
import org.calibrant.core.Unit;

/** A small campaign with every type that a configuration can hold. */
public final class Lab {
  private Lab() {}

  /** How points are spread. */
  public enum Spacing {
    LINEAR,
    LOG_LINEAR
  }

  /** The whole file of the six mistakes. */
  public record Job(String output, Campaign engine, int slices) {}

  /** What a campaign does. */
  public interface Campaign {}

  /** An engine with two grids and a model. */
  public record Library(Grid energies, Grid photonIndex, SpectralModel background)
      implements Campaign {}

  /** Evenly spread points. */
  public record Grid(@Unit("keV") double from, @Unit("keV") double to, int steps, Spacing spacing) {
    public Grid {
      if (!(from < to)) {
        throw new IllegalArgumentException("from must be below to, were " + from + " and " + to);
      }
    }
  }

  /** Points of an axis. */
  @Shorthand(Values.class)
  public interface Axis {}

  /** Points one by one. */
  public record Values(List<Double> values) implements Axis {}

  /** A range of points. */
  public record Steps(double from, double to, int count) implements Axis {}

  /** Everything at once. */
  @SuppressWarnings("ArrayRecordComponent")
  public record All(
      double real,
      int small,
      long large,
      boolean flag,
      String text,
      Spacing spacing,
      InputFile file,
      List<InputFile> files,
      List<Double> reals,
      int[] counts,
      String[] words,
      Map<String, Axis> grid,
      SpectralModel model) {}
}
