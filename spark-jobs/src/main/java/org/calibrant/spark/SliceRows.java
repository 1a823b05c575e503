package org.calibrant.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a slice, unit by unit; reports once when the last one has been taken. */
final class SliceRows implements Iterator<Row> {
  private final Work<?, ?> work;
  private final Range units;
  private final int slice;
  private final Consumer<SliceReport> report;
  private final RowDigest digest = new RowDigest();
  private final TreeMap<String, Long> failed = new TreeMap<>();
  private Iterator<Object[]> rows = Collections.emptyIterator();
  private long next;
  private long taken;
  private boolean reported;

  SliceRows(Work<?, ?> work, Range units, int slice, Consumer<SliceReport> report) {
    this.work = work;
    this.units = units;
    this.slice = slice;
    this.report = report;
    this.next = units.from();
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && next < units.to()) {
      rows = work.rows(next++).iterator();
    }

    if (!rows.hasNext() && !reported) {
      reported = true;
      report.accept(new SliceReport(slice, units.size(), taken, failed, digest.hash()));
    }

    return rows.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }

    Object[] values = rows.next();
    taken++;
    digest.add(values);
    String status = work.columns().status(values);
    if (!status.equals("ok")) {
      failed.merge(status, 1L, Long::sum);
    }

    return RowFactory.create(values);
  }
}
