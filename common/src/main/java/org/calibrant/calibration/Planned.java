package org.calibrant.calibration;

import java.util.Locale;

/**
 * Decides by what a model evaluation and a stage of tasks cost here:
 *
 * <pre>
 *   several problems of minutes at most         a task calibrates a whole problem
 *   evaluations cheaper than 20 ms              a task moves a whole ensemble for a super-step
 *   all of it cheaper than some barriers, or
 *   one ensemble of a cheap model               everything stays in the driver
 *   dearer evaluations                          tasks move walkers of a group
 * </pre>
 *
 * @param superStepS how long a super-step shall take [s]; 10 to 30
 * @param walkersPerTask walkers per task, where groups are spread
 */
public record Planned(double superStepS, int walkersPerTask) implements Placement {
  private static final double CHEAP = 0.02;
  private static final double WHOLE_PROBLEM = 600;
  private static final double BARRIERS = 20;

  public Planned {
    Must.bePositive("super-step-s", superStepS);
    Must.beAtLeast("walkers-per-task", 1, walkersPerTask);
  }

  @Override
  public Plan plan(Measurement m) {
    double check = m.evaluation() * m.evaluationsPerCheck();
    double problem = check * m.checks() * m.ensembles();
    double all = problem * m.problems();
    int checks = (int) Math.max(1, Math.min((double) m.checks(), Math.floor(superStepS / check)));
    String costs =
        String.format(
            Locale.ROOT,
            "an evaluation costs %.3g ms, a stage %.3g ms, a problem at most %.3g s on one core",
            1e3 * m.evaluation(),
            1e3 * m.barrier(),
            problem);
    if (m.problems() > 1 && problem <= WHOLE_PROBLEM) {
      return new Plan(Plan.Mode.PROBLEMS, 1, 0, costs + "; problems need nothing of each other");
    } else if (all < BARRIERS * m.barrier()) {
      return new Plan(Plan.Mode.LOCAL, checks, 0, costs + "; not worth a stage");
    } else if (m.evaluation() < CHEAP && m.ensembles() * m.problems() == 1) {
      String more =
          "; one ensemble of a cheap model stays together; more ensembles would use more cores";
      return new Plan(Plan.Mode.LOCAL, checks, 0, costs + more);
    } else if (m.evaluation() < CHEAP) {
      String step =
          String.format(Locale.ROOT, "; super-steps of %d checks, %.3g s", checks, checks * check);
      return new Plan(Plan.Mode.ISLANDS, checks, 0, costs + step);
    }

    String hint =
        m.updates() > 1 || m.evaluation() > 100 * m.barrier()
            ? ""
            : "; walkers.updates = 10 would need a tenth of the stages";
    return new Plan(
        Plan.Mode.STAGES, 1, walkersPerTask, costs + "; dear evaluations are spread" + hint);
  }
}
