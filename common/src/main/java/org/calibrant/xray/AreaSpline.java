package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * The effective area is wrong by a smooth curve: S'(E) = S(E) (1 + f(E)), no less than 0, with f the
 * natural cubic spline in ln E through nodes, constant beyond them. There is one axis per node: {@code
 * node_1}, {@code node_2}, …
 *
 * @param nodesKev energies of the nodes, increasing, at least two
 */
public record AreaSpline(@Unit("keV") double[] nodesKev) implements Modification {
  public AreaSpline {
    nodesKev = nodesKev.clone();
    if (nodesKev.length < 2) {
      throw new IllegalArgumentException("nodes-kev must be at least two, was " + nodesKev.length);
    }

    for (int i = 0; i < nodesKev.length; i++) {
      if (!(nodesKev[i] > (i == 0 ? 0 : nodesKev[i - 1]))) {
        throw new IllegalArgumentException(
            "nodes-kev must be positive and rise, node %d is %s".formatted(i + 1, nodesKev[i]));
      }
    }
  }

  @Override
  public List<Column> axes() {
    List<Column> axes = new ArrayList<>();
    for (int i = 0; i < nodesKev.length; i++) {
      axes.add(
          new Column(
              "node_" + (i + 1),
              "",
              "relative change of the area at %s keV".formatted(nodesKev[i])));
    }

    return axes;
  }

  @Override
  public void check(String axis, double value) {
    Modifications.requireArea(axis, value);
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    double[] x = new double[nodesKev.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Elementary.log(nodesKev[i]);
    }

    double[] second = Curve.secondDerivatives(x, point);
    return Modifications.times(
        baseline, e -> Math.max(0, 1 + Curve.spline(x, point, second, Elementary.log(e))));
  }
}
