package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;

/** The background in the source region is f times what the background region lets one believe. */
public record BackgroundScale() implements Modification {
  private static final List<Column> AXES =
      List.of(new Column("background_factor", "", "true background over the believed one"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    Require.nonNegative("background_factor", value);
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    return baseline.withBackground(baseline.background().scaled(point[0]));
  }
}
