package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.core.Unit;

/**
 * An absorption edge of the mirror, a filter or the detector lies at another energy: near the edge
 * the area is read at a shifted energy,
 *
 * <pre>  S'(E) = S(E − Δ w(E)),   w(E) = max(0, 1 − |E − E_e − Δ| / W),</pre>
 *
 * so that all of the edge moves by Δ and nothing changes farther away than W. Between the centres of
 * the energy bins S is interpolated linearly.
 *
 * @param edgeKev E_e, where the edge is believed to be
 * @param widthKev W, how far the change reaches; more than twice the shift
 */
public record EdgeShift(@Unit("keV") double edgeKev, @Unit("keV") double widthKev)
    implements Modification {
  private static final List<Column> AXES =
      List.of(new Column("shift", "keV", "energy by which the edge is displaced"));

  public EdgeShift {
    Require.positive("edge-kev", edgeKev);
    Require.positive("width-kev", widthKev);
  }

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    if (!(Math.abs(value) < widthKev / 2)) {
      throw new IllegalArgumentException(
          "shift must be less than half of width-kev = %s, was %s".formatted(widthKev, value));
    }
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    double shift = point[0];
    double[] edges = baseline.response().edges();
    double[] area = baseline.response().area();
    double[] centres = new double[area.length];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = 0.5 * (edges[i] + edges[i + 1]);
    }

    double[] moved = new double[area.length];
    for (int i = 0; i < moved.length; i++) {
      double weight = Math.max(0, 1 - Math.abs(centres[i] - edgeKev - shift) / widthKev);
      moved[i] = weight == 0 ? area[i] : Curve.at(centres, area, centres[i] - shift * weight);
    }

    return baseline.withArea(moved);
  }
}
