package org.calibrant.spark;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** The folder of one run, opened for work by the one driver that holds the output's lock. */
@SuppressWarnings("DoNotCallSuggester")
public final class RunDirectory implements AutoCloseable {

  /** What {@link #open} found. */
  public enum State {
    /** No run of this identity was there: one has begun. */
    NEW,
    /** An unfinished run of this identity was there: it goes on. */
    CONTINUED,
    /** A finished run of this identity was there: nothing to do. */
    FINISHED
  }

  /**
   * Takes the lock of an output and begins, continues or finds finished the run of this identity.
   *
   * @param output the campaign's folder: a local path, {@code file:}, {@code hdfs:}, {@code s3a:}
   * @throws RunLocked when another driver works there
   * @throws RunRefused when the output holds a run of another identity or cannot be written
   * @throws TemporaryFailure when the file system fails
   */
  public static RunDirectory open(String output, RunConf conf, Configuration hadoop) {
    throw new UnsupportedOperationException();
  }

  public State state() {
    throw new UnsupportedOperationException();
  }

  /** The run as readers see it, with the parts finished so far. */
  public RunFolder folder() {
    throw new UnsupportedOperationException();
  }

  /** Adds a line to the run's structured log. */
  public void log(String event, Map<String, ?> details) {
    throw new UnsupportedOperationException();
  }

  /** Gives the lock back. */
  @Override
  public void close() {}
}
