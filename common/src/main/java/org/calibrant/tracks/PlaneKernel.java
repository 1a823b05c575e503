package org.calibrant.tracks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;

/** Carries a block of tracks from plane to plane, in the order of their way. Steps end at the planes. */
record PlaneKernel(TrackSource source, MagneticField field, Stepper stepper, List<Double> planes)
    implements RowKernel<RowBlocks.Block, TrackPointRow> {

  @Override
  public Stream<TrackPointRow> apply(RowBlocks.Block block) {
    Propagator propagator = stepper.in(field);
    return LongStream.range(block.from(), block.to())
        .boxed()
        .flatMap(row -> points(row, source.track(row), propagator));
  }

  @Override
  public Stream<TrackPointRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to())
        .boxed()
        .flatMap(
            row ->
                onTheWay(source.track(row)).stream()
                    .map(i -> point(row, source.track(row), i, null, "error", reason)));
  }

  @Override
  public List<String> explained(RowBlocks.Block block, TrackPointRow row) {
    return Waypoints.of(source.track(row.unit() / planes.size()), field, stepper);
  }

  /** What the tracks of the block are made of and what carries them; not how many others there are. */
  @Override
  public List<?> uses(RowBlocks.Block block) {
    return List.of(field, stepper, planes, block, source.uses(block.from(), block.to()));
  }

  private List<Integer> onTheWay(Track track) {
    double direction = Math.signum(track.zEnd() - track.zStart());
    List<Integer> onTheWay = new ArrayList<>();
    for (int i = 0; i < planes.size(); i++) {
      double plane = planes.get(i);
      boolean between =
          direction * (plane - track.zStart()) >= 0 && direction * (track.zEnd() - plane) >= 0;
      if (between && (direction != 0 || plane == track.zStart())) {
        onTheWay.add(i);
      }
    }

    onTheWay.sort(Comparator.comparingDouble(i -> direction * planes.get(i)));
    return onTheWay;
  }

  private Stream<TrackPointRow> points(long row, Track track, Propagator propagator) {
    List<TrackPointRow> points = new ArrayList<>();
    double[] state = Passage.of(track).state;
    String status = Ending.OK.word();
    String note = null;
    double z = track.zStart();
    for (int i : onTheWay(track)) {
      if (note == null) {
        try {
          Ending ending = propagator.carry(z, planes.get(i), state);
          z = propagator.z();
          status = ending.word();
          note = ending == Ending.OK ? null : "at z = %s mm".formatted(z);
        } catch (RuntimeException e) {
          status = "error";
          note = String.valueOf(e.getMessage());
        }
      }

      points.add(point(row, track, i, note == null ? state : null, status, note));
    }

    return points.stream();
  }

  private TrackPointRow point(
      long row, Track track, int plane, double[] state, String status, String note) {
    return new TrackPointRow(
        row * planes.size() + plane,
        track.id(),
        plane,
        planes.get(plane),
        state == null ? null : (Double) state[0],
        state == null ? null : (Double) state[1],
        state == null ? null : (Double) state[2],
        state == null ? null : (Double) state[3],
        track.qop(),
        status,
        note);
  }
}
