package org.calibrant.report.chart;

import org.calibrant.export.FinishedRun;

/** A chart that knows what a run is. */
final class ChartTrespasser {
  FinishedRun run;
}
