package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.fit.chains.DiagnosticsRow;
import org.calibrant.fit.chains.Moments;
import org.calibrant.fit.chains.SampleRow;

/** The rows of problems that have ended, in the order of the problems. */
record Tables(Problems problems, Sampling how) {
  private static final double TRUSTED = 50;

  void write(List<Running> ended, Workers workers) {
    List<AcceptanceRow> acceptances = new ArrayList<>();
    List<EnsembleRow> ensembles = new ArrayList<>();
    List<DiagnosticsRow> diagnostics = new ArrayList<>();
    List<RankRow> ranks = new ArrayList<>();
    for (Running each : ended) {
      addAcceptances(each, acceptances);
      addEnsembles(each, ensembles);
      addDiagnostics(each, diagnostics);
      if (problems.truthIsKnown()) {
        new TrueRanks(problems, how).addTo(ranks, each);
      }
    }

    Segments segments = Segments.of(ended, problems, how);
    workers.write(Table.of(SampleRow.class), segments, new SegmentKernel());
    workers.write(Table.of(AcceptanceRow.class), acceptances);
    workers.write(Table.of(EnsembleRow.class), ensembles);
    workers.write(Table.of(DiagnosticsRow.class), diagnostics);
    if (problems.truthIsKnown()) {
      workers.write(Table.of(RankRow.class), ranks);
    }
  }

  private void addAcceptances(Running running, List<AcceptanceRow> rows) {
    Schedule schedule = how.schedule();
    long most = schedule.iterations() / schedule.checkEvery();
    for (int e = 0; e < running.chains.size(); e++) {
      long unit = (running.problem * how.ensembles() + e) * most;
      for (Window window : running.chains.get(e).windows) {
        rows.add(
            new AcceptanceRow(
                unit++,
                problems.name(running.problem),
                e,
                window.from(),
                window.to(),
                window.to() > schedule.burnIn(),
                window.acceptance(),
                Moments.mean(window.acceptance()),
                window.lnPosterior(),
                "ok",
                null));
      }
    }
  }

  private void addEnsembles(Running running, List<EnsembleRow> rows) {
    String[] names = problems.names(running.problem).toArray(String[]::new);
    for (int e = 0; e < how.ensembles(); e++) {
      Chain chain = running.refusal == null ? running.chains.get(e) : new Chain();
      Counts counts = chain.counts();
      double[] acceptance = meanAcceptance(chain);
      rows.add(
          new EnsembleRow(
              running.problem * how.ensembles() + e,
              problems.name(running.problem),
              e,
              chain.windows.isEmpty() ? 0 : chain.windows.get(chain.windows.size() - 1).to(),
              chain.draws.size(),
              running.ending,
              counts.evaluated(),
              counts.failed(),
              names,
              points(counts, names.length),
              acceptance.length == 0 ? null : (Double) Moments.mean(acceptance),
              (int) java.util.Arrays.stream(acceptance).filter(each -> each == 0).count(),
              running.refusal == null ? "ok" : "no-start",
              running.refusal));
    }
  }

  /** Of each walker over the kept windows; empty without any. */
  private double[] meanAcceptance(Chain chain) {
    List<Window> kept =
        chain.windows.stream().filter(w -> w.to() > how.schedule().burnIn()).toList();
    double[] mean = new double[kept.isEmpty() ? 0 : how.walkers().walkers()];
    for (Window window : kept) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += window.acceptance()[j] / kept.size();
      }
    }

    return mean;
  }

  private static double[] points(Counts counts, int d) {
    double[] points = new double[counts.witnesses().size() * d];
    for (int i = 0; i < counts.witnesses().size(); i++) {
      System.arraycopy(counts.witnesses().get(i), 1, points, i * d, d);
    }

    return points;
  }

  private void addDiagnostics(Running running, List<DiagnosticsRow> rows) {
    List<String> quantities = new ArrayList<>(problems.names(running.problem));
    quantities.addAll(problems.derived(running.problem));
    int chains = how.ensembles() * how.walkers().walkers();
    for (int q = 0; q < quantities.size(); q++) {
      long unit = running.problem * quantities.size() + q;
      if (running.judgements.isEmpty()) {
        String note = running.refusal == null ? "no iteration was kept" : running.refusal;
        String status = running.refusal == null ? "not-converged" : "no-start";
        String name = problems.name(running.problem);
        rows.add(nothing(unit, name, quantities.get(q), chains, status, note));
      } else {
        rows.add(said(unit, running, running.judgements.get(q), chains));
      }
    }
  }

  static DiagnosticsRow nothing(
      long unit, String problem, String quantity, int chains, String status, String note) {
    return new DiagnosticsRow(
        unit, problem, quantity, chains, 0, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, status, note);
  }

  private DiagnosticsRow said(long unit, Running running, Judgement j, int chains) {
    boolean holds = j.holds(how.converged(), how.ensembles());
    int draws = (int) (j.draws() / chains);
    return new DiagnosticsRow(
        unit,
        problems.name(running.problem),
        j.quantity(),
        chains,
        draws,
        number(j.mean()),
        number(j.sd()),
        number(j.q05()),
        number(j.q50()),
        number(j.q95()),
        number(j.rHat()),
        number(j.rHatEnsembles()),
        number(j.essBulk()),
        number(j.essTail()),
        number(j.essEnsembles()),
        number(j.mcseMean()),
        number(j.tau()),
        Double.isNaN(j.tau()) ? null : (Boolean) (draws >= TRUSTED * j.tau()),
        number(running.acceptance(how.schedule())),
        holds || !j.parameter() ? "ok" : "not-converged",
        holds || !j.parameter() ? null : "ended by " + running.ending);
  }

  /** Null for what is no number. */
  static Double number(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
