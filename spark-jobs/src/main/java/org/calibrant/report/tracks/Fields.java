package org.calibrant.report.tracks;

import java.util.Optional;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Extent;
import org.calibrant.tracks.ComparisonEngine;
import org.calibrant.tracks.FieldEngine;
import org.calibrant.tracks.MagneticField;
import org.calibrant.tracks.TrackEngine;
import org.calibrant.tracks.TrackSource;

/**
 * The field of a campaign and the part of the axis that matters to it.
 *
 * @param z from the first plane to the last [mm]
 */
record Fields(MagneticField field, Extent z) {
  private static final int STARTS = 1000;

  static Optional<Fields> of(Results results) {
    Optional<Fields> tracks =
        results
            .engine(TrackEngine.class)
            .map(engine -> new Fields(engine.field(), reached(engine.source())));
    Optional<Fields> compared =
        results
            .engine(ComparisonEngine.class)
            .map(engine -> new Fields(engine.field(), reached(engine.source())));
    Optional<Fields> probed =
        results
            .engine(FieldEngine.class)
            .map(engine -> new Fields(engine.field(), new Extent(engine.fromMm(), engine.toMm())));
    return tracks.or(() -> compared).or(() -> probed);
  }

  /** Where tracks start and end: those of a sample, evenly taken from the source. */
  private static Extent reached(TrackSource source) {
    Extent extent = Extent.NONE;
    long step = Math.max(1, source.size() / STARTS);
    for (long i = 0; i < source.size(); i += step) {
      var track = source.track(i);
      extent = extent.and(Extent.of(track.zStart(), track.zEnd()));
    }

    double width = extent.to() - extent.from();
    return extent.isNone() || width > 0 ? extent : new Extent(extent.from(), extent.from() + 1);
  }
}
