package org.calibrant.tracks;

import org.calibrant.core.Unit;
import org.calibrant.math.VectorApi;

/**
 * The classical fourth-order Runge–Kutta method with steps of one length in z; the last step ends at
 * the plane asked for. The error falls as the fourth power of the step where the field is smooth. On a
 * trilinear map it is governed by the kinks at the planes of the grid: {@code aligned} steps, whose
 * length divides the distance of the planes, never step over one along z.
 *
 * @param stepMm length of a step
 * @param aligned whether steps end at multiples of the step, the first being shorter; else they are
 *     counted from where the track starts
 * @param maxSteps after so many steps a track is given up
 * @param limits where a track is given up
 */
public record RungeKutta4(@Unit("mm") double stepMm, boolean aligned, int maxSteps, Limits limits)
    implements Stepper {

  /** A rest of the way below it belongs to the step before. */
  static final double LEAST_MM = 1e-6;

  private static final LanePasses PASSES =
      VectorApi.choose(LanePasses.class, "org.calibrant.tracks.VectorPasses", PlainPasses::new);

  public RungeKutta4 {
    Require.positive("step-mm", stepMm);
    Require.atLeastOne("max-steps", maxSteps);
  }

  @Override
  public Propagator in(MagneticField field) {
    return new Steps(this, field.probe());
  }

  /** Through a trilinear map, tracks are carried side by side. */
  @Override
  public Carrier carrier(MagneticField field) {
    return field.probe() instanceof TrilinearProbe probe
        ? new RungeKuttaLanes(this, probe.cells(), PASSES)
        : new OneByOne(in(field));
  }

  /** A step in the direction of the way [mm]. */
  double signedStep(double from, double to) {
    return Math.signum(to - from) * stepMm;
  }

  /** Where steps of length h are counted from [mm]. */
  double origin(double from, double h) {
    return aligned ? h * Math.floor(from / h) : from;
  }

  /**
   * How a track has ended with a step, or null if it goes on.
   *
   * @param tx slope before the step
   * @param ty slope before the step
   * @param state after it
   * @param last whether the step came to the plane asked for
   */
  Ending ending(double tx, double ty, double[] state, boolean last) {
    if (!Lorentz.finite(state)) {
      return Ending.NON_FINITE;
    }

    if (Lorentz.turned(tx, ty, state)) {
      return Ending.CURLING;
    }

    if (last) {
      return Ending.OK;
    }

    return limits.tooFar(state)
        ? Ending.POSITION_CUT
        : limits.tooSteep(state) ? Ending.SLOPE_CUT : null;
  }

  /** The step statistics of a track that has ended. */
  void report(Passage track) {
    track.evaluations = 4 * track.steps;
    if (track.steps == 0) {
      return;
    }

    double h = signedStep(track.from(), track.to());
    double first = Math.abs(origin(track.from(), h) + h - track.from());
    double before = origin(track.from(), h) + (track.steps - 1) * h;
    double last = Math.abs(track.z - (track.steps == 1 ? track.from() : before));
    track.shortest = track.steps == 1 ? last : Math.min(first, last);
    track.longest =
        track.steps == 1 ? last : track.steps == 2 ? Math.max(first, last) : Math.max(stepMm, last);
  }

  private static final class Steps implements Propagator {
    private final RungeKutta4 method;
    private final FieldProbe field;
    private final Lorentz motion;
    private StepListener listener;
    private int steps;
    private double z;

    Steps(RungeKutta4 method, FieldProbe field) {
      this.method = method;
      this.field = field;
      this.motion = new Lorentz(field);
    }

    @Override
    public Ending carry(double from, double to, double[] state, double[] jacobian) {
      listener = new Transport(Tableau.CLASSICAL, field, jacobian);
      try {
        return carry(from, to, state);
      } finally {
        listener = null;
      }
    }

    @Override
    public Ending carry(double from, double to, double[] state) {
      motion.start(state[4]);
      steps = 0;
      z = from;
      double direction = Math.signum(to - from);
      double h = method.signedStep(from, to);
      double origin = method.origin(from, h);
      while (z != to) {
        if (steps == method.maxSteps) {
          return Ending.TOO_MANY_STEPS;
        }

        double next = origin + (steps + 1) * h;
        next = direction * (to - next) > LEAST_MM ? next : to;
        double tx = state[2];
        double ty = state[3];
        if (listener != null) {
          listener.step(state, z, next - z);
        }

        step(state, next - z);
        z = next;
        steps++;
        Ending ending = method.ending(tx, ty, state, z == to);
        if (ending != null) {
          return ending == Ending.NON_FINITE ? motion.lost() : ending;
        }
      }

      return Ending.OK;
    }

    /**
     * One step. As dx/dz = tx, the sum of the four slopes of x is 6 tx + h (a₁ + a₂ + a₃), with a the
     * slopes of tx.
     */
    private void step(double[] state, double h) {
      double half = 0.5 * h;
      double x = state[0];
      double y = state[1];
      double tx = state[2];
      double ty = state[3];

      motion.at(x, y, z, tx, ty);
      double ax1 = motion.ax;
      double ay1 = motion.ay;

      double tx2 = tx + half * ax1;
      double ty2 = ty + half * ay1;
      motion.at(x + half * tx, y + half * ty, z + half, tx2, ty2);
      double ax2 = motion.ax;
      double ay2 = motion.ay;

      double tx3 = tx + half * ax2;
      double ty3 = ty + half * ay2;
      motion.at(x + half * tx2, y + half * ty2, z + half, tx3, ty3);
      double ax3 = motion.ax;
      double ay3 = motion.ay;

      motion.at(x + h * tx3, y + h * ty3, z + h, tx + h * ax3, ty + h * ay3);
      double sixth = h * (1.0 / 6);
      double ax23 = ax2 + ax3;
      double ay23 = ay2 + ay3;
      state[0] = x + h * (tx + sixth * (ax1 + ax23));
      state[1] = y + h * (ty + sixth * (ay1 + ay23));
      state[2] = tx + sixth * (ax1 + 2 * ax23 + motion.ax);
      state[3] = ty + sixth * (ay1 + 2 * ay23 + motion.ay);
    }

    @Override
    public int steps() {
      return steps;
    }

    @Override
    public double z() {
      return z;
    }

    @Override
    public void report(Passage track) {
      method.report(track);
    }
  }
}
