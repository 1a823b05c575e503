package org.calibrant.calibration;

import java.util.List;
import org.calibrant.math.RandomStream;

/**
 * The same density again and again, each time with data made from parameters of the prior:
 * simulation-based calibration. If sampler and density are right, the rank of the true parameter
 * among independent draws is uniform.
 *
 * <p>Source: S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman, arXiv:1804.06788 (2018).
 *
 * @param density whose data are made
 * @param count how many
 * @param seed of parameters and data
 */
public record Replicates(Replicable density, long count, long seed) implements Problems {
  public Replicates {
    Must.beAtLeast("count", 1, count);
  }

  @Override
  public long size() {
    return count;
  }

  @Override
  public String name(long index) {
    return "replicate-" + index;
  }

  @Override
  public List<String> names(long index) {
    return density.names();
  }

  @Override
  public List<String> derived(long index) {
    return density.derived();
  }

  @Override
  public List<LogDensity> shapes() {
    return List.of(density);
  }

  @Override
  public LogDensity density(long index) {
    return density.replicate(stream(index), new double[density.names().size()]);
  }

  @Override
  public double[] truth(long index) {
    double[] truth = new double[density.names().size()];
    density.replicate(stream(index), truth);
    return truth;
  }

  @Override
  public boolean truthIsKnown() {
    return true;
  }

  private RandomStream stream(long index) {
    RandomStream stream = new RandomStream(seed, "replicates");
    stream.start(index);
    return stream;
  }

  @Override
  public void check() {
    density.check();
  }
}
