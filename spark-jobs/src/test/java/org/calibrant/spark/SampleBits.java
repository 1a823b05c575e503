package org.calibrant.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;

/**
 * The bits of two units of each sweep of a campaign, computed in this thread: a content hash per
 * table. Maps are computed as they are asked for.
 */
public final class SampleBits implements Workers {
  private static final int UNITS = 2;

  private final Map<String, RowDigest> digests = new HashMap<>();

  private SampleBits() {}

  /** Hashes by table. */
  public static SortedMap<String, String> of(Engine engine) {
    SampleBits bits = new SampleBits();
    engine.run(bits);
    SortedMap<String, String> hashes = new TreeMap<>();
    bits.digests.forEach((table, digest) -> hashes.put(table, digest.hash().toString()));
    return hashes;
  }

  @Override
  public <U, R extends TableRow> void write(
      Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
    RowDigest digest = digests.computeIfAbsent(table.name(), name -> new RowDigest());
    Work<U, R> work = new Work<>(sweep, kernel, TableColumns.of(table, TableSchemas.of(table)));
    for (long unit : Sample.stratified(sweep.size(), UNITS, 1)) {
      work.rows(unit).forEach(digest::add);
    }
  }

  @Override
  public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
    return LongStream.range(0, sweep.size()).mapToObj(sweep::unit).map(kernel::apply).toList();
  }

  @Override
  public <S extends Serializable> Optional<S> recall(Class<S> type) {
    return Optional.empty();
  }

  @Override
  public void remember(Serializable state) {
    // nothing is to be continued
  }
}
