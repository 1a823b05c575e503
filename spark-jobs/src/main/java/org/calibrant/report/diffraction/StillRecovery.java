package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calibrant.export.Recovery;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Proportion;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** How often refinements of many stills found the truth, by the distance of their start. */
public record StillRecovery() implements Figure {
  private static final double BINS_PER_DEG = 10;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<Recovery> asked = results.export(Recovery.class);
    if (results.rows(Still.TABLE) < 2 || asked.isEmpty()) {
      return List.of();
    }

    Map<Long, long[]> bins = bins(results, asked.get());
    if (bins.isEmpty()) {
      return List.of();
    }

    int n = bins.size();
    double[] distance = new double[n];
    double[] share = new double[n];
    double[] below = new double[n];
    double[] above = new double[n];
    long found = 0;
    long known = 0;
    int i = 0;
    for (Map.Entry<Long, long[]> bin : bins.entrySet()) {
      Proportion recovered = new Proportion(bin.getValue()[1], bin.getValue()[0]);
      distance[i] = bin.getKey() / BINS_PER_DEG;
      share[i] = recovered.value();
      below[i] = share[i] - recovered.lower(1);
      above[i] = recovered.upper(1) - share[i];
      found += recovered.hits();
      known += recovered.of();
      i++;
    }

    return List.of(
        new Drawing(
            "recovery",
            "Stills that were recovered",
            "%s of all with a known truth are recovered: %s. All are from near starts; the share falls"
                    .formatted(new Proportion(found, known).told(), criteria(asked.get()))
                + " where starts leave the basin of the truth. Bars: 68 % of a binomial count.",
            Plot.of(
                Axis.of("distance of the start", "deg"),
                Axis.of("share recovered", "").between(0, 1.05),
                new Points("", distance, share, below, above))));
  }

  /** Stills and recovered ones, by tenths of a degree. */
  private static Map<Long, long[]> bins(Results results, Recovery asked) throws IOException {
    Map<Long, long[]> bins = new TreeMap<>();
    try (TableReader rows =
        results.read(
            Still.TABLE,
            "names",
            "truth",
            "refined",
            "loss_initial",
            "loss_final",
            "start_distance")) {
      while (rows.next()) {
        double[] truth = rows.numbers(1);
        double[] refined = rows.numbers(2);
        double distance = rows.number(5);
        if (truth.length > 0 && refined.length == truth.length && distance >= 0) {
          long[] count =
              bins.computeIfAbsent(Math.round(distance * BINS_PER_DEG), key -> new long[2]);
          boolean found =
              asked
                  .criteria(
                      Still.words(rows.value(0)), truth, refined, rows.number(3), rows.number(4))
                  .all();
          count[0]++;
          count[1] += found ? 1 : 0;
        }
      }
    }

    return bins;
  }

  private static String criteria(Recovery asked) {
    return String.join(", ", asked.told());
  }
}
