package org.calibrant.tracks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;

/** Carries a block of tracks. */
record TrackKernel(
    TrackSource source, MagneticField field, Stepper stepper, boolean jacobian, Split split)
    implements RowKernel<RowBlocks.Block, TrackRow> {
  private static final double GEV_PER_MEV = 1e-3;

  @Override
  public Stream<TrackRow> apply(RowBlocks.Block block) {
    List<Track> tracks = source.tracks(block.from(), block.to());
    List<Passage> passages = tracks.stream().map(Passage::of).toList();
    if (jacobian) {
      passages.forEach(passage -> passage.jacobian = new double[Transport.LENGTH]);
      new OneByOne(stepper.in(field)).carry(passages);
    } else {
      stepper.carrier(field).carry(passages);
    }

    return IntStream.range(0, tracks.size())
        .mapToObj(i -> row(block.from() + i, tracks.get(i), passages.get(i)));
  }

  @Override
  public Stream<TrackRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to())
        .mapToObj(
            row -> {
              Track track = source.track(row);
              Passage passage = Passage.of(track);
              passage.failure = reason;
              return row(row, track, passage);
            });
  }

  @Override
  public List<String> explained(RowBlocks.Block block, TrackRow row) {
    return Waypoints.of(source.track(row.unit()), field, stepper);
  }

  /** What the tracks of the block are made of and what carries them; not how many others there are. */
  @Override
  public List<?> uses(RowBlocks.Block block) {
    return List.of(field, stepper, jacobian, split, block, source.uses(block.from(), block.to()));
  }

  private TrackRow row(long row, Track track, Passage passage) {
    boolean ok = passage.failure == null && passage.ending == Ending.OK;
    String note = passage.failure == null ? "at z = %s mm".formatted(passage.z) : passage.failure;
    double qop = Math.abs(track.qop());
    double[] end = passage.state;
    boolean moved = passage.failure == null && passage.longest > 0;
    return new TrackRow(
        row,
        track.id(),
        track.zStart(),
        track.zEnd(),
        track.x(),
        track.y(),
        track.tx(),
        track.ty(),
        track.qop(),
        qop > 0 ? (Double) (GEV_PER_MEV / qop) : null,
        ok ? (Double) end[0] : null,
        ok ? (Double) end[1] : null,
        ok ? (Double) end[2] : null,
        ok ? (Double) end[3] : null,
        passage.steps,
        split.of(track.id()),
        passage.failure == null ? passage.ending.word() : "error",
        ok ? null : note,
        passage.evaluations,
        passage.rejected,
        moved ? (Double) passage.shortest : null,
        moved ? (Double) passage.longest : null,
        ok && passage.jacobian != null ? whole(passage.jacobian) : null);
  }

  /** With the row of q/p, which is constant. */
  private static double[] whole(double[] jacobian) {
    double[] whole = java.util.Arrays.copyOf(jacobian, jacobian.length + 5);
    whole[whole.length - 1] = 1;
    return whole;
  }
}
