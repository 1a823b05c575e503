package org.calibrant.optics;

import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Stated;
import org.calibrant.core.Statement;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.optics.inference.Setting;
import org.calibrant.params.Parameters;

/**
 * Computes a library of images: one {@link PsfRow} for each parameter store, in the order of their
 * source.
 *
 * @param observation what is looked at, through what, with what
 * @param parameters the values that all stores begin with
 * @param stores what differs from store to store
 * @param storesPerUnit images computed together; they share what the system holds in memory
 */
@KernelVersion(1)
public record PsfEngine(
    Observation observation, Parameters parameters, StoreSource stores, int storesPerUnit)
    implements Engine, Stated {

  public PsfEngine {
    Require.atLeastOne("stores-per-unit", storesPerUnit);
  }

  @Override
  public void check() {
    observation.check();
    kernel().check();
  }

  @Override
  public List<Statement> statements() {
    return new Setting(observation, parameters).statements();
  }

  @Override
  public List<String> warnings() {
    return new Setting(observation, parameters).warnings();
  }

  @Override
  public void run(Workers workers) {
    workers.write(Table.of(PsfRow.class), new RowBlocks(stores.size(), storesPerUnit), kernel());
  }

  private PsfKernel kernel() {
    return new PsfKernel(new Setting(observation, parameters), stores);
  }
}
