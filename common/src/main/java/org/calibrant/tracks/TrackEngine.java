package org.calibrant.tracks;

import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Carries tracks through a magnetic field, one {@link TrackRow} each, in the order of the source. A
 * track that does not arrive has a row, too; its status says why.
 *
 * @param source where the tracks begin and to which planes they shall come
 * @param field the magnetic field
 * @param stepper the method
 * @param split into sets for training, validation and test
 * @param tracksPerUnit tracks computed together
 */
@KernelVersion(1)
public record TrackEngine(
    TrackSource source, MagneticField field, Stepper stepper, Split split, int tracksPerUnit)
    implements Engine {

  public TrackEngine {
    Require.atLeastOne("tracks-per-unit", tracksPerUnit);
  }

  @Override
  public void check() {
    source.check();
    field.check();
  }

  @Override
  public void run(Workers workers) {
    workers.write(
        Table.of(TrackRow.class),
        new RowBlocks(source.size(), tracksPerUnit),
        new TrackKernel(source, field, stepper, split));
  }
}
