package org.calibrant.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gathers samples into files. While one is gathered, others are packed by two threads; which thread
 * packs a file makes no difference to its bytes.
 */
final class SampleFiles implements AutoCloseable {
  private static final int THREADS = 2;

  private final Path folder;
  private final List<SampleContract.Array> contract;
  private final SampleFormat format;
  private final int rowsPerFile;
  private final Map<String, SampleShard> open = new LinkedHashMap<>();
  private final Map<String, Integer> begun = new LinkedHashMap<>();
  private final List<Written> written = new ArrayList<>();
  private final Deque<Future<?>> packing = new ArrayDeque<>();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          new ThreadPoolExecutor.CallerRunsPolicy());

  /** A file that is there. */
  record Written(String name, String split, int rows, long first, long last) {}

  SampleFiles(Path folder, SampleContract contract, SampleFormat format, int rowsPerFile) {
    this.folder = folder;
    this.contract = contract.arrays();
    this.format = format;
    this.rowsPerFile = rowsPerFile;
  }

  void add(String split, long track, double[] sample) throws IOException {
    SampleShard shard = open.get(split);
    if (shard == null) {
      int number = begun.merge(split, 1, Integer::sum) - 1;
      String name = "%s_%05d".formatted(split, number);
      shard = new SampleShard(contract, name, split, rowsPerFile);
      open.put(split, shard);
    }

    shard.add(track, sample);
    if (shard.rows() == rowsPerFile) {
      open.remove(split);
      pack(shard);
    }
  }

  private void pack(SampleShard shard) throws IOException {
    String name = shard.name() + format.suffix();
    written.add(new Written(name, shard.split(), shard.rows(), shard.first(), shard.last()));
    packing.add(
        threads.submit(
            () -> {
              format.write(folder.resolve(name), shard);
              return null;
            }));
    settle(false);
  }

  /** Passes on what went wrong; waits for all, or looks at those that are done. */
  private void settle(boolean all) throws IOException {
    try {
      while (!packing.isEmpty() && (all || packing.peekFirst().isDone())) {
        packing.removeFirst().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }

      throw new IllegalStateException("a file of samples cannot be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Completes all files; returns them by name. */
  List<Written> finish() throws IOException {
    for (SampleShard shard : List.copyOf(open.values())) {
      pack(shard);
    }

    open.clear();
    settle(true);
    written.sort(java.util.Comparator.comparing(Written::name));
    return written;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
