package org.calibrant.tracks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Table;
import org.calibrant.core.Unit;
import org.calibrant.core.Workers;
import org.calibrant.fit.Box;
import org.calibrant.fit.Ending;
import org.calibrant.fit.LeastSquaresFit;
import org.calibrant.fit.LevenbergMarquardt;

/**
 * Describes a magnetic field by its profile along the axis: peak, integral, and the Gaussian B₀ exp(−((z
 * − z_c) / w)² / 2) that fits B_y(0, 0, z) best, {@link FieldRow} and {@link FieldPointRow}.
 *
 * @param field the field
 * @param fromMm first z of the profile
 * @param toMm last z of the profile
 * @param points how many, evenly spaced
 */
@KernelVersion(1)
public record FieldEngine(
    MagneticField field, @Unit("mm") double fromMm, @Unit("mm") double toMm, int points)
    implements Engine {
  private static final double MM_PER_M = 1000;
  private static final int LEAST = 5;
  private static final int MOST = 1_000_000;
  private static final LevenbergMarquardt FIT = new LevenbergMarquardt(1e-14, 1e-12, 200, 1000);

  public FieldEngine {
    Require.finite("from-mm", fromMm);
    Require.finite("to-mm", toMm);
    if (!(fromMm < toMm)) {
      throw new IllegalArgumentException(
          "from-mm must be below to-mm, were %s and %s".formatted(fromMm, toMm));
    }

    if (points < LEAST || points > MOST) {
      throw new IllegalArgumentException(
          "points must be from %d to %d, was %d".formatted(LEAST, MOST, points));
    }
  }

  @Override
  public void check() {
    field.check();
  }

  @Override
  public void run(Workers workers) {
    double[] z = new double[points];
    double[] by = new double[points];
    double[][] b = new double[points][3];
    FieldProbe probe = field.probe();
    for (int i = 0; i < points; i++) {
      z[i] = i == points - 1 ? toMm : fromMm + (toMm - fromMm) * i / (points - 1);
      probe.at(0, 0, z[i], b[i]);
      by[i] = Double.isNaN(b[i][1]) ? 0 : b[i][1];
    }

    LeastSquaresFit fit = gaussian(z, by);
    workers.write(Table.of(FieldRow.class), List.of(summary(z, by, b, fit)));
    List<FieldPointRow> rows = new ArrayList<>(points);
    for (int i = 0; i < points; i++) {
      rows.add(row(i, z[i], b[i], fit.parameters()));
    }

    workers.write(Table.of(FieldPointRow.class), rows);
  }

  private static FieldPointRow row(int i, double z, double[] b, double[] fit) {
    boolean known = !Double.isNaN(b[1]);
    return new FieldPointRow(
        i,
        z,
        known ? (Double) b[0] : null,
        known ? (Double) b[1] : null,
        known ? (Double) b[2] : null,
        at(z, fit),
        known ? "ok" : "unknown",
        known ? null : "the map does not reach here");
  }

  private FieldRow summary(double[] z, double[] by, double[][] b, LeastSquaresFit fit) {
    int peak = 0;
    double integral = 0;
    double strongest = 0;
    for (int i = 0; i < points; i++) {
      peak = Math.abs(by[i]) > Math.abs(by[peak]) ? i : peak;
      integral += i == 0 ? 0 : 0.5 * (by[i] + by[i - 1]) * (z[i] - z[i - 1]);
      strongest = Math.max(strongest, size(b[i], 0));
    }

    MagneticField inner = field;
    double factor = 1;
    while (inner instanceof Scaled scaled) {
      factor *= scaled.factor();
      inner = scaled.field();
    }

    long mapPoints = 0;
    long masked = 0;
    if (inner instanceof MapField map) {
      TrustedMap loaded = map.measured().load();
      mapPoints = loaded.whole().b().length / 3;
      masked = loaded.masked();
      strongest = 0;
      for (int n = 0; n < loaded.whole().b().length; n += 3) {
        strongest = Math.max(strongest, size(loaded.whole().b(), n));
      }

      strongest *= Math.abs(factor);
    }

    boolean converged = fit.ending() == Ending.CONVERGED;
    return new FieldRow(
        0,
        mapPoints,
        masked,
        strongest,
        by[peak],
        z[peak],
        integral / MM_PER_M,
        fit.parameters()[0],
        fit.parameters()[1],
        Math.abs(fit.parameters()[2]),
        Math.sqrt(fit.chiSquare() / points),
        converged ? "ok" : "not-converged",
        converged ? null : fit.ending().toString());
  }

  private static double size(double[] b, int at) {
    double size = Math.sqrt(b[at] * b[at] + b[at + 1] * b[at + 1] + b[at + 2] * b[at + 2]);
    return Double.isNaN(size) ? 0 : size;
  }

  private static double at(double z, double[] p) {
    double t = (z - p[1]) / p[2];
    return p[0] * org.calibrant.math.Elementary.exp(-0.5 * t * t);
  }

  /** The fit, from the peak and the width that belongs to the integral. */
  private static LeastSquaresFit gaussian(double[] z, double[] by) {
    int peak = 0;
    double area = 0;
    for (int i = 0; i < z.length; i++) {
      peak = Math.abs(by[i]) > Math.abs(by[peak]) ? i : peak;
      area += i == 0 ? 0 : 0.5 * Math.abs(by[i] + by[i - 1]) * (z[i] - z[i - 1]);
    }

    double range = z[z.length - 1] - z[0];
    double width = by[peak] == 0 ? range / 4 : area / Math.abs(by[peak]) / Math.sqrt(2 * Math.PI);
    double[] start = {by[peak], z[peak], width};
    Box box =
        new Box(
            new double[] {-1e6, z[0] - range, 1e-3 * range},
            new double[] {1e6, z[z.length - 1] + range, 10 * range});
    for (int i = 0; i < start.length; i++) {
      start[i] = box.inside(i, start[i]);
    }

    return FIT.fit(
        new GaussianResiduals(z.clone(), Arrays.copyOf(by, by.length)), z.length, start, box);
  }
}
