package org.calibrant.tracks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Carries the same tracks with several methods and compares each with a reference: how far the ends
 * are apart, and how often the field was asked, {@link ComparisonRow}. Times are not in the table, as
 * they would differ from run to run; the number of questions to the field stands for them.
 *
 * @param source the tracks
 * @param field the magnetic field
 * @param reference the method that counts as the truth
 * @param steppers the methods that are compared, by name
 * @param tracksPerUnit tracks computed together
 */
@KernelVersion(1)
public record ComparisonEngine(
    TrackSource source,
    MagneticField field,
    Stepper reference,
    Map<String, Stepper> steppers,
    int tracksPerUnit)
    implements Engine {
  private static final int MOST_TRACKS = 1_000_000;

  public ComparisonEngine {
    steppers = new TreeMap<>(steppers);
    Require.atLeastOne("tracks-per-unit", tracksPerUnit);
    if (steppers.isEmpty()) {
      throw new IllegalArgumentException("steppers must name at least one method");
    }
  }

  @Override
  public void check() {
    source.check();
    field.check();
    if (source.size() > MOST_TRACKS) {
      throw new IllegalArgumentException(
          "a comparison takes at most %d tracks, there are %d"
              .formatted(MOST_TRACKS, source.size()));
    }
  }

  @Override
  public void run(Workers workers) {
    RowBlocks blocks = new RowBlocks(source.size(), tracksPerUnit);
    List<Stepper> methods = new ArrayList<>(steppers.values());
    List<ComparisonKernel.Block> parts =
        workers.map(blocks, new ComparisonKernel(source, field, reference, methods));
    List<String> names = new ArrayList<>(steppers.keySet());
    workers.write(
        Table.of(ComparisonRow.class),
        IntStream.range(0, names.size())
            .mapToObj(i -> row(i, names.get(i), parts.stream().map(part -> part.of(i)).toList()))
            .toList());
  }

  private static ComparisonRow row(int index, String name, List<ComparisonKernel.Method> parts) {
    double[] distances = sorted(parts.stream().map(ComparisonKernel.Method::distances).toList());
    double[] slopes = sorted(parts.stream().map(ComparisonKernel.Method::slopes).toList());
    int n = distances.length;
    double sum = 0;
    for (double distance : distances) {
      sum += distance;
    }

    return new ComparisonRow(
        index,
        name,
        n,
        parts.stream().mapToLong(ComparisonKernel.Method::lost).sum(),
        parts.stream().mapToLong(ComparisonKernel.Method::gained).sum(),
        n == 0 ? null : (Double) (sum / n),
        quantile(distances, 0.5),
        quantile(distances, 0.99),
        quantile(distances, 1),
        quantile(slopes, 0.99),
        quantile(slopes, 1),
        perTrack(parts.stream().mapToLong(ComparisonKernel.Method::steps).sum(), n),
        perTrack(parts.stream().mapToLong(ComparisonKernel.Method::evaluations).sum(), n),
        perTrack(parts.stream().mapToLong(ComparisonKernel.Method::rejected).sum(), n),
        n == 0 ? "no-tracks" : "ok",
        n == 0 ? "no track arrives with both" : null);
  }

  private static double[] sorted(List<double[]> parts) {
    double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(all);
    return all;
  }

  /** The smallest value that a share of the values does not exceed. */
  private static Double quantile(double[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? null : (Double) sorted[Math.max(0, index)];
  }

  private static Double perTrack(long sum, int n) {
    return n == 0 ? null : (Double) ((double) sum / n);
  }
}
