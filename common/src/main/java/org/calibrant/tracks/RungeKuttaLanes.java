package org.calibrant.tracks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * {@link RungeKutta4} through a trilinear map for many tracks side by side, with the bits that each
 * has alone. A lane that is free takes the next track, the ones with the longest way first, so that
 * the lanes end about together.
 */
final class RungeKuttaLanes implements Carrier {
  private final RungeKutta4 method;
  private final Cells cells;
  private final int width;
  private final LanePass locate;
  private final LanePass[] program;
  private final double[] s = new double[Lane.LENGTH];
  private final int[] dirty = new int[Lane.LANES];
  private final Passage[] tracks = new Passage[Lane.LANES];
  private final Ending[] unknown = new Ending[Lane.LANES];
  private final double[] cell = new double[Cells.ROWS];
  private final int[] near = new int[3 * Lane.LANES];
  private Passage[] queue = {};
  private final int[] leaving = new int[Lane.LANES];
  private int next;
  private int busy;

  RungeKuttaLanes(RungeKutta4 method, Cells cells, LanePasses passes) {
    this.method = method;
    this.cells = cells;
    this.width = passes.width();
    this.locate = passes.locate();
    this.program = program(method, passes, locate);
  }

  @Override
  public void carry(List<Passage> passages) {
    queue = passages.toArray(Passage[]::new);
    Arrays.sort(
        queue, Comparator.comparingDouble((Passage track) -> -Math.abs(track.to() - track.from())));
    next = 0;
    busy = 0;
    for (int lane = 0; lane < Lane.LANES; lane++) {
      fill(lane);
    }

    while (busy > 0) {
      step();
    }
  }

  /** Where points are located, and where the step ends, lanes may need a look. */
  private void step() {
    for (LanePass pass : program) {
      int groups = pass.on(s, dirty);
      if (groups > 0) {
        if (pass == locate) {
          enter(groups);
        } else {
          settle(groups);
        }
      }
    }
  }

  private static LanePass[] program(RungeKutta4 method, LanePasses passes, LanePass locate) {
    List<LanePass> program = new ArrayList<>();
    program.add(passes.plan(RungeKutta4.LEAST_MM));
    LanePass[] field = {passes.field(0), passes.field(1), passes.field(2)};
    for (int stage = 1; stage <= 4; stage++) {
      program.add(locate);
      Collections.addAll(program, field);
      program.add(passes.slopes(stage));
    }

    program.add(passes.end(0));
    program.add(passes.end(1));
    Limits limits = method.limits();
    program.add(passes.advance(limits.positionMm(), limits.slope(), method.maxSteps()));
    return program.toArray(LanePass[]::new);
  }

  private void settle(int groups) {
    for (int g = 0; g < groups; g++) {
      for (int lane = dirty[g]; lane < dirty[g] + width; lane++) {
        settleLane(lane);
      }
    }
  }

  /** Brings the lanes of some groups into the cells of their points. */
  private void enter(int groups) {
    int n = 0;
    for (int g = 0; g < groups; g++) {
      for (int lane = dirty[g]; lane < dirty[g] + width; lane++) {
        if (!isInCell(lane)) {
          leaving[n] = lane;
          n++;
        }
      }
    }

    for (int i = 0; i < n; i++) {
      enterCell(leaving[i]);
    }
  }

  private boolean isInCell(int lane) {
    double dx = s[Lane.DX + lane];
    double dy = s[Lane.DY + lane];
    double dz = s[Lane.DZ + lane];
    return dx >= 0
        && dx <= s[Lane.HELD + lane]
        && dy >= 0
        && dy <= s[Lane.HELD + Lane.LANES + lane]
        && dz >= 0
        && dz <= s[Lane.HELD + 2 * Lane.LANES + lane];
  }

  private void enterCell(int lane) {
    double x = s[Lane.PX + lane];
    double y = s[Lane.PY + lane];
    double z = s[Lane.PZ + lane];
    Ending why = cells.enter(x, y, z, cell, near, 3 * lane);
    for (int row = 0; row < Cells.ROWS; row++) {
      s[Lane.CELL + row * Lane.LANES + lane] = cell[row];
    }

    if (unknown[lane] == null) {
      unknown[lane] = why;
    }

    s[Lane.DX + lane] = x - cell[0];
    s[Lane.DY + lane] = y - cell[1];
    s[Lane.DZ + lane] = z - cell[2];
  }

  /** Looks at the end of a step: the track goes on, or the lane takes the next one. */
  private void settleLane(int lane) {
    Passage track = tracks[lane];
    double z = s[Lane.NEXT + lane];
    double count = s[Lane.COUNT + lane] + 1;
    boolean last = z == s[Lane.TO + lane];
    double tx = s[Lane.TX + lane];
    double ty = s[Lane.TY + lane];
    s[Lane.X + lane] = s[Lane.PX + lane];
    s[Lane.Y + lane] = s[Lane.PY + lane];
    s[Lane.Z + lane] = z;
    s[Lane.PZ + lane] = z;
    s[Lane.TX + lane] = s[Lane.U + lane];
    s[Lane.TY + lane] = s[Lane.V + lane];
    s[Lane.COUNT + lane] = count;
    if (track == null) {
      return;
    }

    track.state[0] = s[Lane.X + lane];
    track.state[1] = s[Lane.Y + lane];
    track.state[2] = s[Lane.TX + lane];
    track.state[3] = s[Lane.TY + lane];
    Ending ending = method.ending(tx, ty, track.state, last);
    if (ending == Ending.NON_FINITE && unknown[lane] != null) {
      ending = unknown[lane];
    }

    if (ending == null && count == method.maxSteps()) {
      ending = Ending.TOO_MANY_STEPS;
    }

    if (ending != null) {
      end(track, ending, (int) count, z);
      busy--;
      fill(lane);
    }
  }

  private void end(Passage track, Ending ending, int steps, double z) {
    track.ending = ending;
    track.steps = steps;
    track.z = z;
    method.report(track);
  }

  /** Takes the next track that has a way to go, or lets the lane run idle. */
  private void fill(int lane) {
    unknown[lane] = null;
    tracks[lane] = null;
    while (next < queue.length && tracks[lane] == null) {
      Passage track = queue[next];
      next++;
      if (track.to() == track.from()) {
        end(track, Ending.OK, 0, track.from());
      } else {
        tracks[lane] = track;
      }
    }

    if (tracks[lane] == null) {
      idle(lane);
      return;
    }

    busy++;
    Passage track = tracks[lane];
    double h = method.signedStep(track.from(), track.to());
    start(lane, track.state, track.from());
    s[Lane.CURVATURE + lane] = Lorentz.K * track.state[4];
    s[Lane.COUNT + lane] = 0;
    s[Lane.ORIGIN + lane] = method.origin(track.from(), h);
    s[Lane.STEP + lane] = h;
    s[Lane.TO + lane] = track.to();
    s[Lane.DIRECTION + lane] = Math.signum(track.to() - track.from());
  }

  private void start(int lane, double[] state, double z) {
    s[Lane.X + lane] = state[0];
    s[Lane.PX + lane] = state[0];
    s[Lane.Y + lane] = state[1];
    s[Lane.PY + lane] = state[1];
    s[Lane.Z + lane] = z;
    s[Lane.PZ + lane] = z;
    s[Lane.TX + lane] = state[2];
    s[Lane.U + lane] = state[2];
    s[Lane.TY + lane] = state[3];
    s[Lane.V + lane] = state[3];
    for (int d = 0; d < 3; d++) {
      s[Lane.HELD + d * Lane.LANES + lane] = -1; // holds nothing
    }
  }

  /** A lane that stands still where there is no field, and never needs a look. */
  private void idle(int lane) {
    start(lane, new double[4], 0);
    s[Lane.CURVATURE + lane] = 0;
    s[Lane.COUNT + lane] = -Double.MAX_VALUE;
    s[Lane.ORIGIN + lane] = 0;
    s[Lane.STEP + lane] = 0;
    s[Lane.TO + lane] = Double.MAX_VALUE;
    s[Lane.DIRECTION + lane] = 1;
    for (int row = 0; row < Cells.ROWS; row++) {
      s[Lane.CELL + row * Lane.LANES + lane] =
          row >= Cells.HELD && row < Cells.COEFFICIENTS ? 1 : 0;
    }
  }
}
