package org.calibrant.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;

/** One task of a part: the rows of its slice of the part's units. */
record SliceTask(
    Broadcast<Work<?, ?>> work, Range units, int slices, CollectionAccumulator<SliceReport> reports)
    implements Function2<Integer, Iterator<Integer>, Iterator<Row>> {

  @Override
  public Iterator<Row> call(Integer slice, Iterator<Integer> placeholder) {
    return new SliceRows(work.value(), units.slice(slice, slices), slice, reports::add);
  }
}
