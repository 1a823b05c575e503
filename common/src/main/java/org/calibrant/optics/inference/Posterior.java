package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.fit.chains.Diagnostics;
import org.calibrant.fit.chains.DiagnosticsRow;
import org.calibrant.fit.chains.Moments;
import org.calibrant.fit.chains.SampleRow;

/** All chains of a campaign, and what is written of them. */
public record Posterior(List<DrawnChain> drawn) implements Serializable {

  /** Draws the chains, or finds them drawn by an interrupted run. */
  public static Posterior of(ChainKernel kernel, Workers workers) {
    return workers
        .recall(Posterior.class)
        .orElseGet(
            () -> {
              Indices all = new Indices(kernel.exposures().size() * kernel.chains());
              Posterior posterior =
                  new Posterior(new ArrayList<>(workers.map(all, kernel)));
              workers.remember(posterior);
              return posterior;
            });
  }

  /** Draws, and what can be said of the chains of each exposure. */
  public void write(Workers workers, ChainKernel kernel, double rHat, double ess) {
    List<SampleRow> samples = new ArrayList<>();
    List<DiagnosticsRow> diagnostics = new ArrayList<>();
    for (long exposure = 0; exposure < kernel.exposures().size(); exposure++) {
      int from = Math.toIntExact(exposure * kernel.chains());
      List<DrawnChain> mine = drawn.subList(from, from + kernel.chains());
      String id = kernel.exposures().id(exposure);
      add(samples, id, mine);
      judge(diagnostics, id, mine, rHat, ess);
    }

    workers.write(Table.of(SampleRow.class), samples);
    workers.write(Table.of(DiagnosticsRow.class), diagnostics);
  }

  /** Draw after draw, chain after chain: the chains are the walkers of one ensemble. */
  private static void add(List<SampleRow> rows, String id, List<DrawnChain> chains) {
    int draws = 0;
    for (DrawnChain chain : chains) {
      draws = Math.max(draws, chain.points().length);
    }

    for (int i = 0; i < draws; i++) {
      for (DrawnChain chain : chains) {
        if (i < chain.points().length) {
          rows.add(row(rows.size(), id, chain, i));
        }
      }
    }
  }

  private static SampleRow row(long unit, String id, DrawnChain chain, int draw) {
    double[] point = chain.points()[draw];
    boolean moved = draw == 0 || !Arrays.equals(chain.points()[draw - 1], point);
    return new SampleRow(
        unit,
        id,
        0,
        draw,
        chain.chain(),
        chain.names(),
        point,
        chain.lnPrior()[draw],
        chain.lnLikelihood()[draw],
        moved ? 1 : 0,
        new String[0],
        new double[0],
        "ok",
        chain.divergent()[draw] ? "divergent" : null);
  }

  private static void judge(
      List<DiagnosticsRow> rows, String id, List<DrawnChain> chains, double rHat, double ess) {
    for (DrawnChain chain : chains) {
      if (chain.problem() != null) {
        rows.add(nothing(rows.size(), id, chains.size(), chain.problem()));
        return;
      }
    }

    String[] names = chains.get(0).names();
    for (int j = 0; j < names.length; j++) {
      double[][] values = new double[chains.size()][];
      for (int c = 0; c < values.length; c++) {
        double[][] points = chains.get(c).points();
        values[c] = new double[points.length];
        for (int i = 0; i < points.length; i++) {
          values[c][i] = points[i][j];
        }
      }

      rows.add(row(rows.size(), id, names[j], values, chains, rHat, ess));
    }
  }

  private static DiagnosticsRow row(
      long unit,
      String id,
      String name,
      double[][] values,
      List<DrawnChain> chains,
      double rHat,
      double ess) {
    double[] all = Moments.pooled(values);
    double[] sorted = Moments.sorted(all);
    double between = Diagnostics.rHat(values);
    double bulk = Diagnostics.essBulk(values);
    double tail = Diagnostics.essTail(values);
    double tau = Diagnostics.tau(values);
    boolean holds = between <= rHat && bulk >= ess && tail >= ess;
    int divergent = 0;
    double acceptance = 0;
    for (DrawnChain chain : chains) {
      acceptance += Moments.mean(chain.acceptance()) / chains.size();
      for (boolean each : chain.divergent()) {
        divergent += each ? 1 : 0;
      }
    }

    return new DiagnosticsRow(
        unit,
        id,
        name,
        values.length,
        values[0].length,
        Moments.mean(all),
        Math.sqrt(Moments.variance(all)),
        Moments.quantile(sorted, 0.05),
        Moments.quantile(sorted, 0.5),
        Moments.quantile(sorted, 0.95),
        number(between),
        null,
        number(bulk),
        number(tail),
        null,
        number(Diagnostics.mcseMean(values)),
        number(tau),
        Double.isNaN(tau) ? null : (Boolean) (values[0].length >= 50 * tau),
        acceptance,
        holds ? "ok" : "not-converged",
        divergent == 0 ? null : divergent + " divergent draws");
  }

  private static DiagnosticsRow nothing(long unit, String id, int chains, String note) {
    return new DiagnosticsRow(
        unit, id, "", chains, 0, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, "no-start", note);
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
