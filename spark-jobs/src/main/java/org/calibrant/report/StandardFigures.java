package org.calibrant.report;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.report.tracks.AxisField;
import org.calibrant.report.tracks.BendingPlane;
import org.calibrant.report.tracks.FieldMap;
import org.calibrant.report.tracks.FieldProfile;
import org.calibrant.report.tracks.MethodResiduals;
import org.calibrant.tracks.ComparisonEngine;
import org.calibrant.tracks.FieldEngine;
import org.calibrant.tracks.TrackEngine;

/**
 * The figures that each engine's reports have, in the order of the page. This is the only place that
 * knows; an engine that is not here, such as a user's own, has the statuses and the histograms of all of
 * its tables.
 */
final class StandardFigures {
  private StandardFigures() {}

  /**
   * @param engine {@code null} where it is not known any more
   */
  static List<Figure> of(Engine engine, Results results) {
    if (engine instanceof TrackEngine) {
      return List.of(
          new BendingPlane(),
          new FieldMap(),
          new AxisField(),
          new StatusCounts("TrackRow"),
          new StatusCounts("TrackPointRow"),
          new ColumnHistograms("TrackRow"));
    } else if (engine instanceof ComparisonEngine) {
      return List.of(new MethodResiduals(), new FieldMap(), new AxisField());
    } else if (engine instanceof FieldEngine) {
      return List.of(new FieldProfile(), new FieldMap());
    }

    List<Figure> figures = new ArrayList<>();
    results.tables().forEach(table -> figures.add(new StatusCounts(table)));
    results.tables().forEach(table -> figures.add(new ColumnHistograms(table)));
    return figures;
  }
}
