package org.calibrant.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.core.Engine;
import org.calibrant.core.InputFile;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.data.Inputs;

/**
 * The squares of the first numbers.
 *
 * @param table a file that the campaign reads
 * @param failing how many of the units fail
 * @param millis time of a unit
 * @param accident what goes wrong as a whole
 */
@KernelVersion(7)
public record Squares(int count, InputFile table, int failing, int millis, Accident accident)
    implements Engine {

  /** Accidents that end a run. */
  public enum Accident {
    NONE,
    FULL_DISK,
    FAULT
  }

  public Squares {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, was " + count);
    }
  }

  @Override
  public void check() {
    if (Inputs.size(table) == 0) {
      throw new BadInput(table.uri(), "", "is empty, expected something");
    }
  }

  @Override
  public void run(Workers workers) {
    workers.write(Table.of(SquareRow.class), new Numbers(count), new Square(failing, millis));
    switch (accident) {
      case NONE -> {}
      case FULL_DISK ->
          throw new UncheckedIOException(new IOException("write: No space left on device"));
      case FAULT -> throw new IllegalStateException("an odd thing");
    }
  }

  record Numbers(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  record Square(int failing, int millis) implements RowKernel<Long, SquareRow> {
    @Override
    public Stream<SquareRow> apply(Long unit) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }

      return unit < failing
          ? failed(unit, "asked to")
          : Stream.of(new SquareRow(unit, (double) unit * unit, "ok", null));
    }

    @Override
    public Stream<SquareRow> failed(Long unit, String reason) {
      return Stream.of(new SquareRow(unit, Double.NaN, "failed", reason));
    }
  }
}
