package org.calibrant.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What samples of tracks must be like, as their users verify it.
 *
 * @param largestMm largest |x| and |y| at the end
 * @param largestSlope largest |tx| and |ty| at the end
 * @param required whether samples that fail are refused
 */
public record TrackChecks(double largestMm, double largestSlope, boolean required)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double RELATIVE = 1e-9;

  /** Two roundings to float32. */
  private static final double WRITTEN = 2.4e-7;

  private static final double MEV_PER_GEV = 1000;

  /** From 100 tracks on, both charges must be there, and bend apart. */
  private static final int MANY = 100;

  public TrackChecks {
    if (!(largestMm > 0)) {
      throw new IllegalArgumentException("largest-mm must be positive, was " + largestMm);
    }

    if (!(largestSlope > 0)) {
      throw new IllegalArgumentException("largest-slope must be positive, was " + largestSlope);
    }
  }

  /**
   * The outcome of one check.
   *
   * @param checked tracks it looked at
   * @param failed those of them that are not as they must be; of a check of all tracks together 0 or 1
   * @param detail what was found
   */
  record Outcome(String name, long checked, long failed, String detail) {
    boolean passed() {
      return failed == 0;
    }
  }

  /** Counts while tracks come, in the order of their keys. */
  final class Count {
    private long tracks;
    private long notFinite;
    private long momentum;
    private long position;
    private long slope;
    private long product;
    private long way;
    private long positive;
    private long negative;
    private double meanQ;
    private double meanD;
    private double qq;
    private double dd;
    private double qd;

    /**
     * One track that arrived.
     *
     * @param t z_start, z_end, x, y, tx, ty, q/p, p [GeV], x_f, y_f, tx_f, ty_f
     */
    void add(double[] t) {
      tracks++;
      double sum = 0;
      for (double value : t) {
        sum += value;
      }

      if (!Double.isFinite(sum)) {
        notFinite++;
        return;
      }

      double qop = t[6];
      momentum += t[7] > 0 ? 0 : 1;
      position += Math.max(Math.abs(t[8]), Math.abs(t[9])) < largestMm ? 0 : 1;
      slope += Math.max(Math.abs(t[10]), Math.abs(t[11])) < largestSlope ? 0 : 1;
      product += Math.abs(Math.abs(qop) * MEV_PER_GEV * t[7] - 1) < RELATIVE ? 0 : 1;
      way += t[1] != t[0] && consistent(t[0], t[1]) ? 0 : 1;
      positive += qop > 0 ? 1 : 0;
      negative += qop < 0 ? 1 : 0;
      double forward = Math.signum(t[1] - t[0]);
      double bend = forward * (t[10] - t[4]);
      double dq = qop - meanQ;
      double db = bend - meanD;
      meanQ += dq / tracks;
      meanD += db / tracks;
      qq += dq * (qop - meanQ);
      dd += db * (bend - meanD);
      qd += dq * (bend - meanD);
    }

    /** Whether the way as it is written is, but for rounding, that of the planes as they are written. */
    private boolean consistent(double from, double to) {
      double written = (double) (float) to - (float) from;
      double planes = Math.max(Math.abs(from), Math.abs(to));
      return Math.abs(written - (float) (to - from)) <= WRITTEN * planes;
    }

    List<Outcome> outcomes() {
      double correlation = qd / Math.sqrt(qq * dd);
      boolean many = tracks >= MANY;
      List<Outcome> all = new ArrayList<>();
      all.add(new Outcome("finite", tracks, notFinite, "all numbers of a track"));
      all.add(new Outcome("momentum", tracks, momentum, "p > 0"));
      all.add(new Outcome("position", tracks, position, "|x_f|, |y_f| < " + largestMm + " mm"));
      all.add(new Outcome("slope", tracks, slope, "|tx_f|, |ty_f| < " + largestSlope));
      all.add(new Outcome("momentum-product", tracks, product, "|q/p| p = 1"));
      all.add(new Outcome("way", tracks, way, "z_end differs from z_start, by dz"));
      all.add(
          new Outcome(
              "charges",
              tracks,
              many && (positive == 0 || negative == 0) ? 1 : 0,
              "%d positive, %d negative".formatted(positive, negative)));
      all.add(
          new Outcome(
              "bending",
              tracks,
              many && positive > 0 && negative > 0 && !(Math.abs(correlation) > 0.1) ? 1 : 0,
              "correlation of q/p with the change of tx along +z: %.6f; positive where the integral of By is negative"
                  .formatted(correlation)));
      return all;
    }
  }

  Count count() {
    return new Count();
  }
}
