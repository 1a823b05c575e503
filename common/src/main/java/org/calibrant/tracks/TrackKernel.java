package org.calibrant.tracks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;

/** Carries a block of tracks, one after the other. */
record TrackKernel(TrackSource source, MagneticField field, Stepper stepper, Split split)
    implements RowKernel<RowBlocks.Block, TrackRow> {
  private static final double GEV_PER_MEV = 1e-3;

  @Override
  public Stream<TrackRow> apply(RowBlocks.Block block) {
    int n = (int) (block.to() - block.from());
    List<Track> tracks = new ArrayList<>(n);
    List<Passage> passages = new ArrayList<>(n);
    for (long row = block.from(); row < block.to(); row++) {
      Track track = source.track(row);
      tracks.add(track);
      passages.add(Passage.of(track));
    }

    stepper.carrier(field).carry(passages);
    return IntStream.range(0, n)
        .mapToObj(i -> row(block.from() + i, tracks.get(i), passages.get(i)));
  }

  private TrackRow row(long row, Track track, Passage passage) {
    if (passage.failure != null) {
      return row(row, track, null, 0, "error", passage.failure);
    }

    boolean ok = passage.ending == Ending.OK;
    String note = ok ? null : "at z = %s mm".formatted(passage.z);
    double[] end = ok ? passage.state : null;
    return row(row, track, end, passage.steps, passage.ending.word(), note);
  }

  @Override
  public Stream<TrackRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to())
        .mapToObj(row -> row(row, source.track(row), null, 0, "error", reason));
  }

  private TrackRow row(long row, Track track, double[] end, int steps, String status, String note) {
    double qop = Math.abs(track.qop());
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
        end == null ? null : (Double) end[0],
        end == null ? null : (Double) end[1],
        end == null ? null : (Double) end[2],
        end == null ? null : (Double) end[3],
        steps,
        split.of(track.id()),
        status,
        note);
  }
}
