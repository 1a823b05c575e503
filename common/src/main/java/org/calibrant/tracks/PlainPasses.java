package org.calibrant.tracks;

/**
 * {@link LanePasses} for a JVM without the Vector API, in loops of which its compiler makes vectors by
 * itself.
 *
 * <p>The compiler of JDK 17 does so only for loops of constant length that begin at 0, whose rows are
 * constants when the loop is compiled within a pass, and whose bodies are so small that it unrolls them:
 * some eight reads and writes. So every loop does little, and leaves the rest to the next one in {@link
 * Lane#T0} and {@link Lane#T1}. Conditions are no such loops: whether a point is in its cell is a sum
 * that is 0 if it is.
 */
final class PlainPasses implements LanePasses {
  private static final int N = Lane.LANES;
  private static final int C = Lane.COEFFICIENTS;

  /** Lanes that are looked at together; divides their number. */
  private static final int TOGETHER = 4;

  @Override
  public int width() {
    return 1;
  }

  @Override
  public LanePass plan(double least) {
    return (s, dirty) -> plan(s, least);
  }

  @Override
  public LanePass locate() {
    return (s, dirty) -> {
      locateX(s);
      locateFurther(s, Lane.PY, Lane.CELL + N, Lane.HELD + N, Lane.DY);
      locateFurther(s, Lane.PZ, Lane.CELL + 2 * N, Lane.HELD + 2 * N, Lane.DZ);
      return outside(s, dirty);
    };
  }

  @Override
  public LanePass field(int component) {
    return switch (component) {
      case 0 -> (s, dirty) -> polynomial(s, C, C + 4 * N, Lane.BX);
      case 1 -> (s, dirty) -> polynomial(s, C + 8 * N, C + 12 * N, Lane.BY);
      default -> (s, dirty) -> polynomial(s, C + 16 * N, C + 20 * N, Lane.BZ);
    };
  }

  @Override
  public LanePass slopes(int stage) {
    return switch (stage) {
      case 1 -> (s, dirty) -> slopes(s, Lane.A1, Lane.B1, Lane.HALF);
      case 2 -> (s, dirty) -> slopes(s, Lane.A2, Lane.B2, Lane.HALF);
      case 3 -> (s, dirty) -> slopes(s, Lane.A3, Lane.B3, Lane.H);
      default ->
          (s, dirty) -> {
            root(s);
            bendX(s, Lane.A4);
            bendY(s, Lane.B4);
            return 0;
          };
    };
  }

  @Override
  public LanePass end(int coordinate) {
    return coordinate == 0
        ? (s, dirty) -> end(s, Lane.X, Lane.TX, Lane.A1, Lane.PX, Lane.U)
        : (s, dirty) -> end(s, Lane.Y, Lane.TY, Lane.B1, Lane.PY, Lane.V);
  }

  @Override
  public LanePass advance(double position, double slope, double most) {
    return (s, dirty) -> advance(s, position, slope, most, dirty);
  }

  private static int plan(double[] s, double least) {
    for (int l = 0; l < N; l++) {
      double next = s[Lane.ORIGIN + l] + (s[Lane.COUNT + l] + 1) * s[Lane.STEP + l];
      double to = s[Lane.TO + l];
      next = s[Lane.DIRECTION + l] * (to - next) > least ? next : to;
      double h = next - s[Lane.Z + l];
      s[Lane.NEXT + l] = next;
      s[Lane.H + l] = h;
      s[Lane.HALF + l] = 0.5 * h;
      s[Lane.SIXTH + l] = h * (1.0 / 6);
    }

    return 0;
  }

  /** In T0: 0 where 0 ≤ d ≤ held, greater or no number elsewhere. */
  private static void locateX(double[] s) {
    for (int l = 0; l < N; l++) {
      double d = s[Lane.PX + l] - s[Lane.CELL + l];
      double rest = s[Lane.HELD + l] - d;
      s[Lane.DX + l] = d;
      s[Lane.T0 + l] = (Math.abs(d) - d) + (Math.abs(rest) - rest);
    }
  }

  /** Adds to T0 what belongs to another axis. */
  private static void locateFurther(double[] s, int p, int cell, int held, int out) {
    for (int l = 0; l < N; l++) {
      double d = s[p + l] - s[cell + l];
      double rest = s[held + l] - d;
      s[out + l] = d;
      s[Lane.T0 + l] += (Math.abs(d) - d) + (Math.abs(rest) - rest);
    }
  }

  private static int outside(double[] s, int[] dirty) {
    int n = 0;
    for (int l = 0; l < N; l += TOGETHER) {
      double first = s[Lane.T0 + l] + s[Lane.T0 + l + 1];
      double second = s[Lane.T0 + l + 2] + s[Lane.T0 + l + 3];
      if (!(first + second == 0)) {
        for (int lane = l; lane < l + TOGETHER; lane++) {
          if (!(s[Lane.T0 + lane] == 0)) {
            dirty[n] = lane;
            n++;
          }
        }
      }
    }

    return n;
  }

  private static int polynomial(double[] s, int first, int second, int out) {
    half(s, first, Lane.T0);
    half(s, second, Lane.T1);
    for (int l = 0; l < N; l++) {
      s[out + l] = s[Lane.T0 + l] + s[Lane.DX + l] * s[Lane.T1 + l];
    }

    return 0;
  }

  private static void half(double[] s, int c, int out) {
    for (int l = 0; l < N; l++) {
      double w = s[Lane.DZ + l];
      s[out + l] =
          (s[c + l] + s[c + N + l] * w)
              + s[Lane.DY + l] * (s[c + 2 * N + l] + s[c + 3 * N + l] * w);
    }
  }

  private static int slopes(double[] s, int a, int b, int f) {
    move(s, Lane.X, Lane.U, f, Lane.PX);
    move(s, Lane.Y, Lane.V, f, Lane.PY);
    for (int l = 0; l < N; l++) {
      s[Lane.PZ + l] = s[Lane.Z + l] + s[f + l];
    }

    root(s);
    bendX(s, a);
    bendY(s, b);
    move(s, Lane.TX, a, f, Lane.U);
    move(s, Lane.TY, b, f, Lane.V);
    return 0;
  }

  private static void move(double[] s, int from, int slope, int way, int to) {
    for (int l = 0; l < N; l++) {
      s[to + l] = s[from + l] + s[way + l] * s[slope + l];
    }
  }

  private static void root(double[] s) {
    for (int l = 0; l < N; l++) {
      double tx = s[Lane.U + l];
      double ty = s[Lane.V + l];
      s[Lane.T0 + l] = s[Lane.CURVATURE + l] * Math.sqrt((1 + tx * tx) + ty * ty);
    }
  }

  private static void bendX(double[] s, int a) {
    for (int l = 0; l < N; l++) {
      double tx = s[Lane.U + l];
      double ty = s[Lane.V + l];
      s[a + l] =
          s[Lane.T0 + l]
              * (tx * ty * s[Lane.BX + l] - (1 + tx * tx) * s[Lane.BY + l] + ty * s[Lane.BZ + l]);
    }
  }

  private static void bendY(double[] s, int b) {
    for (int l = 0; l < N; l++) {
      double tx = s[Lane.U + l];
      double ty = s[Lane.V + l];
      s[b + l] =
          s[Lane.T0 + l]
              * ((1 + ty * ty) * s[Lane.BX + l] - tx * ty * s[Lane.BY + l] - tx * s[Lane.BZ + l]);
    }
  }

  private static int end(double[] s, int x, int t, int a, int end, int slope) {
    for (int l = 0; l < N; l++) {
      s[Lane.T0 + l] = s[a + 2 * N + l] + s[a + 4 * N + l];
    }

    for (int l = 0; l < N; l++) {
      s[end + l] =
          s[x + l] + s[Lane.H + l] * (s[t + l] + s[Lane.SIXTH + l] * (s[a + l] + s[Lane.T0 + l]));
    }

    for (int l = 0; l < N; l++) {
      s[slope + l] =
          s[t + l] + s[Lane.SIXTH + l] * (s[a + l] + 2 * s[Lane.T0 + l] + s[a + 6 * N + l]);
    }

    return 0;
  }

  private static int advance(double[] s, double position, double slope, double most, int[] dirty) {
    int n = 0;
    for (int l = 0; l < N; l++) {
      double x = s[Lane.PX + l];
      double y = s[Lane.PY + l];
      double z = s[Lane.NEXT + l];
      double tx = s[Lane.U + l];
      double ty = s[Lane.V + l];
      double count = s[Lane.COUNT + l] + 1;
      if (Math.abs(x) <= position
          && Math.abs(y) <= position
          && z != s[Lane.TO + l]
          && count < most
          && straight(tx, s[Lane.TX + l], slope)
          && straight(ty, s[Lane.TY + l], slope)) {
        s[Lane.X + l] = x;
        s[Lane.Y + l] = y;
        s[Lane.Z + l] = z;
        s[Lane.PZ + l] = z;
        s[Lane.TX + l] = tx;
        s[Lane.TY + l] = ty;
        s[Lane.COUNT + l] = count;
      } else {
        dirty[n] = l;
        n++;
      }
    }

    return n;
  }

  private static boolean straight(double t, double old, double slope) {
    return Math.abs(t) <= slope && Math.abs(t - old) <= 0.5 * (1 + Math.abs(old));
  }
}
