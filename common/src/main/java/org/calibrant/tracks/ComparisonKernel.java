package org.calibrant.tracks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowBlocks;

/** Carries a block of tracks with all methods. */
record ComparisonKernel(
    TrackSource source, MagneticField field, Stepper reference, List<Stepper> steppers)
    implements Kernel<RowBlocks.Block, ComparisonKernel.Block> {

  /** What came of a block: one {@link Method} per stepper. */
  record Block(List<Method> methods) implements Serializable {
    Method of(int stepper) {
      return methods.get(stepper);
    }
  }

  /**
   * What came of a block with one method.
   *
   * @param distances of the end points [mm], of tracks that arrive both ways
   * @param slopes differences of the slopes, of the same tracks
   * @param steps of the same tracks, summed; and so on
   */
  record Method(
      double[] distances,
      double[] slopes,
      long lost,
      long gained,
      long steps,
      long evaluations,
      long rejected)
      implements Serializable {}

  @Override
  public Block apply(RowBlocks.Block block) {
    List<Track> tracks =
        LongStream.range(block.from(), block.to()).mapToObj(source::track).toList();
    List<Passage> truth = carried(reference, tracks);
    return new Block(
        steppers.stream().map(stepper -> compared(carried(stepper, tracks), truth)).toList());
  }

  private List<Passage> carried(Stepper stepper, List<Track> tracks) {
    List<Passage> passages = tracks.stream().map(Passage::of).toList();
    stepper.carrier(field).carry(passages);
    return passages;
  }

  private static Method compared(List<Passage> found, List<Passage> truth) {
    double[] distances = new double[found.size()];
    double[] slopes = new double[found.size()];
    long[] sums = new long[5];
    int n = 0;
    for (int i = 0; i < found.size(); i++) {
      Passage a = found.get(i);
      Passage b = truth.get(i);
      if (a.ending == Ending.OK && b.ending == Ending.OK) {
        double dx = a.state[0] - b.state[0];
        double dy = a.state[1] - b.state[1];
        distances[n] = Math.sqrt(dx * dx + dy * dy);
        slopes[n] = Math.max(Math.abs(a.state[2] - b.state[2]), Math.abs(a.state[3] - b.state[3]));
        n++;
        sums[2] += a.steps;
        sums[3] += a.evaluations;
        sums[4] += a.rejected;
      } else {
        sums[0] += b.ending == Ending.OK ? 1 : 0;
        sums[1] += a.ending == Ending.OK ? 1 : 0;
      }
    }

    return new Method(
        Arrays.copyOf(distances, n),
        Arrays.copyOf(slopes, n),
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[4]);
  }
}
