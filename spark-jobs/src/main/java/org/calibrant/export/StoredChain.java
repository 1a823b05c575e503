package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.BadInput;

/**
 * The kept draws of one problem. What walker w of ensemble e was after draw t is at {@code ((e * draws)
 * + t) * walkers + w}.
 *
 * @param problem its name
 * @param ensembles how many go on their own
 * @param walkers of each ensemble
 * @param draws kept of each walker
 * @param first iteration of the first draw
 * @param thin iterations from draw to draw
 * @param parameters names of the parameters
 * @param derived names of the derived quantities
 * @param values one array per parameter, then one per derived quantity
 * @param accepted proposals accepted since the draw before
 */
record StoredChain(
    String problem,
    int ensembles,
    int walkers,
    int draws,
    long first,
    long thin,
    List<String> parameters,
    List<String> derived,
    double[][] values,
    double[] lnPrior,
    double[] lnLikelihood,
    double[] accepted) {
  private static final String TABLE = "SampleRow";

  /** Takes one problem after the other. */
  interface Taker {
    void take(StoredChain chain) throws IOException;
  }

  /** What is known of a problem before its draws are read. */
  private record Outline(int ensembles, int chains, int draws, List<String> quantities) {}

  /** Hands over all problems that have draws, one at a time, in the order of the table. */
  static void each(FinishedRun run, Taker taker) throws IOException {
    Map<String, Outline> outlines = outlines(run);
    try (TableReader rows =
        TableReader.open(
            run,
            TABLE,
            "problem",
            "ensemble",
            "iteration",
            "walker",
            "values",
            "ln_prior",
            "ln_likelihood",
            "accepted",
            "derived")) {
      boolean more = rows.next();
      while (more) {
        Filling filling = new Filling(run, rows.text(0), outlines.get(rows.text(0)));
        more = filling.fill(rows);
        taker.take(filling.chain());
      }
    }
  }

  private static Map<String, Outline> outlines(FinishedRun run) throws IOException {
    Map<String, Integer> ensembles = new LinkedHashMap<>();
    // chains that no ensemble of walkers drew are the walkers of one ensemble
    if (run.exists(run.table("EnsembleRow"))) {
      try (TableReader rows = TableReader.open(run, "EnsembleRow", "problem")) {
        while (rows.next()) {
          ensembles.merge(rows.text(0), 1, Integer::sum);
        }
      }
    }

    Map<String, Outline> outlines = new LinkedHashMap<>();
    try (TableReader rows =
        TableReader.open(run, "DiagnosticsRow", "problem", "parameter", "chains", "draws")) {
      while (rows.next()) {
        String problem = rows.text(0);
        int chains = (int) rows.integer(2);
        int draws = (int) rows.integer(3);
        int count = ensembles.getOrDefault(problem, 1);
        outlines
            .computeIfAbsent(problem, p -> new Outline(count, chains, draws, new ArrayList<>()))
            .quantities()
            .add(rows.text(1));
      }
    }

    return outlines;
  }

  /** A name that a file system takes. */
  String fileName() {
    return problem.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
  }

  List<String> quantities() {
    List<String> all = new ArrayList<>(parameters);
    all.addAll(derived);
    return all;
  }

  int index(int ensemble, int draw, int walker) {
    return (ensemble * draws + draw) * walkers + walker;
  }

  /** Fills the arrays of a problem from its rows. */
  private static final class Filling {
    private final String file;
    private final String problem;
    private final Outline outline;
    private final int walkers;
    private final int size;
    private final double[][] values;
    private final double[] lnPrior;
    private final double[] lnLikelihood;
    private final double[] accepted;
    private int parameters;
    private long first;
    private long second;

    Filling(FinishedRun run, String problem, Outline outline) {
      this.file = run.table(TABLE);
      if (outline == null) {
        throw new BadInput(file, "", "DiagnosticsRow does not know the problem " + problem);
      }

      this.problem = problem;
      this.outline = outline;
      this.walkers = outline.chains() / outline.ensembles();
      this.size = Math.multiplyExact(outline.chains(), outline.draws());
      this.values = new double[outline.quantities().size()][size];
      this.lnPrior = new double[size];
      this.lnLikelihood = new double[size];
      this.accepted = new double[size];
    }

    /** Reads up to the first row of another problem; false when there is none. */
    boolean fill(TableReader rows) throws IOException {
      int row = 0;
      boolean more = true;
      while (more && rows.text(0).equals(problem)) {
        put(rows, row++);
        more = rows.next();
      }

      if (row != size) {
        throw new BadInput(
            file, "", "%s has %d rows, expected %d".formatted(problem, row, size));
      }

      return more;
    }

    private void put(TableReader rows, int row) {
      int walker = row % walkers;
      int draw = row / walkers % outline.draws();
      int ensemble = row / walkers / Math.max(1, outline.draws());
      if (row >= size || rows.integer(1) != ensemble || rows.integer(3) != walker) {
        throw new BadInput(
            file,
            "row " + rows.row(),
            "ensemble %d walker %d is out of turn".formatted(rows.integer(1), rows.integer(3)));
      }

      first = draw == 0 ? rows.integer(2) : first;
      second = draw == 1 ? rows.integer(2) : second;
      double[] own = rows.numbers(4);
      double[] derived = rows.numbers(8);
      parameters = own.length;
      for (int i = 0; i < values.length; i++) {
        values[i][row] = i < own.length ? own[i] : derived[i - own.length];
      }

      lnPrior[row] = rows.number(5);
      lnLikelihood[row] = rows.number(6);
      accepted[row] = rows.integer(7);
    }

    StoredChain chain() {
      List<String> names = outline.quantities();
      return new StoredChain(
          problem,
          outline.ensembles(),
          walkers,
          outline.draws(),
          first,
          outline.draws() > 1 ? second - first : 1,
          List.copyOf(names.subList(0, parameters)),
          List.copyOf(names.subList(parameters, names.size())),
          values,
          lnPrior,
          lnLikelihood,
          accepted);
    }
  }
}
