package org.calibrant.calibration;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calibrant.core.Explanation;
import org.calibrant.core.RowKernel;
import org.calibrant.fit.chains.SampleRow;

/** Turns draws into rows: one per walker. */
record SegmentKernel() implements RowKernel<Segments.Segment, SampleRow> {
  @Override
  public Stream<SampleRow> apply(Segments.Segment segment) {
    String[] names = segment.names().toArray(String[]::new);
    String[] derived = segment.derived().toArray(String[]::new);
    return IntStream.range(0, segment.draws().size())
        .boxed()
        .flatMap(
            t ->
                IntStream.range(0, segment.walkers())
                    .mapToObj(walker -> row(segment, t, walker, names, derived)));
  }

  @Override
  public List<String> explained(Segments.Segment segment, SampleRow row) {
    int t = (int) ((row.iteration() - segment.iteration()) / segment.thin());
    int n = segment.walkers();
    int d = row.names().length;
    double[] mean = new double[d];
    for (int i = 0; i < d; i++) {
      for (int walker = 0; walker < n; walker++) {
        mean[i] += segment.draws().get(t)[i * n + walker] / n;
      }
    }

    Explanation explanation =
        new Explanation()
            .with("walkers of the ensemble", (long) n, "")
            .with("mean of the walkers at this iteration", mean, "")
            .with("ln posterior", row.ln_prior() + row.ln_likelihood(), "");
    if (t > 0) {
      double[] before = column(segment.draws().get(t - 1), 0, d, n, row.walker());
      explanation.with("the walker %d iterations before".formatted(segment.thin()), before, "");
    }

    return explanation.lines();
  }

  private static SampleRow row(
      Segments.Segment segment, int t, int walker, String[] names, String[] derived) {
    int n = segment.walkers();
    int d = names.length;
    double[] draw = segment.draws().get(t);
    return new SampleRow(
        segment.unit() + (long) t * n + walker,
        segment.problem(),
        segment.ensemble(),
        segment.iteration() + (long) t * segment.thin(),
        walker,
        names,
        column(draw, 0, d, n, walker),
        draw[Chain.rowOfPrior(d) * n + walker],
        draw[(Chain.rowOfPrior(d) + 1) * n + walker],
        (int) draw[draw.length - n + walker],
        derived,
        column(draw, Chain.rowOfDerived(d), derived.length, n, walker),
        "ok",
        null);
  }

  private static double[] column(double[] draw, int row, int rows, int n, int walker) {
    double[] column = new double[rows];
    for (int i = 0; i < rows; i++) {
      column[i] = draw[(row + i) * n + walker];
    }

    return column;
  }

  /** Draws that exist are turned into rows without failure; a fault of ours must be seen. */
  @Override
  public Stream<SampleRow> failed(Segments.Segment segment, String reason) {
    throw new IllegalStateException(reason);
  }
}
