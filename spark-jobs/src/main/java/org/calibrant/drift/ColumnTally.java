package org.calibrant.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.calibrant.drift.ColumnDrift.WorstRow;

/** Adds up how a column moves, row by row in the order of the keys. */
final class ColumnTally {
  private static final int WORST = 5;

  private final String column;
  private final String unit;
  private final Reservoir first;
  private final Reservoir second;
  private final PriorityQueue<WorstRow> worst =
      new PriorityQueue<>(Comparator.comparingDouble(ColumnTally::size));
  private long compared;
  private long same;
  private long appeared;
  private long vanished;
  private double sum;
  private double squares;
  private double largest;
  private double largestSigma = Double.NaN;

  ColumnTally(String column, String unit) {
    this.column = column;
    this.unit = unit;
    this.first = new Reservoir(column.hashCode());
    this.second = new Reservoir(column.hashCode()); // of equal streams equal samples
  }

  private static double size(WorstRow row) {
    return Double.isNaN(row.sigma()) ? Math.abs(row.second() - row.first()) : row.sigma();
  }

  void first(double value) {
    if (!Double.isNaN(value)) {
      first.add(value);
    }
  }

  void second(double value) {
    if (!Double.isNaN(value)) {
      second.add(value);
    }
  }

  void appeared() {
    appeared++;
  }

  void vanished() {
    vanished++;
  }

  /**
   * A value that both runs have.
   *
   * @param error of the first run's value; NaN where none is stated
   * @return whether it has the same bits
   */
  boolean compare(double was, double now, double error, long row, KeyedRows key) {
    compared++;
    if (Double.doubleToLongBits(was) == Double.doubleToLongBits(now)) {
      same++;
      return true;
    }

    double difference = now - was;
    if (Double.isNaN(difference)) {
      // of NaN and a number; or both infinite
      if (Double.isNaN(was)) {
        appeared++;
      } else {
        vanished++;
      }

      return false;
    }

    sum += difference;
    squares += difference * difference;
    largest = Math.max(largest, Math.abs(difference));
    double sigma = error > 0 ? Math.abs(difference) / error : Double.NaN;
    if (sigma > largestSigma || Double.isNaN(largestSigma)) {
      largestSigma = sigma;
    }

    WorstRow moved = new WorstRow(row, "", was, now, sigma);
    if (worst.size() < WORST || size(worst.peek()) < size(moved)) {
      worst.add(new WorstRow(row, key.keyText(), was, now, sigma));
      if (worst.size() > WORST) {
        worst.poll();
      }
    }

    return false;
  }

  ColumnDrift drift() {
    List<WorstRow> rows = new ArrayList<>(worst);
    rows.sort(
        Comparator.comparingDouble(ColumnTally::size).reversed().thenComparing(WorstRow::unit));
    KolmogorovSmirnov test = KolmogorovSmirnov.of(first.sorted(), second.sorted());
    double still = compared == 0 ? 0 : 1.0 / compared;
    double sigma = same == compared && compared > 0 ? 0 : largestSigma;
    return new ColumnDrift(
        column,
        unit,
        compared,
        same,
        appeared,
        vanished,
        sum * still,
        Math.sqrt(squares * still),
        largest,
        sigma,
        test.d(),
        test.p(),
        rows);
  }
}
