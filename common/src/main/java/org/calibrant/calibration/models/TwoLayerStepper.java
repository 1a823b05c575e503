package org.calibrant.calibration.models;

import java.util.Arrays;
import org.calibrant.math.VectorApi;

/**
 * The two-layer model at work. A run takes one of three ways, by its own parameters alone: the linear
 * map where a = 0; the scaled variables of {@link TwoLayerKernel}, all such runs together; and plain
 * Runge–Kutta where these scales vanish.
 */
final class TwoLayerStepper implements Component.Stepper {
  private static final TwoLayerKernel KERNEL =
      VectorApi.choose(
          TwoLayerKernel.class,
          "org.calibrant.calibration.models.VectorTwoLayer",
          PlainTwoLayer::new);

  /** A scale from which one can divide without leaving the range of doubles. */
  private static final double SMALLEST_SCALE = 1e-60;

  /** A feedback that changes nothing at any temperature. */
  private static final double NO_CHANGE = 1e-30;

  private final TwoLayer model;
  private final boolean content;
  private final boolean imbalance;
  private final LinearTwoLayer linear;
  private final double[] x;
  private final double[] y;
  private final double[] f;
  private final double[] l;
  private final double[] g;
  private final double[] alpha;
  private final double[] beta;
  private final double[] scaleF;
  private final double[] scaleX;
  private final double[] scaleY;
  private final boolean[] isLinear;
  private final boolean[] isOdd;
  private double[][] parameters;
  private int scaled;
  private double substep;

  TwoLayerStepper(TwoLayer model, int lanes, boolean content, boolean imbalance) {
    this.model = model;
    this.content = content;
    this.imbalance = imbalance;
    int padded = padded(lanes);
    linear = new LinearTwoLayer(lanes);
    x = new double[padded];
    y = new double[padded];
    f = new double[padded];
    l = new double[padded];
    g = new double[padded];
    alpha = new double[padded];
    beta = new double[padded];
    scaleF = new double[padded];
    scaleX = new double[padded];
    scaleY = new double[padded];
    isLinear = new boolean[padded];
    isOdd = new boolean[padded];
  }

  private static int padded(int lanes) {
    int together = TwoLayerKernel.TOGETHER;
    return (lanes + together - 1) / together * together;
  }

  @Override
  public void begin(double[][] values, double[][] inputs, double[][] outputs, int lanes) {
    parameters = values;
    substep = Double.NaN;
    Arrays.fill(outputs[0], 0, lanes, model.surface());
    Arrays.fill(outputs[1], 0, lanes, model.deep());
  }

  @Override
  public void step(double from, double to, double[][] inputs, double[][] outputs, int lanes) {
    int substeps = Math.max(1, (int) Math.ceil((to - from) / model.substep() - 1e-9));
    double h = (to - from) / substeps;
    if (h != substep) {
      substep = h;
      prepare(h, substeps, outputs, lanes);
    }

    double[] surface = outputs[0];
    double[] deep = outputs[1];
    double[] forcing = inputs[0];
    if (scaled > 0) {
      for (int w = 0; w < lanes; w++) {
        f[w] = scaleF[w] * forcing[w];
      }

      KERNEL.advance(x, y, f, l, g, alpha, beta, padded(lanes), substeps);
    }

    for (int w = 0; w < lanes; w++) {
      if (isLinear[w]) {
        linear.advance(w, forcing[w], surface, deep);
      } else if (isOdd[w]) {
        odd(w, forcing[w], h, substeps, surface, deep);
      } else {
        surface[w] = x[w] * scaleX[w];
        deep[w] = y[w] * scaleY[w];
      }
    }
  }

  private void prepare(double h, int substeps, double[][] outputs, int lanes) {
    scaled = 0;
    for (int w = 0; w < lanes; w++) {
      double q = h / 2;
      double exchange = parameters[2][w] * parameters[3][w];
      double b = q * parameters[1][w] / parameters[4][w];
      double e = q * exchange / parameters[4][w];
      isLinear[w] = Math.abs(parameters[1][w]) < NO_CHANGE;
      isOdd[w] =
          !isLinear[w] && !(Math.abs(b) > SMALLEST_SCALE && Math.abs(b * e) > SMALLEST_SCALE);
      if (isLinear[w]) {
        linear.prepare(w, parameters, h, substeps);
        b = 0;
        e = 0;
      } else {
        scaled += isOdd[w] ? 0 : 1;
      }

      l[w] = q * (parameters[0][w] + exchange) / parameters[4][w];
      g[w] = q * parameters[3][w] / parameters[5][w];
      alpha[w] = 1 - g[w];
      beta[w] = g[w] * e;
      scaleF[w] = b * (q / parameters[4][w]);
      scaleX[w] = 1 / b;
      scaleY[w] = 1 / (b * e);
      x[w] = b * outputs[0][w];
      y[w] = b * e * outputs[1][w];
    }

    for (int w = lanes; w < x.length; w++) {
      x[w] = 0;
      y[w] = 0;
      f[w] = 0;
    }
  }

  /** Runge–Kutta in the variables of the model. */
  private void odd(int w, double forcing, double h, int n, double[] surface, double[] deep) {
    double ts = surface[w];
    double td = deep[w];
    for (int i = 0; i < n; i++) {
      double s1 = warming(w, forcing, ts, td);
      double d1 = mixing(w, ts, td);
      double s2 = warming(w, forcing, ts + h / 2 * s1, td + h / 2 * d1);
      double d2 = mixing(w, ts + h / 2 * s1, td + h / 2 * d1);
      double s3 = warming(w, forcing, ts + h / 2 * s2, td + h / 2 * d2);
      double d3 = mixing(w, ts + h / 2 * s2, td + h / 2 * d2);
      double s4 = warming(w, forcing, ts + h * s3, td + h * d3);
      double d4 = mixing(w, ts + h * s3, td + h * d3);
      ts += h / 6 * (s1 + 2 * s2 + 2 * s3 + s4);
      td += h / 6 * (d1 + 2 * d2 + 2 * d3 + d4);
    }

    surface[w] = ts;
    deep[w] = td;
  }

  private double warming(int w, double forcing, double ts, double td) {
    double feedback = (parameters[0][w] - parameters[1][w] * ts) * ts;
    return (forcing - feedback - parameters[2][w] * parameters[3][w] * (ts - td))
        / parameters[4][w];
  }

  private double mixing(int w, double ts, double td) {
    return parameters[3][w] * (ts - td) / parameters[5][w];
  }

  @Override
  public void complete(double[][] inputs, double[][] outputs, int lanes) {
    double[] ts = outputs[0];
    double[] td = outputs[1];
    for (int w = 0; content && w < lanes; w++) {
      outputs[2][w] = parameters[4][w] * ts[w] + parameters[5][w] * td[w];
    }

    for (int w = 0; imbalance && w < lanes; w++) {
      outputs[3][w] =
          inputs[0][w]
              - (parameters[0][w] - parameters[1][w] * ts[w]) * ts[w]
              - (parameters[2][w] - 1) * parameters[3][w] * (ts[w] - td[w]);
    }
  }
}
