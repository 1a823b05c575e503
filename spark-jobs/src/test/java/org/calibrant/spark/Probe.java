package org.calibrant.spark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;

/**
 * A small campaign in which everything happens: units of one or two rows, rows that are not ok,
 * units that throw, numbers that are NaN, nulls.
 *
 * @param size units
 * @param milliseconds how long a unit takes
 */
record Probe(long size, int milliseconds) implements Sweep<Long>, RowKernel<Long, ProbeRow> {
  static final Table<ProbeRow> TABLE =
      new Table<>(
          ProbeRow.class,
          List.of(new Table.Column("mu", "keV", "centre"), new Table.Column("A", "", "amplitude")));

  @Override
  public Long unit(long index) {
    return index;
  }

  @Override
  public Stream<ProbeRow> apply(Long unit) {
    pause();
    if (unit % 29 == 28) {
      throw new IllegalStateException("unit " + unit + " is\nhopeless");
    }

    int copies = unit % 5 == 0 ? 2 : 1;
    return IntStream.range(0, copies).mapToObj(copy -> row(unit, copy));
  }

  private static ProbeRow row(long unit, int copy) {
    SplittableRandom random = new SplittableRandom(unit * 31 + copy);
    double imaginary = Math.sqrt(-1 - random.nextDouble());
    return new ProbeRow(
        unit,
        new double[] {random.nextDouble(), random.nextDouble()},
        copy,
        unit % 3 == 0 ? null : random.nextFloat(),
        unit % 2 == 0,
        unit % 7 == 0 ? null : unit % 11 == 0 ? imaginary : random.nextDouble(),
        random.doubles(unit % 4).toArray(),
        unit % 2 == 0 ? new String[] {"kT", "größe"} : new String[0],
        unit % 17 == 16 ? "stalled" : "ok",
        null);
  }

  @Override
  public Stream<ProbeRow> failed(Long unit, String reason) {
    return Stream.of(
        new ProbeRow(
            unit,
            new double[2],
            0,
            null,
            unit % 2 == 0,
            null,
            new double[0],
            new String[0],
            "failed",
            reason));
  }

  private void pause() {
    if (milliseconds > 0) {
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
