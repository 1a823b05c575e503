package org.calibrant.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.Explanation;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.fit.chains.DiagnosticsRow;

/**
 * Says of somebody else's chains what can be said: one {@link DiagnosticsRow} per parameter.
 *
 * @param name what the chains are called in the table
 * @param chains where they are
 * @param discard draws at the beginning of each chain that are left out
 * @param thin every how manyth draw is taken
 * @param converged when chains have converged
 */
@KernelVersion(1)
public record ChainDiagnosticsEngine(
    String name, ChainSource chains, int discard, int thin, Convergence converged)
    implements Engine {
  private static final double TRUSTED = 50;

  public ChainDiagnosticsEngine {
    Must.beAtLeast("discard", 0, discard);
    Must.beAtLeast("thin", 1, thin);
  }

  @Override
  public void check() {
    chains.chains();
  }

  @Override
  public void run(Workers workers) {
    Parameters parameters = new Parameters(chains);
    workers.write(
        Table.of(DiagnosticsRow.class),
        parameters,
        new Judging(name, discard, thin, converged, parameters));
  }

  /** The parameters of a table; every worker reads it itself. */
  record Parameters(ChainSource source) implements Sweep<Integer> {
    @Override
    public long size() {
      return source.chains().size();
    }

    @Override
    public Integer unit(long index) {
      return (int) index;
    }
  }

  /** Judges the chains of one parameter. */
  record Judging(String name, int discard, int thin, Convergence converged, Parameters parameters)
      implements RowKernel<Integer, DiagnosticsRow> {
    @Override
    public Stream<DiagnosticsRow> apply(Integer index) {
      ChainSource.Given given = parameters.source().chains().get(index);
      double[][] kept = kept(given.chains());
      if (kept[0].length < 2) {
        return failed(index, "no more than %d draws are left".formatted(kept[0].length));
      }

      Judgement j = Judgement.ofChains(given.parameter(), kept);
      boolean holds =
          j.rHat() <= converged.rHat()
              && j.essBulk() >= converged.ess()
              && j.essTail() >= converged.ess();
      return Stream.of(
          new DiagnosticsRow(
              index,
              name,
              given.parameter(),
              kept.length,
              kept[0].length,
              Tables.number(j.mean()),
              Tables.number(j.sd()),
              Tables.number(j.q05()),
              Tables.number(j.q50()),
              Tables.number(j.q95()),
              Tables.number(j.rHat()),
              null,
              Tables.number(j.essBulk()),
              Tables.number(j.essTail()),
              null,
              Tables.number(j.mcseMean()),
              Tables.number(j.tau()),
              Double.isNaN(j.tau()) ? null : (Boolean) (kept[0].length >= TRUSTED * j.tau()),
              null,
              holds ? "ok" : "not-converged",
              null));
    }

    @Override
    public List<String> explained(Integer index, DiagnosticsRow row) {
      double[][] kept = kept(parameters.source().chains().get(index).chains());
      double[] means = new double[kept.length];
      double[] deviations = new double[kept.length];
      for (int c = 0; c < kept.length; c++) {
        int n = kept[c].length;
        means[c] = Arrays.stream(kept[c]).sum() / n;
        double mean = means[c];
        deviations[c] =
            Math.sqrt(Arrays.stream(kept[c]).map(x -> (x - mean) * (x - mean)).sum() / (n - 1));
      }

      return new Explanation()
          .with("draws of each chain that are left", (long) kept[0].length, "")
          .with("mean of each chain", means, "")
          .with("standard deviation of each chain", deviations, "")
          .lines();
    }

    private double[][] kept(double[][] all) {
      int n = Math.max(0, (all[0].length - discard + thin - 1) / thin);
      double[][] kept = new double[all.length][n];
      for (int c = 0; c < all.length; c++) {
        for (int t = 0; t < n; t++) {
          kept[c][t] = all[c][discard + t * thin];
        }
      }

      return kept;
    }

    @Override
    public Stream<DiagnosticsRow> failed(Integer index, String reason) {
      ChainSource.Given given = parameters.source().chains().get(index);
      return Stream.of(
          Tables.nothing(index, name, given.parameter(), given.chains().length, "error", reason));
    }
  }
}
