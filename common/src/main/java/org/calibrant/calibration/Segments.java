package org.calibrant.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Sweep;

/** The kept draws of chains, in pieces that workers turn into rows. */
record Segments(List<Segment> segments) implements Sweep<Segments.Segment> {
  private static final int DRAWS = 200;

  /**
   * Some draws of one ensemble.
   *
   * @param unit of the first row
   * @param iteration of the first draw
   * @param thin iterations from draw to draw
   * @param walkers values in a row of a draw
   */
  record Segment(
      long unit,
      String problem,
      int ensemble,
      long iteration,
      int thin,
      int walkers,
      List<String> names,
      List<String> derived,
      List<double[]> draws)
      implements Serializable {}

  static Segments of(List<Running> ended, Problems problems, Sampling how) {
    List<Segment> segments = new ArrayList<>();
    Schedule schedule = how.schedule();
    int walkers = how.walkers().walkers();
    long most = schedule.kept(schedule.iterations());
    for (Running running : ended) {
      for (int e = 0; e < running.chains.size(); e++) {
        List<double[]> draws = running.chains.get(e).draws;
        for (int from = 0; from < draws.size(); from += DRAWS) {
          int to = Math.min(draws.size(), from + DRAWS);
          segments.add(
              new Segment(
                  ((running.problem * how.ensembles() + e) * most + from) * walkers,
                  problems.name(running.problem),
                  e,
                  schedule.burnIn() + (from + 1L) * schedule.thin(),
                  schedule.thin(),
                  walkers,
                  problems.names(running.problem),
                  problems.derived(running.problem),
                  List.copyOf(draws.subList(from, to))));
        }
      }
    }

    return new Segments(List.copyOf(segments));
  }

  @Override
  public long size() {
    return segments.size();
  }

  @Override
  public Segment unit(long index) {
    return segments.get((int) index);
  }
}
