package org.calibrant.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.calibrant.core.Kernel;
import org.calibrant.core.Sweep;

/** One task of a map: the replies to its slice of the units. */
record Replies<U, V>(Broadcast<Question<U, V>> question, Range units, int slices)
    implements Function2<Integer, Iterator<Integer>, Iterator<V>> {

  /** Asks all units and waits for the replies. */
  static <U, V extends Serializable> List<V> ask(
      Jobs jobs, Sweep<U> sweep, Kernel<U, V> kernel, int slices) {
    jobs.checkStopped();
    if (sweep.size() == 0) {
      return List.of();
    }

    int tasks = (int) Math.max(1, Math.min(slices, sweep.size()));
    Broadcast<Question<U, V>> question = jobs.context().broadcast(new Question<>(sweep, kernel));
    try {
      Replies<U, V> replies = new Replies<>(question, new Range(0, sweep.size()), tasks);
      return jobs.run(
          "map",
          () -> jobs.slices(tasks).mapPartitionsWithIndex(replies, true).collect(),
          () -> {});
    } catch (IllegalStateException e) {
      throw Causes.ofMap(e);
    } finally {
      Broadcasts.drop(question);
    }
  }

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
