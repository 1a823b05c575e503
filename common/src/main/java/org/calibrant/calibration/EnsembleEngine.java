package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Workers;
import org.calibrant.fit.chains.DiagnosticsRow;
import org.calibrant.fit.chains.SampleRow;

/**
 * Samples posteriors with ensembles of walkers: {@link SampleRow}s of the kept iterations, {@link
 * DiagnosticsRow}s of every quantity, {@link AcceptanceRow}s and {@link EnsembleRow}s of how it went,
 * and {@link RankRow}s where the truth is known.
 *
 * <p>Problems come in waves. Within a wave ensembles walk from check to check; where they walk, and
 * over how many checks at once, is the {@link Placement}'s affair and changes no bit. After each
 * super-step the state is remembered.
 *
 * @param problems what is calibrated
 * @param seed of all random numbers
 * @param ensembles independent ensembles of each problem, at least 1; from 2 on R-hat between them is
 *     the honest test
 * @param walkers of an ensemble, and how they move
 * @param ladder temperatures, for targets with several modes
 * @param start where walkers begin
 * @param schedule how long they walk and what is kept
 * @param converged when chains have converged: what status says, and what may end them
 * @param placement where they walk
 * @param problemsPerWave problems that are computed and held in memory together
 */
@KernelVersion(1)
public record EnsembleEngine(
    Problems problems,
    long seed,
    int ensembles,
    Walkers walkers,
    Ladder ladder,
    Starting start,
    Schedule schedule,
    Convergence converged,
    Placement placement,
    int problemsPerWave)
    implements Engine {

  public EnsembleEngine {
    Must.beAtLeast("ensembles", 1, ensembles);
    Must.beAtLeast("problems-per-wave", 1, problemsPerWave);
  }

  @Override
  public void check() {
    problems.check();
    for (LogDensity density : problems.shapes()) {
      walkers.check(density.names().size());
      start.from().check(density);
    }
  }

  private Sampling how() {
    return new Sampling(seed, ensembles, walkers, ladder, start, schedule, converged);
  }

  @Override
  public void run(Workers workers) {
    Campaign campaign = workers.recall(Campaign.class).orElseGet(() -> begun(workers));
    while (campaign.next() < problems.size()) {
      campaign = finished(walked(campaign, workers), workers);
    }
  }

  private Campaign begun(Workers workers) {
    StartMeasurement measurement = new StartMeasurement(workers, problems, how());
    measurement.barrier(); // so that a census ends here, before anything is computed
    Plan plan = placement.plan(measurement);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("where", plan.word());
    facts.put("why", plan.why());
    workers.tell("plan", facts);
    Campaign campaign = new Campaign(plan, 0, List.of(), 0);
    workers.remember(campaign);
    return campaign;
  }

  /** Walks the problems of one wave to their ends. */
  private Campaign walked(Campaign campaign, Workers workers) {
    long begun = System.nanoTime();
    Plan plan = campaign.plan();
    long to = Math.min(problems.size(), campaign.next() + problemsPerWave);
    Units<Long> wave = new Units<>(LongStream.range(campaign.next(), to).boxed().toList());
    List<Running> running = campaign.running();
    boolean late = campaign.seconds() > schedule.wallClockS();
    if (plan.mode() == Plan.Mode.PROBLEMS && !late) {
      running = workers.map(wave, new WholeProblem(problems, how()));
    } else if (running.isEmpty()) {
      running = workers.map(wave, new Beginning(problems, how()));
    }

    double spent = campaign.seconds() + seconds(begun);
    Campaign now = new Campaign(plan, campaign.next(), running, spent);
    stopIfLate(now);
    while (running.stream().anyMatch(each -> each.ending == null)) {
      long stepBegun = System.nanoTime();
      superStep(plan, running, workers);
      now = new Campaign(plan, campaign.next(), running, campaign.seconds() + seconds(begun));
      stopIfLate(now);
      workers.remember(now);
      tell(running, seconds(stepBegun), workers);
      tellHowFar(now, workers);
    }

    return now;
  }

  private void stopIfLate(Campaign campaign) {
    if (campaign.seconds() > schedule.wallClockS()) {
      for (Running each : campaign.running()) {
        if (each.ending == null) {
          each.stop(schedule);
        }
      }
    }
  }

  private void superStep(Plan plan, List<Running> running, Workers workers) {
    Sampling how = how();
    SuperStep step = new SuperStep(problems, how);
    List<Running> going = running.stream().filter(each -> each.ending == null).toList();
    if (plan.mode() == Plan.Mode.STAGES) {
      StageKernel stage = new StageKernel(problems, how);
      for (Running each : going) {
        long to = each.next(plan.checks(), schedule);
        each.take(stage.advance(workers, each.climbers, to, plan.walkersPerTask()), how);
      }

      return;
    }

    List<SuperStep.Island> islands = new ArrayList<>();
    for (Running each : going) {
      long to = each.next(plan.checks(), schedule);
      each.climbers.forEach(climbers -> islands.add(new SuperStep.Island(climbers, to)));
    }

    List<SuperStep.Advanced> advanced =
        plan.mode() == Plan.Mode.LOCAL
            ? islands.stream().map(step::apply).toList()
            : workers.map(new Units<>(islands), step);
    int from = 0;
    for (Running each : going) {
      each.take(advanced.subList(from, from + ensembles), how);
      from += ensembles;
    }
  }

  private void tell(List<Running> running, double seconds, Workers workers) {
    long going = running.stream().filter(each -> each.ending == null).count();
    Running slowest = running.get(running.size() - 1);
    for (Running each : running) {
      slowest = each.ending == null ? each : slowest;
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "iteration",
        "iteration %,d of at most %,d".formatted(slowest.reached(), schedule.iterations()));
    facts.put("going", "%,d of %,d problems go on".formatted(going, running.size()));
    facts.put("seconds", String.format(Locale.ROOT, "%.1f s", seconds));
    workers.tell("step", facts);
  }

  /** Effective draws grow with the iterations, so what is still wanted of them tells how many follow. */
  private void tellHowFar(Campaign campaign, Workers workers) {
    double done = 0;
    double all = 0;
    for (Running each : campaign.running()) {
      done += each.reached();
      all += each.expected(schedule);
    }

    int now = campaign.running().size();
    double before = campaign.next() * all / now;
    workers.reached(before + done, all / now * problems.size());
  }

  /** Writes the tables of a wave, and forgets it. */
  private Campaign finished(Campaign campaign, Workers workers) {
    refuse(campaign.running());
    for (Running each : campaign.running()) {
      if (each.judgements.isEmpty() && each.refusal == null) {
        each.judge(problems.names(each.problem), problems.derived(each.problem));
      }
    }

    new Tables(problems, how()).write(campaign.running(), workers);
    long next = campaign.next() + campaign.running().size();
    Campaign then = new Campaign(campaign.plan(), next, List.of(), campaign.seconds());
    workers.remember(then);
    return then;
  }

  /** One problem that cannot begin is no campaign; of many it is one row with a status. */
  private void refuse(List<Running> running) {
    if (problems.size() == 1 && running.get(0).refusal != null) {
      throw new BadInput("engine.start", "", running.get(0).refusal);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
