package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Results;

/**
 * Draws of one problem, thinned by the number of the draw so that memory is bounded however long the
 * chains are: every {@code stride}-th draw of all walkers, more draws of one walker of some ensembles for
 * traces, and for autocorrelations the unthinned beginnings of some walkers.
 */
final class Chains {
  private static final int MOST_DRAWS = 60_000;
  private static final int MOST_PLACES = 600;
  static final int TRACED = 4;
  private static final int MOST_WALKERS = 32;
  private static final int MOST_NUMBERS = 2_000_000;
  static final String LN_POSTERIOR = "ln posterior";

  /**
   * A draw.
   *
   * @param ordinal number of the kept iteration, from 0
   * @param values parameters, derived quantities, ln posterior
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Drawn(int ensemble, int walker, int ordinal, long iteration, double[] values) {}

  private final List<String> quantities = new ArrayList<>();
  private final List<Drawn> draws = new ArrayList<>();
  private final List<Drawn> traces = new ArrayList<>();
  private final int stride;
  private final int traceStride;
  private final int walkerStep;
  private final int chains;
  private final int length;
  private int parameters;
  private int ensembles;
  private int walkers;
  private double[][][] beginnings = {};

  // where the reading is
  private int ensemble = -1;
  private int ordinal;
  private long iteration;
  private int chain;

  private Chains(ShownProblem shown) {
    double all = (double) shown.chains() * shown.draws();
    stride = (int) Math.max(1, Math.ceil(all / MOST_DRAWS));
    traceStride = Math.max(1, -Math.floorDiv(-shown.draws(), MOST_PLACES));
    walkerStep = Math.max(1, -Math.floorDiv(-shown.chains(), MOST_WALKERS));
    chains = -Math.floorDiv(-shown.chains(), walkerStep);
    length = shown.draws();
  }

  static Chains of(Results results, ShownProblem shown) throws IOException {
    Chains chains = new Chains(shown);
    try (TableReader rows =
        results.read(
            "SampleRow",
            "problem",
            "ensemble",
            "iteration",
            "walker",
            "names",
            "values",
            "ln_prior",
            "ln_likelihood",
            "derived_names",
            "derived")) {
      boolean found = false;
      boolean over = false;
      while (!over && rows.next()) {
        boolean wanted = shown.name().equals(rows.text(0));
        over = found && !wanted;
        found |= wanted;
        if (wanted) {
          chains.take(rows);
        }
      }
    }

    chains.close();
    return chains;
  }

  private void take(TableReader rows) {
    if (quantities.isEmpty()) {
      begin(rows);
    }

    if (rows.integer(1) != ensemble) {
      ensemble = (int) rows.integer(1);
      ensembles = Math.max(ensembles, ensemble + 1);
      ordinal = -1;
      iteration = -1;
    }

    if (rows.integer(2) != iteration) {
      iteration = rows.integer(2);
      ordinal++;
      chain = ensemble * walkers;
    }

    int walker = (int) rows.integer(3);
    if (ensemble == 0 && ordinal == 0) {
      walkers = walker + 1;
    }

    boolean thinned = ordinal % stride == 0;
    boolean begins = chain % walkerStep == 0 && ordinal < beginnings[0][0].length;
    boolean traced = walker == 0 && ensemble < TRACED && ordinal % traceStride == 0;
    if (thinned || begins || traced) {
      double[] values = values(rows);
      if (thinned) {
        draws.add(new Drawn(ensemble, walker, ordinal, iteration, values));
      }

      if (traced) {
        traces.add(new Drawn(ensemble, walker, ordinal, iteration, values));
      }

      int row = chain / walkerStep;
      for (int q = 0; begins && row < chains && q < values.length; q++) {
        beginnings[q][row][ordinal] = values[q];
      }
    }

    chain++;
  }

  private void begin(TableReader rows) {
    names(rows.value(4));
    parameters = quantities.size();
    names(rows.value(8));
    quantities.add(LN_POSTERIOR);
    int most = Math.max(4, MOST_NUMBERS / (quantities.size() * chains));
    beginnings = new double[quantities.size()][chains][Math.min(length, most)];
    for (double[][] quantity : beginnings) {
      for (double[] each : quantity) {
        Arrays.fill(each, Double.NaN);
      }
    }
  }

  private void names(Object list) {
    if (list instanceof List<?> names) {
      names.forEach(name -> quantities.add(String.valueOf(name)));
    }
  }

  private double[] values(TableReader rows) {
    double[] values = new double[quantities.size()];
    Arrays.fill(values, Double.NaN);
    double[] own = rows.numbers(5);
    double[] derived = rows.numbers(9);
    System.arraycopy(own, 0, values, 0, Math.min(own.length, parameters));
    System.arraycopy(
        derived, 0, values, parameters, Math.min(derived.length, values.length - 1 - parameters));
    values[values.length - 1] = rows.number(6) + rows.number(7);
    return values;
  }

  /** Chains that ended earlier than others count no further than the shortest. */
  private void close() {
    for (int q = 0; q < beginnings.length; q++) {
      List<double[]> whole = new ArrayList<>();
      for (double[] each : beginnings[q]) {
        if (Arrays.stream(each).allMatch(Double::isFinite)) {
          whole.add(each);
        }
      }

      beginnings[q] = whole.toArray(double[][]::new);
    }
  }

  /** Names of parameters, derived quantities, and ln posterior. */
  List<String> quantities() {
    return List.copyOf(quantities);
  }

  /** How many of them are parameters. */
  int parameters() {
    return parameters;
  }

  int ensembles() {
    return ensembles;
  }

  int walkers() {
    return walkers;
  }

  int stride() {
    return stride;
  }

  List<Drawn> draws() {
    return draws;
  }

  /** The first walker of an ensemble; of the first {@value #TRACED} ensembles. */
  List<Drawn> trace(int ensembleNumber) {
    return traces.stream().filter(draw -> draw.ensemble() == ensembleNumber).toList();
  }

  /** A quantity of all thinned draws. */
  double[] of(int quantity) {
    return draws.stream().mapToDouble(draw -> draw.values()[quantity]).toArray();
  }

  /** The beginnings of some chains, unthinned; those with a value that is not finite are left out. */
  double[][] beginnings(int quantity) {
    return beginnings[quantity];
  }

  /** {@code every 3rd draw of 256 walkers, 20,000 in all}. */
  String told() {
    return "%s %,d walkers, %,d draws"
        .formatted(
            stride == 1 ? "All draws of" : "Every %d. draw of".formatted(stride),
            walkers * ensembles,
            draws.size());
  }
}
