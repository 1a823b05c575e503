package org.calibrant.diffraction;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.math.RandomStream;

/**
 * Stills that are computed from a known truth, each a function of the seed and its index alone: the
 * truth is the experiment's value or is drawn, the start is the truth or is drawn, and then its misset
 * angles are moved in a random direction.
 *
 * @param stills how many
 * @param seed of all draws but the noise
 * @param truth parameters whose true values are drawn
 * @param start parameters whose starting values are drawn
 * @param distancesDeg how far the misset angles start from the truth, in turn: still i has element i
 *     modulo their number
 * @param orientations how the crystals lie
 * @param noise of the images
 */
public record SimulatedStills(
    long stills,
    long seed,
    Map<String, Spread> truth,
    Map<String, Spread> start,
    double[] distancesDeg,
    Orientations orientations,
    Noise noise)
    implements Stills {

  public SimulatedStills {
    Require.atLeast(1, "stills", stills);
    truth = sorted(truth);
    start = sorted(start);
    distancesDeg = distancesDeg.clone();
    Require.atLeast(1, "number of distances-deg", distancesDeg.length);
    for (double distance : distancesDeg) {
      Require.nonNegative("distances-deg", distance);
    }
  }

  private static Map<String, Spread> sorted(Map<String, Spread> spreads) {
    spreads.keySet().forEach(Parameters::index);
    return Collections.unmodifiableMap(new TreeMap<>(spreads));
  }

  @Override
  public long size() {
    return stills;
  }

  @Override
  public String id(long index) {
    return String.valueOf(index);
  }

  @Override
  public Exposure exposure(long index, Experiment experiment, int[] pixels) {
    double[] values = Parameters.of(experiment);
    draw("truth", index, truth, values);
    Parameters.checked(values);
    Experiment own = placed(index, experiment);
    double[] image = Pixels.computed(own, pixels, values);
    noise.apply(index, image);

    double[] begin = values.clone();
    draw("start", index, start, begin);
    RandomStream random = new RandomStream(seed, "distance");
    random.start(index);
    double[] direction = Vec.unit(new double[] {random.normal(), random.normal(), random.normal()});
    double distance = distancesDeg[(int) (index % distancesDeg.length)];
    double square = 0;
    for (int i = 0; i < 3; i++) {
      begin[1 + i] += distance * direction[i];
      square += (begin[1 + i] - values[1 + i]) * (begin[1 + i] - values[1 + i]);
    }

    return new Exposure(id(index), own, begin, values, Math.sqrt(square), image);
  }

  private void draw(String purpose, long index, Map<String, Spread> spreads, double[] values) {
    for (Map.Entry<String, Spread> spread : spreads.entrySet()) {
      int parameter = Parameters.index(spread.getKey());
      RandomStream random = new RandomStream(seed, purpose);
      random.start(index, parameter);
      values[parameter] = spread.getValue().draw(random);
    }
  }

  private Experiment placed(long index, Experiment experiment) {
    if (orientations == Orientations.AS_GIVEN) {
      return experiment;
    }

    RandomStream random = new RandomStream(seed, "orientation");
    random.start(index);
    double[] q = {random.normal(), random.normal(), random.normal(), random.normal()};
    Crystal crystal = experiment.crystal();
    Crystal turned =
        new Crystal(
            new Turned(crystal.cell(), quaternion(q)),
            crystal.missetDeg(),
            crystal.cells(),
            crystal.shape(),
            crystal.mosaic());
    return new Experiment(
        turned,
        experiment.structureFactors(),
        experiment.beam(),
        experiment.dose(),
        experiment.polarisation(),
        experiment.scan(),
        experiment.detector(),
        experiment.sampling(),
        experiment.background());
  }

  /** Four normal numbers make a rotation uniform over all rotations. */
  private static double[] quaternion(double[] q) {
    double n = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double w = q[0] / n;
    double x = q[1] / n;
    double y = q[2] / n;
    double z = q[3] / n;
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - z * w),
      2 * (x * z + y * w),
      2 * (x * y + z * w),
      1 - 2 * (x * x + z * z),
      2 * (y * z - x * w),
      2 * (x * z - y * w),
      2 * (y * z + x * w),
      1 - 2 * (x * x + y * y)
    };
  }
}
