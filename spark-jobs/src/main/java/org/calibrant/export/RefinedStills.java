package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The refinements of a {@code RefinementRow} table, counted: those with a truth by the distance of their
 * start, in bins of a tenth of a degree. Memory: the pulls of all stills, 8 bytes per parameter.
 */
final class RefinedStills {
  private static final double FAR = 5;
  private static final double BINS_PER_DEG = 10;
  private static final int FEW = 12;

  private final Recovery asked;
  private final Map<Long, int[]> distances = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  private final List<double[]> pulls = new ArrayList<>();
  private final Map<String, Integer> statuses = new TreeMap<>();
  private Single single;
  private int stills;
  private int known;
  private int recovered;

  /** One still in full. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Single(
      double[] truth,
      double[] initial,
      double[] refined,
      double[] sigma,
      Recovery.Criteria criteria) {}

  private RefinedStills(Recovery asked) {
    this.asked = asked;
  }

  static RefinedStills read(FinishedRun run, Recovery asked) throws IOException {
    RefinedStills table = new RefinedStills(asked);
    try (TableReader rows =
        TableReader.open(
            run,
            "RefinementRow",
            "names",
            "units",
            "truth",
            "initial",
            "refined",
            "sigma",
            "loss_initial",
            "loss_final",
            "start_distance",
            "status")) {
      while (rows.next()) {
        table.add(rows);
      }
    }

    return table;
  }

  private void add(TableReader rows) throws IOException {
    if (stills == 0) {
      names.addAll(texts(rows.value(0)));
      units.addAll(texts(rows.value(1)));
    }

    stills++;
    statuses.merge(rows.text(9), 1, Integer::sum);
    double[] truth = rows.numbers(2);
    double[] refined = rows.numbers(4);
    if (truth.length == 0 || refined.length != truth.length) {
      return;
    }

    known++;
    double[] sigma = rows.numbers(5);
    double before = rows.number(6);
    double after = rows.number(7);
    Recovery.Criteria criteria = asked.criteria(names, truth, refined, before, after);
    boolean all = criteria.all();
    recovered += all ? 1 : 0;
    double distance = rows.number(8);
    int[] count =
        distances.computeIfAbsent(
            Double.isNaN(distance) ? -1 : Math.round(distance * BINS_PER_DEG), key -> new int[2]);
    count[0]++;
    count[1] += all ? 1 : 0;
    if (all) {
      double[] pull = new double[truth.length];
      for (int i = 0; i < pull.length; i++) {
        pull[i] = (refined[i] - truth[i]) / sigma[i];
      }

      pulls.add(pull);
    }

    single = new Single(truth, rows.numbers(3), refined, sigma, criteria);
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** For people. */
  List<String> page() {
    List<String> lines = new ArrayList<>();
    if (known == 0) {
      lines.add("%d stills refined, no truth is known: %s".formatted(stills, statuses));
    } else if (stills == 1) {
      lines.addAll(ofOne());
    } else {
      lines.addAll(ofMany());
    }

    return lines;
  }

  private List<String> ofOne() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%-14s | %10s | %10s | %10s | %10s",
            "parameter", "true", "initial", "refined", "error"));
    lines.add("-".repeat(66));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i) + (units.get(i).isEmpty() ? "" : " (" + units.get(i) + ")");
      lines.add(
          line(
              "%-14s | %10.3f | %10.3f | %10.3f | %10.3f",
              name,
              single.truth()[i],
              single.initial()[i],
              single.refined()[i],
              Math.abs(single.refined()[i] - single.truth()[i])));
    }

    Recovery.Criteria criteria = single.criteria();
    double factor = criteria.before() / criteria.after();
    lines.add(
        line("loss %.6f -> %.6g, %.3g times lower", criteria.before(), criteria.after(), factor));
    List<String> what = asked.told();
    for (int i = 0; i < what.size(); i++) {
      lines.add((criteria.met()[i] ? "PASS  " : "FAIL  ") + what.get(i));
    }

    boolean all = criteria.all();
    lines.add(all ? "PASS  all criteria" : "FAIL  not all criteria are met");
    return lines;
  }

  private List<String> ofMany() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%d stills, %d with a known truth, %d recovered (%.1f %%); status %s",
            stills, known, recovered, 100.0 * recovered / known, statuses));
    lines.add(line("%12s | %8s | %10s | %8s", "start (deg)", "stills", "recovered", "success"));
    shown()
        .forEach(
            (distance, count) ->
                lines.add(
                    line(
                        "%12s | %8d | %10d | %8.3f",
                        distance < 0 ? "unknown" : degrees(distance),
                        count[0],
                        count[1],
                        (double) count[1] / count[0])));
    lines.add("pulls of the recovered, (refined - true) / sigma; 0 and 1 are expected:");
    lines.add(
        line("%-14s | %8s | %8s | %8s | %8s", "parameter", "mean", "rms", "within 1", "beyond 5"));
    for (int i = 0; i < names.size(); i++) {
      double[] sums = sums(i);
      lines.add(
          line(
              "%-14s | %8.3f | %8.3f | %8.3f | %8.0f",
              names.get(i), sums[1], sums[2], sums[3], sums[4]));
    }

    return lines;
  }

  /** Number, mean, root mean square, share within 1, number beyond 5; of finite pulls up to 5. */
  private double[] sums(int parameter) {
    double[] own =
        pulls.stream().mapToDouble(pull -> pull[parameter]).filter(Double::isFinite).toArray();
    double[] near = Arrays.stream(own).filter(pull -> Math.abs(pull) <= FAR).toArray();
    double sum = 0;
    double squares = 0;
    int within = 0;
    for (double pull : near) {
      sum += pull;
      squares += pull * pull;
      within += Math.abs(pull) <= 1 ? 1 : 0;
    }

    int n = near.length;
    return new double[] {n, sum / n, Math.sqrt(squares / n), (double) within / n, own.length - n};
  }

  List<String> byDistance() {
    List<String> lines = new ArrayList<>();
    lines.add("start_distance_deg,stills,recovered");
    distances.forEach(
        (distance, count) ->
            lines.add((distance < 0 ? "" : degrees(distance)) + "," + count[0] + "," + count[1]));
    return lines;
  }

  List<String> pulls() {
    List<String> lines = new ArrayList<>();
    lines.add("parameter,recovered,mean,rms,within_1,beyond_5");
    for (int i = 0; i < names.size(); i++) {
      double[] sums = sums(i);
      lines.add(
          line("%s,%.0f,%s,%s,%s,%.0f", names.get(i), sums[0], sums[1], sums[2], sums[3], sums[4]));
    }

    return lines;
  }

  /** By tenths of a degree, or by degrees where these would be many. */
  private Map<Long, int[]> shown() {
    if (distances.size() <= FEW) {
      return distances;
    }

    Map<Long, int[]> degrees = new TreeMap<>();
    distances.forEach(
        (bin, count) -> {
          long degree = bin < 0 ? bin : Math.round(bin / BINS_PER_DEG) * (long) BINS_PER_DEG;
          int[] sum = degrees.computeIfAbsent(degree, key -> new int[2]);
          sum[0] += count[0];
          sum[1] += count[1];
        });
    return degrees;
  }

  private static String degrees(long bin) {
    return line("%.1f", bin / BINS_PER_DEG);
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
