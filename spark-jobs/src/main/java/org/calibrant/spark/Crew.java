package org.calibrant.spark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** As many threads as cores, which take units from a list until one says that it is enough. */
final class Crew {
  private Crew() {}

  static void work(int threads, List<Long> units, LongPredicate task) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    try {
      List<? extends Future<?>> all =
          IntStream.range(0, threads)
              .mapToObj(
                  thread ->
                      pool.submit(
                          () -> {
                            int mine = next.getAndIncrement();
                            while (mine < units.size() && task.test(units.get(mine))) {
                              mine = next.getAndIncrement();
                            }
                          }))
              .toList();
      for (Future<?> thread : all) {
        thread.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Time that this thread has computed, which other work on the machine does not lengthen; the time
   * of the clock where the JVM does not know.
   */
  static double cpuSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime() / 1e9
        : System.nanoTime() / 1e9;
  }

  /** Bytes that this thread has allocated since it began; 0 where the JVM does not count them. */
  static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getThreadAllocatedBytes(Thread.currentThread().getId())
        : 0;
  }
}
