package org.calibrant.report;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.calibration.ChainDiagnosticsEngine;
import org.calibrant.calibration.EnsembleEngine;
import org.calibrant.calibration.EvaluationEngine;
import org.calibrant.calibration.PointEngine;
import org.calibrant.core.Engine;
import org.calibrant.diffraction.ImageEngine;
import org.calibrant.diffraction.RefinementEngine;
import org.calibrant.optics.ForecastEngine;
import org.calibrant.optics.InferenceEngine;
import org.calibrant.optics.PosteriorEngine;
import org.calibrant.optics.PsfEngine;
import org.calibrant.optics.SyntheticEngine;
import org.calibrant.report.calibration.ChainFigures;
import org.calibrant.report.calibration.DiagnosticsTable;
import org.calibrant.report.calibration.EvaluatedSeries;
import org.calibrant.report.calibration.Predictive;
import org.calibrant.report.calibration.Progress;
import org.calibrant.report.calibration.RankHistograms;
import org.calibrant.report.calibration.Recovery;
import org.calibrant.report.calibration.Searches;
import org.calibrant.report.calibration.SweepSummary;
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
import org.calibrant.report.xray.AreaCurves;
import org.calibrant.report.xray.FitParameters;
import org.calibrant.report.xray.FitSpectra;
import org.calibrant.report.xray.FitStatistics;
import org.calibrant.report.xray.FoldedRates;
import org.calibrant.report.xray.InstrumentResponse;
import org.calibrant.report.xray.LibraryBias;
import org.calibrant.report.xray.LibraryCoverage;
import org.calibrant.report.xray.LibrarySpectra;
import org.calibrant.report.xray.SimulatedSpectra;
import org.calibrant.tracks.ComparisonEngine;
import org.calibrant.tracks.FieldEngine;
import org.calibrant.tracks.TrackEngine;
import org.calibrant.xray.CcdEngine;
import org.calibrant.xray.FitEngine;
import org.calibrant.xray.FoldEngine;
import org.calibrant.xray.LibraryEngine;
import org.calibrant.xray.ResponseEngine;
import org.calibrant.xray.SimulationEngine;

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
    } else if (engine instanceof EnsembleEngine) {
      return List.of(
          new RankHistograms(),
          new Recovery(),
          new SweepSummary(),
          new DiagnosticsTable(),
          new ChainFigures(),
          new Progress(),
          new Predictive(),
          new StatusCounts("DiagnosticsRow"));
    } else if (engine instanceof PointEngine) {
      return List.of(new Searches(), new StatusCounts("PointRow"));
    } else if (engine instanceof EvaluationEngine) {
      return List.of(
          new EvaluatedSeries(),
          new StatusCounts("EvaluationRow"),
          new ColumnHistograms("EvaluationRow"));
    } else if (engine instanceof ChainDiagnosticsEngine) {
      return List.of(new DiagnosticsTable(), new StatusCounts("DiagnosticsRow"));
    } else if (engine instanceof LibraryEngine) {
      return List.of(
          new LibraryBias(),
          new LibraryCoverage(),
          new LibrarySpectra(),
          new AreaCurves(),
          new StatusCounts("LibraryRow"),
          new ColumnHistograms("LibraryRow"));
    } else if (engine instanceof FitEngine) {
      return List.of(
          new FitSpectra(), new FitParameters(), new FitStatistics(), new StatusCounts("FitRow"));
    } else if (engine instanceof CcdEngine || engine instanceof ResponseEngine) {
      return List.of(new InstrumentResponse());
    } else if (engine instanceof FoldEngine) {
      return List.of(new FoldedRates());
    } else if (engine instanceof SimulationEngine) {
      return List.of(new SimulatedSpectra(), new StatusCounts("SimulatedRow"));
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
      return List.of(new PsfImages(), new StatusCounts("PsfRow"), new ColumnHistograms("PsfRow"));
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
    } else if (engine instanceof PosteriorEngine) {
      return List.of(
          new DiagnosticsTable(),
          new ChainFigures(),
          new Progress(),
          new StatusCounts("DiagnosticsRow"));
    }

    List<Figure> figures = new ArrayList<>();
    results.tables().forEach(table -> figures.add(new StatusCounts(table)));
    results.tables().forEach(table -> figures.add(new ColumnHistograms(table)));
    return figures;
  }
}
