package org.calibrant.tracks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Table;
import org.calibrant.core.Unit;
import org.calibrant.core.Workers;

/**
 * Carries tracks through a magnetic field, one {@link TrackRow} each, in the order of the source. A
 * track that does not arrive has a row, too; its status says why. If planes on the way are asked for,
 * there is a {@link TrackPointRow} for every track and
 * every plane between its start and end.
 *
 * @param source where the tracks begin and to which planes they shall come
 * @param field the magnetic field
 * @param stepper the method
 * @param planesMm planes on the way where states are wanted; may be none
 * @param jacobian whether the derivatives of the end by the start are wanted
 * @param split into sets for training, validation and test
 * @param tracksPerUnit tracks computed together
 */
@KernelVersion(2)
public record TrackEngine(
    TrackSource source,
    MagneticField field,
    Stepper stepper,
    @Unit("mm") List<Double> planesMm,
    boolean jacobian,
    Split split,
    int tracksPerUnit)
    implements Engine {

  public TrackEngine {
    planesMm = List.copyOf(planesMm);
    planesMm.forEach(plane -> Require.finite("planes-mm", plane));
    Require.atLeastOne("tracks-per-unit", tracksPerUnit);
  }

  @Override
  public void check() {
    source.check();
    field.check();
  }

  @Override
  public void run(Workers workers) {
    RowBlocks blocks = new RowBlocks(source.size(), tracksPerUnit);
    workers.write(
        Table.of(TrackRow.class), blocks, new TrackKernel(source, field, stepper, jacobian, split));
    if (!planesMm.isEmpty()) {
      workers.write(
          Table.of(TrackPointRow.class), blocks, new PlaneKernel(source, field, stepper, planesMm));
    }

    tellMask(workers);
  }

  /** What of a map was not used as it is: the tracks do not say it. */
  private void tellMask(Workers workers) {
    MagneticField inner = field;
    while (inner instanceof Scaled scaled) {
      inner = scaled.field();
    }

    if (inner instanceof MapField map) {
      TrustedMap loaded = map.measured().load();
      long points = loaded.whole().b().length / 3;
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("file", map.measured().map().uri());
      facts.put("mask", map.measured().mask().toString());
      facts.put("points", "%,d of %,d points masked".formatted(loaded.masked(), points));
      workers.tell("map", facts);
    }
  }
}
