package edu.example.pendulum;

import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Unit;
import org.calibrant.core.Workers;
import org.calibrant.math.Grid;

/**
 * Periods of a pendulum over its amplitude, and what a clock with noise would read.
 *
 * @param seed of the noise
 * @param lengthM L
 * @param gravity g
 * @param amplitudesDeg largest angles from the vertical
 * @param noiseS standard deviation of a reading; 0 for none
 * @param method how a period is computed
 */
@KernelVersion(1)
public record PendulumEngine(
    long seed,
    @Unit("m") double lengthM,
    @Unit("m s-2") double gravity,
    @Unit("deg") Grid amplitudesDeg,
    @Unit("s") double noiseS,
    PeriodMethod method)
    implements Engine {

  public PendulumEngine {
    if (!(lengthM > 0)) {
      throw new IllegalArgumentException("length-m must be positive, was " + lengthM);
    }

    if (!(gravity > 0)) {
      throw new IllegalArgumentException("gravity must be positive, was " + gravity);
    }

    if (!(noiseS >= 0)) {
      throw new IllegalArgumentException("noise-s must not be negative, was " + noiseS);
    }
  }

  @Override
  public void run(Workers workers) {
    workers.write(
        Table.of(SwingRow.class),
        new Amplitudes(amplitudesDeg.values()),
        new SwingKernel(seed, lengthM, gravity, noiseS, method));
  }

  /** One unit of work. */
  record Swing(long index, double amplitudeDeg) {}

  /** The units, made when a worker needs them. */
  record Amplitudes(double[] degrees) implements Sweep<Swing> {
    @Override
    public long size() {
      return degrees.length;
    }

    @Override
    public Swing unit(long index) {
      return new Swing(index, degrees[Math.toIntExact(index)]);
    }
  }
}
