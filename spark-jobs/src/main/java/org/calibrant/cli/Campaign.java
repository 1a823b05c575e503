package org.calibrant.cli;

import java.util.Map;
import org.calibrant.core.Engine;
import org.calibrant.core.MayBeAbsent;
import org.calibrant.drift.Gate;
import org.calibrant.export.Export;
import org.calibrant.report.Figure;
import org.calibrant.spark.Execution;
import org.calibrant.spark.Shard;

/**
 * A configuration file as a whole.
 *
 * @param output the campaign's folder; a relative one is taken from the current folder
 * @param parts how the work is cut
 * @param maxFailedFraction which fraction of the rows may end with a status other than {@code ok}
 * @param engine what is computed
 * @param exports what is made of the finished tables, by name
 * @param gates which drift from the published run keeps a new one from taking its place, by name; a
 *     campaign without any may leave them out
 * @param figures what a report shows beside the figures that the engine has anyway, by name; mostly
 *     left out
 */
public record Campaign(
    String output,
    Parts parts,
    double maxFailedFraction,
    Engine engine,
    Map<String, Export> exports,
    @MayBeAbsent Map<String, Gate> gates,
    @MayBeAbsent Map<String, Figure> figures) {

  public Campaign {
    if (output.isBlank()) {
      throw new IllegalArgumentException("output must name a folder, was blank");
    }

    if (!(maxFailedFraction >= 0 && maxFailedFraction <= 1)) {
      throw new IllegalArgumentException(
          "max-failed-fraction must lie in [0, 1], was " + maxFailedFraction);
    }
  }

  /**
   * How the work is cut. No bit of a result depends on it.
   *
   * @param units units per part: what an interruption costs at most
   * @param slices tasks per part
   */
  public record Parts(long units, int slices) {
    public Parts {
      if (units < 1) {
        throw new IllegalArgumentException("units must be at least 1, was " + units);
      }

      if (slices < 1) {
        throw new IllegalArgumentException("slices must be at least 1, was " + slices);
      }
    }

    Execution execution(Shard shard) {
      return new Execution(units, slices, shard);
    }
  }
}
