package org.calibrant.xray;

import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;

/** The modified effective area of each grid point. */
record ArfKernel(LibraryGrid grid, Observation baseline, Modification modification)
    implements RowKernel<Long, ArfRow> {

  /** Grid points by index. */
  record Points(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  @Override
  public Stream<ArfRow> apply(Long index) {
    double[] point = new double[grid.axes().size()];
    grid.point(index, point);
    double[] area = modification.modified(baseline, point.clone()).response().area();
    return Stream.of(new ArfRow(index, point, baseline.response().edges(), area, "ok", null));
  }

  @Override
  public Stream<ArfRow> failed(Long index, String reason) {
    double[] point = new double[grid.axes().size()];
    grid.point(index, point);
    return Stream.of(
        new ArfRow(index, point, baseline.response().edges(), new double[0], "error", reason));
  }
}
