package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;

/** The exposure is wrong by a factor: t' = f t. */
public record ExposureScale() implements Modification {
  private static final List<Column> AXES =
      List.of(new Column("exposure_factor", "", "true exposure over the believed one"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    Require.positive("exposure_factor", value);
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    return baseline.withExposure(baseline.exposureS() * point[0]);
  }
}
