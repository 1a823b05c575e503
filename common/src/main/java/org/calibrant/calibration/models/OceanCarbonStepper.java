package org.calibrant.calibration.models;

import java.util.Arrays;

/** The ocean's carbon at work, several runs side by side. */
final class OceanCarbonStepper implements Component.Stepper {
  private static final double EXCHANGE = 1.833492;
  private static final double DISSOLVED_PER_PPM = 1.72e17;
  private static final double GTC_PER_PPM = 2.124;
  private static final int MONTHS = 12;

  private final ScaledResponse response;
  private final int stride;

  /** The fluxes of the months before the switch, a ring: month m is row m mod its length. */
  private final double[] recent;

  /** What is left of all fluxes before them, per exponential and run. */
  private final double[] past;

  private final double[] dissolved;
  private double[][] parameters;
  private int month;

  OceanCarbonStepper(ScaledResponse response, int lanes) {
    this.response = response;
    this.stride = lanes;
    recent = new double[response.early.length * lanes];
    past = new double[response.amplitude.length * lanes];
    dissolved = new double[lanes];
  }

  @Override
  public void begin(double[][] values, double[][] inputs, double[][] outputs, int lanes) {
    parameters = values;
    month = 0;
    Arrays.fill(recent, 0);
    Arrays.fill(past, 0);
    System.arraycopy(values[5], 0, outputs[0], 0, lanes);
    Arrays.fill(outputs[1], 0, lanes, 0);
    Arrays.fill(outputs[2], 0, lanes, 0);
  }

  @Override
  public void step(double from, double to, double[][] inputs, double[][] outputs, int lanes) {
    int months = Math.max(1, (int) Math.rint(MONTHS * (to - from)));
    Arrays.fill(outputs[2], 0, lanes, 0);
    for (int i = 0; i < months; i++) {
      sink(lanes);
      int row = month % response.early.length * stride;
      for (int w = 0; w < lanes; w++) {
        double exchange = EXCHANGE / (MONTHS * parameters[0][w]);
        double flux = exchange * (inputs[0][w] - outputs[0][w]);
        recent[row + w] = flux;
        outputs[2][w] += flux * GTC_PER_PPM;
      }

      month++;
      dissolve(lanes);
      for (int w = 0; w < lanes; w++) {
        double perFlux = DISSOLVED_PER_PPM / (parameters[1][w] * parameters[2][w]);
        double rise = SeawaterCarbon.rise(perFlux * dissolved[w], parameters[3][w]);
        outputs[0][w] =
            SeawaterCarbon.pressure(parameters[5][w], rise, parameters[4][w], inputs[1][w]);
      }
    }

    for (int w = 0; w < lanes; w++) {
      outputs[1][w] += outputs[2][w];
      outputs[2][w] /= to - from;
    }
  }

  /** A month passes for all that is past; the oldest of the recent fluxes joins it. */
  private void sink(int lanes) {
    int oldest = month % response.early.length * stride;
    for (int k = 0; k < response.decay.length; k++) {
      double decay = response.decay[k];
      int row = k * stride;
      for (int w = 0; w < lanes; w++) {
        past[row + w] = past[row + w] * decay + recent[oldest + w];
      }
    }
  }

  /** Σ f_j q(t − t_j). */
  private void dissolve(int lanes) {
    Arrays.fill(dissolved, 0, lanes, 0);
    int n = response.early.length;
    for (int lag = 0; lag < Math.min(n, month); lag++) {
      double left = response.early[lag];
      int row = (month - 1 - lag) % n * stride;
      for (int w = 0; w < lanes; w++) {
        dissolved[w] += left * recent[row + w];
      }
    }

    for (int k = 0; k < response.amplitude.length; k++) {
      double amplitude = response.amplitude[k];
      int row = k * stride;
      for (int w = 0; w < lanes; w++) {
        dissolved[w] += amplitude * past[row + w];
      }
    }
  }
}
