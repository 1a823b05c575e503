package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Kernel;

/** Calibrates one problem from its beginning to its end, in one thread. */
record WholeProblem(Problems problems, Sampling how) implements Kernel<Long, Running> {
  @Override
  public Running apply(Long problem) {
    Running running = Running.begin(problems, how, problem);
    SuperStep step = new SuperStep(problems, how);
    while (running.ending == null) {
      long to = running.next(1, how.schedule());
      List<SuperStep.Advanced> advanced = new ArrayList<>();
      for (Climbers climbers : running.climbers) {
        advanced.add(step.apply(new SuperStep.Island(climbers, to)));
      }

      running.take(advanced, how);
    }

    running.judge(problems.names(problem), problems.derived(problem));
    return running;
  }
}
