package org.calibrant.report;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.diffraction.ImageEngine;
import org.calibrant.diffraction.RefinementEngine;
import org.calibrant.optics.ForecastEngine;
import org.calibrant.optics.InferenceEngine;
import org.calibrant.optics.PsfEngine;
import org.calibrant.optics.SyntheticEngine;
import org.calibrant.report.diffraction.ExpectedSigmas;
import org.calibrant.report.diffraction.ImagePanel;
import org.calibrant.report.diffraction.RefinedValues;
import org.calibrant.report.diffraction.RefinementHistory;
import org.calibrant.report.diffraction.SharedValues;
import org.calibrant.report.diffraction.StillImages;
import org.calibrant.report.diffraction.StillPulls;
import org.calibrant.report.diffraction.StillRecovery;
import org.calibrant.report.optics.ExposureImages;
import org.calibrant.report.optics.FisherSpectrum;
import org.calibrant.report.optics.FitHistories;
import org.calibrant.report.optics.FitImages;
import org.calibrant.report.optics.FitValues;
import org.calibrant.report.optics.Forecasts;
import org.calibrant.report.optics.PsfImages;
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
    } else if (engine instanceof ImageEngine) {
      return List.of(new ImagePanel(), new StatusCounts("ImageRow"));
    } else if (engine instanceof RefinementEngine) {
      return List.of(
          new RefinedValues(),
          new StillImages(),
          new RefinementHistory(),
          new SharedValues(),
          new StillRecovery(),
          new StillPulls(),
          new ExpectedSigmas(),
          new StatusCounts("RefinementRow"),
          new ColumnHistograms("RefinementRow"));
    } else if (engine instanceof PsfEngine) {
      return List.of(
          new PsfImages(), new StatusCounts("PsfRow"), new ColumnHistograms("PsfRow"));
    } else if (engine instanceof SyntheticEngine) {
      return List.of(new ExposureImages(), new StatusCounts("ExposureRow"));
    } else if (engine instanceof InferenceEngine || engine instanceof ForecastEngine) {
      return List.of(
          new FitImages(),
          new FitValues(),
          new FitHistories(),
          new Forecasts(),
          new FisherSpectrum(),
          new StatusCounts("PsfFitRow"),
          new StatusCounts("ForecastRow"),
          new ColumnHistograms("PsfFitRow"));
    }

    List<Figure> figures = new ArrayList<>();
    results.tables().forEach(table -> figures.add(new StatusCounts(table)));
    results.tables().forEach(table -> figures.add(new ColumnHistograms(table)));
    return figures;
  }
}
