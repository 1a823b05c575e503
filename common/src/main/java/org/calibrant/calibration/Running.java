package org.calibrant.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A problem on its way: where its ensembles are, what they have left, and how it ended. */
final class Running implements Serializable {
  private static final long serialVersionUID = 1L;

  final long problem;
  final List<Climbers> climbers;
  final List<Chain> chains = new ArrayList<>();

  /** Why it ended; null while it goes on. */
  String ending;

  /** Why it could not begin; null when it could. */
  final String refusal;

  List<Judgement> judgements = List.of();

  /** How many times as many draws the last check thought are needed; 0 before the first. */
  private double wanted;

  private Running(long problem, List<Climbers> climbers, String refusal) {
    this.problem = problem;
    this.climbers = new ArrayList<>(climbers);
    this.refusal = refusal;
    this.ending = refusal == null ? null : "no-start";
    climbers.forEach(each -> chains.add(new Chain()));
  }

  /** At its beginning. */
  static Running begin(Problems problems, Sampling how, long problem) {
    List<Climbers> climbers = new ArrayList<>();
    try {
      LogDensity density = problems.density(problem);
      for (int e = 0; e < how.ensembles(); e++) {
        climbers.add(Climbers.begin(density, how, problem, e));
      }

      return new Running(problem, climbers, null);
    } catch (NoStart e) {
      return new Running(problem, List.of(), e.getMessage());
    }
  }

  long iteration() {
    return climbers.get(0).iteration();
  }

  /**
   * The iteration to go to: so many checks from here, but no more than half of what was done, because
   * what is computed beyond the check that ends it is lost.
   */
  long next(int checks, Schedule schedule) {
    long done = iteration() / schedule.checkEvery();
    long step = Math.min(checks, Math.max(1, done / 2)) * schedule.checkEvery();
    return Math.min(schedule.iterations(), iteration() + step);
  }

  /** The last iteration that counts. */
  long reached() {
    List<Window> windows = chains.isEmpty() ? List.of() : chains.get(0).windows;
    return windows.isEmpty() ? 0 : windows.get(windows.size() - 1).to();
  }

  /** Where it may end, as far as is known now. */
  double expected(Schedule schedule) {
    if (ending != null) {
      return reached();
    }

    double kept = reached() - schedule.burnIn();
    return schedule.stopWhenConverged() && wanted > 1 && kept > 0
        ? Math.min((double) schedule.iterations(), schedule.burnIn() + wanted * kept)
        : schedule.iterations();
  }

  /** Takes what its ensembles did, in their order, and ends at the first check that says so. */
  void take(List<SuperStep.Advanced> advanced, Sampling how) {
    Schedule schedule = how.schedule();
    long from = iteration();
    for (int e = 0; e < advanced.size(); e++) {
      climbers.set(e, advanced.get(e).climbers());
      chains.get(e).append(advanced.get(e).chain());
    }

    long to = iteration();
    for (long at = from + schedule.checkEvery(); at <= to; at += schedule.checkEvery()) {
      boolean last = at == schedule.iterations();
      if (schedule.looksAfter(at) && converged(schedule.kept(at), how)) {
        end("converged", at, schedule);
        return;
      } else if (last) {
        end("iterations", at, schedule);
        return;
      }
    }
  }

  /** Ends where it is, because the time is over. */
  void stop(Schedule schedule) {
    end("wall-clock", iteration(), schedule);
  }

  private void end(String how, long at, Schedule schedule) {
    ending = how;
    for (Chain chain : chains) {
      chain.cut((int) (at / schedule.checkEvery()), schedule.kept(at));
    }
  }

  private boolean converged(int draws, Sampling how) {
    for (int i = 0; i < climbers.get(0).cold().dimensions; i++) {
      wanted = Judgement.wanted(chains(i, draws), how.ensembles(), how.converged());
      if (wanted != 1) {
        return false;
      }
    }

    return true;
  }

  /** One chain per walker, ensemble after ensemble. */
  private double[][] chains(int row, int draws) {
    int walkers = climbers.get(0).cold().walkers;
    double[][] all = new double[chains.size() * walkers][];
    for (int e = 0; e < chains.size(); e++) {
      double[][] each = chains.get(e).chains(row, walkers, draws);
      System.arraycopy(each, 0, all, e * walkers, walkers);
    }

    return all;
  }

  /** Says of every quantity what can be said; nothing where no draw was kept. */
  void judge(List<String> names, List<String> derived) {
    int draws = chains.isEmpty() ? 0 : chains.get(0).draws.size();
    if (draws == 0) {
      return;
    }

    List<Judgement> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(Judgement.of(names.get(i), true, chains(i, draws), chains.size()));
    }

    for (int i = 0; i < derived.size(); i++) {
      int row = Chain.rowOfDerived(names.size()) + i;
      all.add(Judgement.of(derived.get(i), false, chains(row, draws), chains.size()));
    }

    judgements = List.copyOf(all);
  }

  /** Fraction of accepted proposals in the windows that are kept. */
  double acceptance(Schedule schedule) {
    double sum = 0;
    long count = 0;
    for (Chain chain : chains) {
      for (Window window : chain.windows) {
        if (window.to() > schedule.burnIn()) {
          for (double each : window.acceptance()) {
            sum += each;
            count++;
          }
        }
      }
    }

    return sum / count;
  }
}
