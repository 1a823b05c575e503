package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.math.SymmetricEigen;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.HeatMap;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;
import org.calibrant.report.chart.Shade;

/** The eigenvalues of Fisher matrices, and the combinations of parameters that belong to them. */
public record FisherSpectrum() implements Figure {
  private static final int DESIGNS = 6;
  private static final int MOST = 40;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    List<Information> all = Information.of(results, DESIGNS);
    if (all.isEmpty()) {
      return List.of();
    }

    List<Layer> layers = new ArrayList<>();
    StringBuilder ranks = new StringBuilder();
    for (Information each : all) {
      double[] number = new double[each.eigenvalues().length];
      Arrays.setAll(number, i -> i + 1);
      layers.add(Line.of(each.title(), number, each.eigenvalues()));
      layers.add(Points.of(each.title(), number, each.eigenvalues()));
      ranks
          .append(ranks.isEmpty() ? "" : "; ")
          .append(each.title())
          .append(": ")
          .append(each.rank())
          .append(" of ")
          .append(each.eigenvalues().length);
    }

    List<Exhibit> drawings = new ArrayList<>();
    drawings.add(
        new Drawing(
            "fisher-spectrum",
            "Eigenvalues of the Fisher matrix",
            "In the parameters' own units. A steep fall is a combination that the data hardly"
                + " determine. Combinations that data and prior determine, "
                + ranks
                + ".",
            Plot.of(Axis.of("number", ""), Axis.of("eigenvalue", "").log(), layers)));
    Information first = all.get(0);
    int n = first.names().size();
    boolean square = first.fisher().length == n * n && n > 1 && n <= MOST;
    if (square && Arrays.stream(first.fisher()).allMatch(Double::isFinite)) {
      drawings.add(modes(first, n));
    }

    return drawings;
  }

  /** Eigenvectors of the matrix scaled to a diagonal of 1, so that units do not matter. */
  private static Drawing modes(Information first, int n) {
    double[] scaled = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double size = Math.sqrt(first.fisher()[i * n + i]) * Math.sqrt(first.fisher()[j * n + j]);
        scaled[i * n + j] = size > 0 ? first.fisher()[i * n + j] / size : i == j ? 1 : 0;
      }
    }

    SymmetricEigen eigen = SymmetricEigen.of(scaled, n);
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < n; i++) {
      names.append(i == 0 ? "" : ", ").append(i + 1).append(' ').append(first.names().get(i));
    }

    Extent cells = new Extent(0.5, n + 0.5);
    return new Drawing(
        "fisher-modes",
        "Combinations that " + first.title() + " determines, best to worst",
        "Eigenvectors of the Fisher matrix scaled to a diagonal of 1; eigenvalues from %.3g to %.3g. A"
                .formatted(eigen.values()[0], eigen.values()[n - 1])
            + " column with one dark cell is a parameter for itself; the last columns are what the"
            + " data confuse. Parameters: "
            + names
            + ".",
        Plot.of(
            Axis.of("combination", ""),
            Axis.of("parameter", ""),
            new HeatMap(
                cells,
                cells,
                n,
                eigen.vectors(),
                Axis.of("component", "").between(-1, 1),
                Shade.DIVERGING)));
  }
}
