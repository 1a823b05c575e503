package org.calibrant.xray;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.core.Explanation;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;

/** The modified effective area of each grid point of a block. */
record ArfKernel(LibraryGrid grid, Observation baseline, Modification modification)
    implements RowKernel<RowBlocks.Block, ArfRow> {

  @Override
  public Stream<ArfRow> apply(RowBlocks.Block block) {
    return LongStream.range(block.from(), block.to()).mapToObj(this::row);
  }

  private ArfRow row(long index) {
    try {
      Response response = modification.modified(baseline, point(index)).response();
      return row(index, response.edges(), response.area(), "ok", null);
    } catch (RuntimeException e) {
      return failed(index, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Stream<ArfRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to()).mapToObj(index -> failed(index, reason));
  }

  @Override
  public List<String> explained(RowBlocks.Block block, ArfRow row) {
    double[] plain = baseline.response().area();
    double[] changed = modification.modified(baseline, point(row.unit())).response().area();
    Explanation explanation =
        new Explanation()
            .with("point", point(row.unit()), "")
            .with("largest area, unmodified", SimulatedCounts.largest(plain), "cm2")
            .with("largest area, modified", SimulatedCounts.largest(changed), "cm2");
    if (plain.length == changed.length) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int e = 0; e < plain.length; e++) {
        if (plain[e] > 0) {
          least = Math.min(least, changed[e] / plain[e]);
          most = Math.max(most, changed[e] / plain[e]);
        }
      }

      explanation.with("least ratio of the areas", least, "").with("greatest", most, "");
    }

    return explanation.lines();
  }

  private ArfRow failed(long index, String reason) {
    return row(index, baseline.response().edges(), new double[0], "error", reason);
  }

  private ArfRow row(long index, double[] edges, double[] area, String status, String note) {
    return new ArfRow(index, point(index), edges, area, status, note);
  }

  private double[] point(long index) {
    double[] point = new double[grid.axes().size()];
    grid.point(index, point);
    return point;
  }
}
