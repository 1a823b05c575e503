package org.calibrant.report.xray;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.HeatMap;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Shade;

/** Effective area and redistribution matrix of an instrument that a campaign made. */
public record InstrumentResponse() implements Figure {
  private static final String TABLE = "ResponseRow";
  private static final int MOST = 4000;
  private static final int CELLS = 128;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample bins = results.sample(TABLE, MOST, "energy_lo", "energy_hi", "area");
    double[] from = bins.numbers("energy_lo");
    double[] to = bins.numbers("energy_hi");
    double[] middle = new double[from.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = 0.5 * (from[i] + to[i]);
    }

    return List.of(
        new Drawing(
            "effective-area",
            "Effective area",
            "Smooth between the absorption edges of mirror and detector; " + bins.told() + ".",
            Plot.of(
                Axis.of("energy", "keV").log(),
                Axis.of("effective area", "cm2"),
                Line.of("", middle, bins.numbers("area")))),
        matrix(results, new Extent(Extent.of(from).from(), Extent.of(to).to())));
  }

  /** The matrix in as many cells as can be seen: the largest share of the energies in each cell. */
  private static Drawing matrix(Results results, Extent energies) throws IOException {
    long channels = 1;
    long first = Long.MAX_VALUE;
    try (TableReader rows = results.read(TABLE, "first_channel", "matrix")) {
      while (rows.next()) {
        if (rows.numbers(1).length > 0) {
          first = Math.min(first, rows.integer(0));
          channels = Math.max(channels, rows.integer(0) + rows.numbers(1).length);
        }
      }
    }

    first = Math.min(first, channels - 1);
    double[] cells = new double[CELLS * CELLS];
    Arrays.fill(cells, Double.NaN);
    try (TableReader rows =
        results.read(TABLE, "energy_lo", "energy_hi", "first_channel", "matrix")) {
      while (rows.next()) {
        double energy = 0.5 * (rows.number(0) + rows.number(1));
        double share = (energy - energies.from()) / (energies.to() - energies.from());
        int column = (int) Math.min(CELLS - 1, share * CELLS);
        double[] row = rows.numbers(3);
        for (int c = 0; c < row.length; c++) {
          int line = (int) ((rows.integer(2) + c - first) * CELLS / (channels - first));
          int cell = line * CELLS + column;
          cells[cell] = row[c] > 0 && !(cells[cell] >= row[c]) ? row[c] : cells[cell];
        }
      }
    }

    return new Drawing(
        "redistribution",
        "Redistribution matrix",
        "Probability that a photon of an energy is counted in a channel (the largest in each cell):"
            + " a narrow ridge along the gain of the detector, fainter features beside it are"
            + " escape peaks and tails. Grey: nothing.",
        Plot.of(
            Axis.of("energy", "keV"),
            Axis.of("channel", ""),
            new HeatMap(
                energies,
                new Extent(first, channels),
                CELLS,
                cells,
                Axis.of("probability", "").log().between(1e-6, Double.NaN),
                Shade.SEQUENTIAL)));
  }
}
