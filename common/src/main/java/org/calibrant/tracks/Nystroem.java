package org.calibrant.tracks;

import org.calibrant.core.Unit;

/**
 * The Runge–Kutta–Nyström method of fourth order for x'' = f(z, x, x'), the heart of STEP: three
 * questions to the field per step, since the second and third stage share their point,
 *
 * <pre>
 *   k₁ = f(z, x, x')
 *   k₂ = f(z + h/2, x + h/2 x' + h²/8 k₁, x' + h/2 k₁)
 *   k₃ = f(z + h/2, x + h/2 x' + h²/8 k₁, x' + h/2 k₂)
 *   k₄ = f(z + h, x + h x' + h²/2 k₃, x' + h k₃)
 *   x ← x + h x' + h²/6 (k₁ + k₂ + k₃),   x' ← x' + h/6 (k₁ + 2 k₂ + 2 k₃ + k₄)
 * </pre>
 *
 * with the error h² |k₁ − k₂ − k₃ + k₄| of each coordinate. On maps of cells the remark at {@link
 * AdaptiveRungeKutta} holds.
 *
 * @param control of the length of the steps; its slope tolerance is not used
 * @param curvaturePerM a track with a larger |K q/p B_y| is given up as curling
 * @param limits where a track is given up: beyond the slope as curling
 */
public record Nystroem(StepControl control, @Unit("m-1") double curvaturePerM, Limits limits)
    implements Stepper {
  private static final double MM_PER_M = 1000;

  /** A rest of the way below it belongs to the step before. */
  private static final double LEAST_MM = 1e-6;

  public Nystroem {
    Require.positive("curvature-per-m", curvaturePerM);
  }

  @Override
  public Propagator in(MagneticField field) {
    return new Steps(this, new Lorentz(field.probe()));
  }

  private static final class Steps implements Propagator {
    private final Nystroem method;
    private final Lorentz motion;
    private final double[] next = new double[4];
    private double bending;
    private int steps;
    private int rejected;
    private int evaluations;
    private double shortest;
    private double longest;
    private double z;

    Steps(Nystroem method, Lorentz motion) {
      this.method = method;
      this.motion = motion;
    }

    @Override
    public Ending carry(double from, double to, double[] state) {
      StepControl control = method.control;
      motion.start(state[4]);
      steps = 0;
      rejected = 0;
      evaluations = 0;
      shortest = 0;
      longest = 0;
      z = from;
      double direction = Math.signum(to - from);
      double length = Math.min(control.longestMm(), control.initialMm());
      for (int trial = 0; z != to; trial++) {
        if (trial == control.maxSteps()) {
          return Ending.TOO_MANY_STEPS;
        }

        double rest = Math.abs(to - z);
        boolean last = rest <= length + LEAST_MM;
        double h = last ? to - z : direction * length;
        double error = trial(state, h);
        if (control.accepts(error, Math.abs(h))) {
          boolean turned = Lorentz.turned(state[2], state[3], next);
          System.arraycopy(next, 0, state, 0, 4);
          z = last ? to : z + h;
          longest = Math.max(longest, Math.abs(h));
          shortest = steps == 0 ? Math.abs(h) : Math.min(shortest, Math.abs(h));
          steps++;
          Ending ending = ending(state, turned, last);
          if (ending != Ending.OK) {
            return ending;
          }
        } else {
          rejected++;
        }

        motion.forget();
        length = control.next(error, Math.abs(h));
      }

      return Ending.OK;
    }

    private Ending ending(double[] state, boolean turned, boolean last) {
      if (!Lorentz.finite(state)) {
        return motion.lost();
      }

      boolean curls = bending * MM_PER_M > method.curvaturePerM || method.limits.tooSteep(state);
      if (turned || (!last && curls)) {
        return Ending.CURLING;
      }

      return !last && method.limits.tooFar(state) ? Ending.POSITION_CUT : Ending.OK;
    }

    /** Computes the state after a step; returns the error by the tolerance. */
    private double trial(double[] state, double h) {
      double half = 0.5 * h;
      double eighth = 0.125 * h * h;
      double x = state[0];
      double y = state[1];
      double tx = state[2];
      double ty = state[3];
      motion.at(x, y, z, tx, ty);
      bending = motion.bending();
      double ax1 = motion.ax;
      double ay1 = motion.ay;

      motion.at(
          x + half * tx + eighth * ax1,
          y + half * ty + eighth * ay1,
          z + half,
          tx + half * ax1,
          ty + half * ay1);
      double ax2 = motion.ax;
      double ay2 = motion.ay;

      motion.again(tx + half * ax2, ty + half * ay2);
      double ax3 = motion.ax;
      double ay3 = motion.ay;

      motion.at(
          x + h * tx + 4 * eighth * ax3,
          y + h * ty + 4 * eighth * ay3,
          z + h,
          tx + h * ax3,
          ty + h * ay3);
      evaluations += 3;
      double sixth = h * (1.0 / 6);
      next[0] = x + h * (tx + sixth * (ax1 + (ax2 + ax3)));
      next[1] = y + h * (ty + sixth * (ay1 + (ay2 + ay3)));
      next[2] = tx + sixth * (ax1 + 2 * (ax2 + ax3) + motion.ax);
      next[3] = ty + sixth * (ay1 + 2 * (ay2 + ay3) + motion.ay);
      double ex = h * h * Math.abs(ax1 - ax2 - ax3 + motion.ax);
      double ey = h * h * Math.abs(ay1 - ay2 - ay3 + motion.ay);
      double error = Math.max(ex, ey) / method.control.toleranceMm();
      return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
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
      track.rejected = rejected;
      track.evaluations = evaluations;
      track.shortest = shortest;
      track.longest = longest;
    }
  }
}
