package org.calibrant.spark;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.calibrant.core.BadInput;

/** Runs Spark jobs that can be stopped, and says in our words why one failed. */
final class Jobs {
  /** How long to wait at most for what is known already. */
  private static final Duration NEWS = Duration.ofMillis(200);

  private final JavaSparkContext context;
  private final String group = "calibrant-" + UUID.randomUUID();
  private final LongAdder cpuNanos = new LongAdder();
  private volatile boolean stopped;

  Jobs(JavaSparkContext context) {
    this.context = context;
  }

  JavaSparkContext context() {
    return context;
  }

  /** Numbers 0 … slices − 1, one per task: the tasks know which units are theirs. */
  JavaRDD<Integer> slices(int slices) {
    return context.parallelize(IntStream.range(0, slices).boxed().toList(), slices);
  }

  /** Time that tasks have computed so far, on all cores together, as far as news of them has come. */
  double coreSeconds() {
    return cpuNanos.sum() / 1e9;
  }

  /** Cancels the job that runs, and refuses all others. */
  void stop() {
    stopped = true;
    context.sc().cancelJobGroup(group);
  }

  /**
   * @throws Checkpointed after {@link #stop}
   * @throws TemporaryFailure when the cluster is gone
   */
  void checkStopped() {
    if (stopped) {
      throw new Checkpointed("stopped; finished parts are kept, the same command continues");
    }

    if (context.sc().isStopped()) {
      throw lost("Spark", null);
    }
  }

  /** Spark ends a driver's context when the master does not answer or has stopped it. */
  private TemporaryFailure lost(String what, Throwable e) {
    String why = "no connection to %s, or it ended this run".formatted(context.master());
    return new TemporaryFailure(
        what, why + "; finished parts are kept, the same command continues", e);
  }

  /**
   * Runs a job in this thread.
   *
   * @param what names the job in Spark's pages and in messages
   * @param onTaskEnd called from another thread after each task
   */
  <T> T run(String what, Callable<T> job, Runnable onTaskEnd) {
    checkStopped();
    SparkContext spark = context.sc();
    Listener listener = new Listener(onTaskEnd, Thread.currentThread());
    spark.addSparkListener(listener);
    context.setJobGroup(group, what, true);
    try {
      checkStopped(); // what ended before the listener came, it will not hear of
      return job.call();
    } catch (Exception | FSError e) { // Hadoop's error for a full disk
      throw failure(what, e);
    } finally {
      listener.leaveAlone();
      context.clearJobGroup();
      listener.awaitNews();
      spark.removeSparkListener(listener);
    }
  }

  private RuntimeException failure(String what, Throwable e) {
    if (e instanceof RunLocked || e instanceof TemporaryFailure || e instanceof Checkpointed) {
      return (RuntimeException) e;
    }

    if (stopped) {
      return new Checkpointed(
          "stopped in " + what + "; finished parts are kept, the same command continues");
    }

    BadInput input = Causes.badInput(e);
    if (input != null) {
      return input;
    }

    if (context.sc().isStopped()) {
      return lost(what, e);
    }

    String temporary = Causes.temporary(e);
    if (temporary != null) {
      return new TemporaryFailure(
          what, temporary + "; finished parts are kept, the same command continues", e);
    }

    return e instanceof RuntimeException fault
        ? fault
        : new IllegalStateException(what + ": " + Causes.root(e), e);
  }

  /**
   * Besides the task ends: a job that started while we were being stopped is cancelled, too, and
   * who waits for Spark is woken when Spark ends. A broadcast that is sent as the context ends
   * would wait for ever, for a lock that its own thread holds.
   */
  private final class Listener extends SparkListener {
    private final Runnable onTaskEnd;
    private final AtomicInteger running = new AtomicInteger();
    private Thread waiting;
    private boolean woken;

    Listener(Runnable onTaskEnd, Thread waiting) {
      this.onTaskEnd = onTaskEnd;
      this.waiting = waiting;
    }

    /** From here on the thread is not woken, and knows nothing of having been. */
    synchronized void leaveAlone() {
      waiting = null;
      if (woken) {
        Thread.interrupted();
      }
    }

    @Override
    public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
      if (waiting != null) {
        woken = true;
        waiting.interrupt();
      }
    }

    /** News come after the fact, those of a job's last tasks before that of its end. */
    void awaitNews() {
      long patience = System.nanoTime() + NEWS.toNanos();
      while (running.get() > 0 && System.nanoTime() < patience) {
        LockSupport.parkNanos(200_000);
      }
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd end) {
      running.decrementAndGet();
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      running.incrementAndGet();
      if (stopped) {
        stop();
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskMetrics() != null) {
        cpuNanos.add(end.taskMetrics().executorCpuTime());
      }

      onTaskEnd.run();
    }
  }
}
