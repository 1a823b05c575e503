package org.calibrant.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.calibrant.core.Kernel;
import org.calibrant.core.Sweep;

/** One task of a map: the replies to its slice of the units. */
record Replies<U, V>(Broadcast<Question<U, V>> question, Range units, int slices)
    implements Function2<Integer, Iterator<Integer>, Iterator<V>> {

  /** What every worker needs for a map. */
  record Question<U, V>(Sweep<U> sweep, Kernel<U, V> kernel) implements Serializable {}

  @Override
  public Iterator<V> call(Integer slice, Iterator<Integer> placeholder) {
    Question<U, V> shared = question.value();
    Range mine = units.slice(slice, slices);
    return LongStream.range(mine.from(), mine.to())
        .mapToObj(index -> shared.kernel().apply(shared.sweep().unit(index)))
        .iterator();
  }
}
