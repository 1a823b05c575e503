package org.calibrant.tracks;

import java.util.List;
import java.util.stream.LongStream;
import org.calibrant.core.Unit;
import org.calibrant.math.RandomStream;

/**
 * Random tracks, each a function of the seed and its index: track i of a seed is the same for ever,
 * however many there are. Every track draws eight numbers, in the order x, y, tx, ty, p, charge, start,
 * way, so that a change of one range leaves the others' values alone.
 *
 * <p>The way is drawn from the part of {@code wayMm} that ends within {@code endMm}: no track is cut
 * short, and none piles up at the last plane.
 *
 * @param seed of all draws
 * @param tracks how many
 * @param xMm range of x, uniform
 * @param yMm range of y, uniform
 * @param tx range of dx/dz, uniform
 * @param ty range of dy/dz, uniform
 * @param momenta range of p
 * @param positive share of positive charges
 * @param startMm range of z where tracks start, uniform
 * @param wayMm range of z_end − z_start, uniform; negative is backward
 * @param endMm where z_end must lie
 */
public record Ranges(
    long seed,
    long tracks,
    @Unit("mm") Interval xMm,
    @Unit("mm") Interval yMm,
    Interval tx,
    Interval ty,
    Momenta momenta,
    double positive,
    @Unit("mm") Interval startMm,
    @Unit("mm") Interval wayMm,
    @Unit("mm") Interval endMm)
    implements TrackSource {
  private static final double MEV_PER_GEV = 1000;
  private static final String PURPOSE = "track";

  public Ranges {
    Require.atLeastOne("tracks", tracks);
    if (!(positive >= 0 && positive <= 1)) {
      throw new IllegalArgumentException("positive must be from 0 to 1, was " + positive);
    }

    if (startMm.to() + wayMm.from() > endMm.to() || startMm.from() + wayMm.to() < endMm.from()) {
      throw new IllegalArgumentException(
          "from some start in %s to %s mm no way of %s to %s mm ends in end-mm, %s to %s"
              .formatted(
                  startMm.from(),
                  startMm.to(),
                  wayMm.from(),
                  wayMm.to(),
                  endMm.from(),
                  endMm.to()));
    }
  }

  @Override
  public long size() {
    return tracks;
  }

  @Override
  public Track track(long index) {
    return track(index, new RandomStream(seed, PURPOSE));
  }

  @Override
  public List<Track> tracks(long from, long to) {
    RandomStream random = new RandomStream(seed, PURPOSE);
    return LongStream.range(from, to).mapToObj(index -> track(index, random)).toList();
  }

  /** Its settings, but not how many tracks there are. */
  @Override
  public List<?> uses(long from, long to) {
    return List.of(new Ranges(seed, 1, xMm, yMm, tx, ty, momenta, positive, startMm, wayMm, endMm));
  }

  private Track track(long index, RandomStream random) {
    random.start(index);
    double x = xMm.at(random.uniform());
    double y = yMm.at(random.uniform());
    double u = tx.at(random.uniform());
    double v = ty.at(random.uniform());
    double p = momenta.at(random.uniform());
    double charge = random.uniform() < positive ? 1 : -1;
    double start = startMm.at(random.uniform());
    double least = Math.max(wayMm.from(), endMm.from() - start);
    double most = Math.max(least, Math.min(wayMm.to(), endMm.to() - start));
    double end = endMm.within(start + new Interval(least, most).at(random.uniform()));
    return new Track(index, start, end, x, y, u, v, charge / (MEV_PER_GEV * p));
  }
}
