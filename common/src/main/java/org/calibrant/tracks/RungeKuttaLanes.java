package org.calibrant.tracks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * {@link RungeKutta4} through a trilinear map for many tracks side by side, with the bits that each
 * has alone. A lane that is free takes the next track, the ones with the longest way first, so that
 * the lanes end about together.
 */
final class RungeKuttaLanes implements Carrier {
  /** Places where the rows can begin: a line of cache has eight numbers. */
  private static final int OFFSETS = 8;

  private static final int TRIALS = 9;
  private static final int CALLS = 20;

  private final RungeKutta4 method;
  private final Cells cells;
  private final int width;
  private final LanePass locate;
  private final LanePass slopes;
  private final LanePass[] program;
  private final double[] s = new double[Lane.LENGTH + OFFSETS];
  private final int[] dirty = new int[Lane.LANES];
  private final Passage[] tracks = new Passage[Lane.LANES];
  private final Ending[] unknown = new Ending[Lane.LANES];
  private Passage[] queue = {};
  private final int[] leaving = new int[Lane.LANES];
  private int base;
  private int next;
  private int busy;

  RungeKuttaLanes(RungeKutta4 method, Cells cells, LanePasses passes) {
    this.method = method;
    this.cells = cells;
    this.width = passes.width();
    this.locate = passes.locate();
    this.slopes = passes.accelerate();
    this.program = program(method, passes, locate);
  }

  @Override
  public void carry(List<Passage> passages) {
    queue = passages.toArray(Passage[]::new);
    Arrays.sort(
        queue, Comparator.comparingDouble((Passage track) -> -Math.abs(track.to() - track.from())));
    next = 0;
    busy = 0;
    base = fastest();
    for (int lane = 0; lane < Lane.LANES; lane++) {
      fill(lane);
    }

    while (busy > 0) {
      step();
    }
  }

  /**
   * Where vectors lie best in lines of cache, which Java does not say but a clock does: up to a third
   * of the time depends on it. No bit of a result does.
   */
  private int fastest() {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int trial = 0; trial < TRIALS * OFFSETS; trial++) {
      int offset = trial % OFFSETS;
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        slopes.on(s, offset, dirty);
      }

      long time = System.nanoTime() - start;
      best = time < least ? offset : best;
      least = Math.min(time, least);
    }

    return best;
  }

  /** Where points are located, and where the step ends, lanes may need a look. */
  private void step() {
    for (LanePass pass : program) {
      int groups = pass.on(s, base, dirty);
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
    LanePass bx = passes.polynomial(Lane.COEFFICIENTS, Lane.BX);
    LanePass by = passes.polynomial(Lane.COEFFICIENTS + 8 * Lane.LANES, Lane.BY);
    LanePass bz = passes.polynomial(Lane.COEFFICIENTS + 16 * Lane.LANES, Lane.BZ);
    Limits limits = method.limits();
    return new LanePass[] {
      passes.plan(RungeKutta4.LEAST_MM),
      locate,
      bx,
      by,
      bz,
      passes.accelerate(Lane.A1, Lane.B1, Lane.HALF),
      locate,
      bx,
      by,
      bz,
      passes.accelerate(Lane.A2, Lane.B2, Lane.HALF),
      locate,
      bx,
      by,
      bz,
      passes.accelerate(Lane.A3, Lane.B3, Lane.H),
      locate,
      bx,
      by,
      bz,
      passes.accelerate(),
      passes.combine(Lane.X, Lane.TX, Lane.A1, Lane.PX, Lane.U),
      passes.combine(Lane.Y, Lane.TY, Lane.B1, Lane.PY, Lane.V),
      passes.advance(limits.positionMm(), limits.slope(), method.maxSteps())
    };
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
    double dx = s[base + Lane.DX + lane];
    double dy = s[base + Lane.DY + lane];
    double dz = s[base + Lane.DZ + lane];
    return dx >= 0
        && dx < s[base + Lane.SIZE + lane]
        && dy >= 0
        && dy < s[base + Lane.SIZE + Lane.LANES + lane]
        && dz >= 0
        && dz < s[base + Lane.SIZE + 2 * Lane.LANES + lane];
  }

  private void enterCell(int lane) {
    double x = s[base + Lane.PX + lane];
    double y = s[base + Lane.PY + lane];
    double z = s[base + Lane.PZ + lane];
    Ending why = cells.enter(x, y, z, s, base + Lane.CELL + lane, Lane.LANES);
    if (unknown[lane] == null) {
      unknown[lane] = why;
    }

    s[base + Lane.DX + lane] = x - s[base + Lane.CELL + lane];
    s[base + Lane.DY + lane] = y - s[base + Lane.CELL + Lane.LANES + lane];
    s[base + Lane.DZ + lane] = z - s[base + Lane.CELL + 2 * Lane.LANES + lane];
  }

  /** Looks at the end of a step: the track goes on, or the lane takes the next one. */
  private void settleLane(int lane) {
    Passage track = tracks[lane];
    double z = s[base + Lane.NEXT + lane];
    double count = s[base + Lane.COUNT + lane] + 1;
    boolean last = z == s[base + Lane.TO + lane];
    double tx = s[base + Lane.TX + lane];
    double ty = s[base + Lane.TY + lane];
    s[base + Lane.X + lane] = s[base + Lane.PX + lane];
    s[base + Lane.Y + lane] = s[base + Lane.PY + lane];
    s[base + Lane.Z + lane] = z;
    s[base + Lane.PZ + lane] = z;
    s[base + Lane.TX + lane] = s[base + Lane.U + lane];
    s[base + Lane.TY + lane] = s[base + Lane.V + lane];
    s[base + Lane.COUNT + lane] = count;
    if (track == null) {
      return;
    }

    track.state[0] = s[base + Lane.X + lane];
    track.state[1] = s[base + Lane.Y + lane];
    track.state[2] = s[base + Lane.TX + lane];
    track.state[3] = s[base + Lane.TY + lane];
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
    s[base + Lane.CURVATURE + lane] = Lorentz.K * track.state[4];
    s[base + Lane.COUNT + lane] = 0;
    s[base + Lane.ORIGIN + lane] = method.origin(track.from(), h);
    s[base + Lane.STEP + lane] = h;
    s[base + Lane.TO + lane] = track.to();
    s[base + Lane.DIRECTION + lane] = Math.signum(track.to() - track.from());
  }

  private void start(int lane, double[] state, double z) {
    s[base + Lane.X + lane] = state[0];
    s[base + Lane.PX + lane] = state[0];
    s[base + Lane.Y + lane] = state[1];
    s[base + Lane.PY + lane] = state[1];
    s[base + Lane.Z + lane] = z;
    s[base + Lane.PZ + lane] = z;
    s[base + Lane.TX + lane] = state[2];
    s[base + Lane.U + lane] = state[2];
    s[base + Lane.TY + lane] = state[3];
    s[base + Lane.V + lane] = state[3];
    for (int d = 0; d < 3; d++) {
      s[base + Lane.SIZE + d * Lane.LANES + lane] = 0; // holds nothing
    }
  }

  /** A lane that stands still where there is no field, and never needs a look. */
  private void idle(int lane) {
    start(lane, new double[4], 0);
    s[base + Lane.CURVATURE + lane] = 0;
    s[base + Lane.COUNT + lane] = -Double.MAX_VALUE;
    s[base + Lane.ORIGIN + lane] = 0;
    s[base + Lane.STEP + lane] = 0;
    s[base + Lane.TO + lane] = Double.MAX_VALUE;
    s[base + Lane.DIRECTION + lane] = 1;
    for (int row = 0; row < Cells.ROWS; row++) {
      s[base + Lane.CELL + row * Lane.LANES + lane] = row >= Cells.SIZE && row < 6 ? 1 : 0;
    }
  }
}
