package org.calibrant.tracks;

import org.calibrant.core.Unit;

/**
 * Runge–Kutta steps in z as long as an error estimate allows; the last one ends at the plane asked
 * for. Between the planes of a trilinear map the estimate does not see the kinks: there errors of some
 * 0.1 mm are usual whatever the tolerance, unless steps are shorter than the cells. With smooth fields
 * the estimate holds.
 *
 * @param pair the method
 * @param control of the length of the steps
 * @param curvaturePerM a track with a larger |K q/p B_y| is given up as curling
 * @param limits where a track is given up: beyond the slope as curling
 */
public record AdaptiveRungeKutta(
    EmbeddedPair pair, StepControl control, @Unit("m-1") double curvaturePerM, Limits limits)
    implements Stepper {

  private static final double MM_PER_M = 1000;

  /** A rest of the way below it belongs to the step before. */
  private static final double LEAST_MM = 1e-6;

  public AdaptiveRungeKutta {
    Require.positive("curvature-per-m", curvaturePerM);
  }

  @Override
  public Propagator in(MagneticField field) {
    return new Steps(this, field.probe());
  }

  private static final class Steps implements Propagator {
    private final AdaptiveRungeKutta method;
    private final double[] b;
    private final double[] c;
    private final double[] e;
    private final double[][] a;
    private final boolean lastIsFirst;
    private final Tableau tableau;
    private final FieldProbe field;
    private final Lorentz motion;
    private StepListener listener;
    private final double[] tx;
    private final double[] ty;
    private final double[] ax;
    private final double[] ay;
    private final double[] next = new double[4];
    private double bending;
    private double lastBending;
    private int steps;
    private int rejected;
    private int evaluations;
    private double shortest;
    private double longest;
    private double z;

    Steps(AdaptiveRungeKutta method, FieldProbe field) {
      this.method = method;
      this.tableau = method.pair.tableau();
      this.a = tableau.a();
      this.b = tableau.b();
      this.c = tableau.c();
      this.e = tableau.e();
      this.lastIsFirst = tableau.lastIsFirst();
      this.field = field;
      this.motion = new Lorentz(field);
      this.tx = new double[tableau.stages()];
      this.ty = new double[tableau.stages()];
      this.ax = new double[tableau.stages()];
      this.ay = new double[tableau.stages()];
    }

    @Override
    public Ending carry(double from, double to, double[] state, double[] jacobian) {
      listener = new Transport(tableau, field, jacobian);
      try {
        return carry(from, to, state);
      } finally {
        listener = null;
      }
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
      boolean first = true;
      for (int trial = 0; z != to; trial++) {
        if (trial == control.maxSteps()) {
          return Ending.TOO_MANY_STEPS;
        }

        if (first) {
          stage(0, state, 0);
          bending = motion.bending();
        }

        double rest = Math.abs(to - z);
        boolean last = rest <= length + LEAST_MM;
        double h = last ? to - z : direction * length;
        double error = trial(state, h, to - from);
        boolean accepted = control.accepts(error, Math.abs(h));
        rejected += accepted ? 0 : 1;
        if (accepted) {
          if (listener != null) {
            listener.step(state, z, h);
          }

          longest = Math.max(longest, Math.abs(h));
          shortest = steps == 0 ? Math.abs(h) : Math.min(shortest, Math.abs(h));
          boolean turned = Lorentz.turned(state[2], state[3], next);
          System.arraycopy(next, 0, state, 0, 4);
          z = last ? to : z + h;
          steps++;
          Ending ending = ending(state, turned, last);
          if (ending != Ending.OK) {
            return ending;
          }
        }

        first = accepted && !lastIsFirst;
        if (accepted && lastIsFirst) {
          reuseLastStage();
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

    private void reuseLastStage() {
      int last = c.length - 1;
      tx[0] = tx[last];
      ty[0] = ty[last];
      ax[0] = ax[last];
      ay[0] = ay[last];
      bending = lastBending;
    }

    /** Computes stage i of a step of length h. */
    private void stage(int i, double[] state, double h) {
      evaluations++;
      double[] row = a[i];
      double x = 0;
      double y = 0;
      double u = 0;
      double v = 0;
      for (int j = 0; j < i; j++) {
        x += row[j] * tx[j];
        y += row[j] * ty[j];
        u += row[j] * ax[j];
        v += row[j] * ay[j];
      }

      tx[i] = state[2] + h * u;
      ty[i] = state[3] + h * v;
      motion.at(state[0] + h * x, state[1] + h * y, z + c[i] * h, tx[i], ty[i]);
      ax[i] = motion.ax;
      ay[i] = motion.ay;
    }

    /** Computes the state after a step of length h; returns how large its error is. */
    private double trial(double[] state, double h, double way) {
      int stages = c.length;
      for (int i = 1; i < stages; i++) {
        stage(i, state, h);
      }

      lastBending = motion.bending();
      double x = 0;
      double y = 0;
      double u = 0;
      double v = 0;
      double dx = 0;
      double dy = 0;
      double du = 0;
      for (int i = 0; i < stages; i++) {
        x += b[i] * tx[i];
        y += b[i] * ty[i];
        u += b[i] * ax[i];
        v += b[i] * ay[i];
        dx += e[i] * tx[i];
        dy += e[i] * ty[i];
        du += e[i] * ax[i];
      }

      next[0] = state[0] + h * x;
      next[1] = state[1] + h * y;
      next[2] = state[2] + h * u;
      next[3] = state[3] + h * v;
      return method.control.ratio(h * dx, h * dy, h * du, h * u, way);
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
