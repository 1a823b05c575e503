package org.calibrant.xray;

import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Table.Column;

/** The effective area is wrong by a factor at all energies: S'(E) = S(E) (1 + A). */
public record AreaScale() implements AreaPerturbation {
  private static final List<Column> AXES =
      List.of(new Column("scale", "", "relative change A of the effective area"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    Modifications.requireArea("scale", value);
  }

  @Override
  public int amplitude() {
    return 0;
  }

  @Override
  public void shape(double[] edges, double[] point, double[] g) {
    Arrays.fill(g, 1);
  }
}
