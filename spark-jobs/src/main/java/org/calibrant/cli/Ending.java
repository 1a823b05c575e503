package org.calibrant.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How this JVM ends when it is told to stop (SIGTERM, ctrl-C). Before there is anything to lose it
 * ends at once; while workers work they decide when; in both cases the exit code says that the same
 * command continues. There is one JVM, so this is static.
 */
final class Ending {
  private static final CompletableFuture<Integer> CODE = new CompletableFuture<>();
  private static final long LAST_WORDS = 1000;
  private static volatile Phase phase = Phase.BEFORE;

  private enum Phase {
    BEFORE,
    WORKING,
    AFTER
  }

  private Ending() {}

  /** From here on a signal ends with 85 and not with the system's 143. */
  static void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(Ending::early, "calibrant-ending"));
  }

  /** From here on somebody else sees to it that signals are obeyed, and calls {@link #now}. */
  static void handOver() {
    phase = Phase.WORKING;
  }

  /** From here on all work is put away, and only the answer is missing. */
  static void takeBack() {
    phase = Phase.AFTER;
  }

  /** The answer was given. */
  static void told(int code) {
    CODE.complete(code);
  }

  /** Ends this JVM once the answer was given, or after a moment without one. */
  static void now() {
    int code = Exit.CHECKPOINTED.code;
    try {
      code = CODE.get(LAST_WORDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // nobody is left who could tell
    }

    Runtime.getRuntime().halt(code);
  }

  private static void early() {
    if (CODE.isDone() || phase == Phase.WORKING) {
      return;
    }

    if (phase == Phase.AFTER) {
      now();
    }

    Runtime.getRuntime().halt(Exit.CHECKPOINTED.code);
  }
}
