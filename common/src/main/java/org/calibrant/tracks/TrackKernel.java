package org.calibrant.tracks;

import java.util.ArrayList;
import java.util.List;
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
    Propagator propagator = stepper.in(field);
    double[] state = new double[5];
    List<TrackRow> rows = new ArrayList<>((int) (block.to() - block.from()));
    for (long row = block.from(); row < block.to(); row++) {
      Track track = source.track(row);
      try {
        rows.add(carried(row, track, propagator, state));
      } catch (RuntimeException e) {
        rows.add(row(row, track, null, 0, "error", String.valueOf(e.getMessage())));
      }
    }

    return rows.stream();
  }

  private TrackRow carried(long row, Track track, Propagator propagator, double[] state) {
    state[0] = track.x();
    state[1] = track.y();
    state[2] = track.tx();
    state[3] = track.ty();
    state[4] = track.qop();
    Ending ending = propagator.carry(track.zStart(), track.zEnd(), state);
    boolean ok = ending == Ending.OK;
    String note = ok ? null : "at z = %s mm".formatted(propagator.z());
    return row(row, track, ok ? state : null, propagator.steps(), ending.word(), note);
  }

  @Override
  public Stream<TrackRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to())
        .mapToObj(row -> row(row, source.track(row), null, 0, "error", reason));
  }

  /** The tracks of the block and what carries them; not how many others there are. */
  @Override
  public List<?> uses(RowBlocks.Block block) {
    List<Track> tracks =
        LongStream.range(block.from(), block.to()).mapToObj(source::track).toList();
    return List.of(field, stepper, split, block, tracks);
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
