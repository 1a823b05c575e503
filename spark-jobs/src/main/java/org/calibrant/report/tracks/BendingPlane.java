package org.calibrant.report.tracks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;
import org.calibrant.tracks.Propagator;
import org.calibrant.tracks.TrackEngine;

/**
 * Some tracks in the plane in which the field bends them, x over z, and in the other, y over z. The way
 * is computed again with the campaign's own method; the ends are those of the table.
 */
public record BendingPlane() implements Figure {
  private static final String TABLE = "TrackRow";
  private static final int TRACKS = 60;
  private static final int PIECES = 60;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<TrackEngine> engine = results.engine(TrackEngine.class);
    if (!results.has(TABLE) || engine.isEmpty()) {
      return List.of();
    }

    Sample tracks =
        results.sample(
            TABLE, TRACKS, "z_start", "z_end", "x", "y", "tx", "ty", "qop_per_mev", "x_f", "y_f");
    String caption =
        "%,d tracks, drawn by a hash of their row. Lines: the way, computed again with the"
            + " campaign's stepper and field; dots: the ends that the table holds. Every dot must"
            + " lie at the end of a line; a line without a dot did not arrive. ";
    return List.of(
        new Drawing(
            "bending-plane",
            "Tracks in the bending plane",
            caption.formatted(tracks.size())
                + "Charges bend to opposite sides, and the more the smaller the momentum.",
            plot(results, tracks, engine.get(), 0, "x", "x_f")),
        new Drawing(
            "non-bending-plane",
            "Tracks in the other plane",
            "The same tracks, y over z: nearly straight, since the field hardly bends them here.",
            plot(results, tracks, engine.get(), 1, "y", "y_f")));
  }

  private static Plot plot(
      Results results, Sample tracks, TrackEngine engine, int coordinate, String start, String end)
      throws IOException {
    Propagator propagator = engine.stepper().in(engine.field());
    List<Layer> layers = new ArrayList<>();
    double[] qop = tracks.numbers("qop_per_mev");
    for (int i = 0; i < tracks.size(); i++) {
      double[][] way = way(tracks, i, propagator, coordinate);
      String charge = qop[i] > 0 ? "positive" : qop[i] < 0 ? "negative" : "straight";
      layers.add(Line.thin(charge, way[0], way[1]));
    }

    layers.add(Points.of("ends in the table", tracks.numbers("z_end"), tracks.numbers(end)));
    return Plot.of(results.axis(TABLE, "z_end").named("z"), results.axis(TABLE, start), layers);
  }

  /** Positions along z, and the coordinate there; NaN once the track is lost. */
  private static double[][] way(Sample tracks, int i, Propagator propagator, int coordinate) {
    double from = tracks.numbers("z_start")[i];
    double to = tracks.numbers("z_end")[i];
    double[] state = {
      tracks.numbers("x")[i],
      tracks.numbers("y")[i],
      tracks.numbers("tx")[i],
      tracks.numbers("ty")[i],
      tracks.numbers("qop_per_mev")[i]
    };
    double[] z = new double[PIECES + 1];
    double[] places = new double[PIECES + 1];
    Arrays.fill(places, Double.NaN);
    for (int piece = 0; piece <= PIECES; piece++) {
      z[piece] = piece == PIECES ? to : from + (to - from) * piece / PIECES;
      boolean good =
          piece == 0
              || propagator.carry(z[piece - 1], z[piece], state) == org.calibrant.tracks.Ending.OK;
      if (!good) {
        break;
      }

      places[piece] = state[coordinate];
    }

    return new double[][] {z, places};
  }
}
