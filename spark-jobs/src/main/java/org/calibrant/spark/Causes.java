package org.calibrant.spark;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.core.BadInput;

/** What lies behind an exception that came back from a job. */
final class Causes {
  /**
   * Failures of disks and networks whose exceptions did not survive the way to the driver: their
   * text did.
   */
  private static final Pattern SURROUNDINGS =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|DSQuotaExceededException|Input/output"
              + " error|Stale file handle|Too many open files|could only be (?:written|replicated)"
              + " to|SafeModeException|Connection (?:reset|refused)|SparkContext was shut"
              + " ?down|ExecutorLostFailure");

  private static final Pattern FULL =
      Pattern.compile("No space left|[Qq]uota (?:of \\S+ is )?exceeded");

  private Causes() {}

  /** Why the surroundings are to blame, in one line; {@code null} when they are not. */
  static String temporary(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    for (Throwable cause : chain) {
      Matcher known = SURROUNDINGS.matcher(String.valueOf(cause.getMessage()));
      if (known.find()) {
        return known.group();
      }
    }

    if (chain.stream().anyMatch(InterruptedException.class::isInstance)) {
      return "interrupted by its surroundings";
    }

    // innermost first: it says most
    for (int i = chain.size() - 1; i >= 0; i--) {
      Throwable cause = chain.get(i);
      boolean io = cause instanceof IOException && !(cause instanceof ObjectStreamException);
      if (io || cause instanceof UncheckedIOException) {
        return line(cause);
      }
    }

    return null;
  }

  /** The input that a kernel could not use; {@code null} when that is not the reason. */
  static BadInput badInput(Throwable thrown) {
    for (Throwable cause : chain(thrown)) {
      if (cause instanceof BadInput input) {
        return input;
      }
    }

    return null;
  }

  /** Whether there is no more room. */
  static boolean full(Throwable thrown) {
    return chain(thrown).stream()
        .map(cause -> String.valueOf(cause.getMessage()))
        .anyMatch(text -> FULL.matcher(text).find());
  }

  /** The first line of the innermost message: what began it. */
  static String root(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    return line(chain.get(chain.size() - 1));
  }

  /** The first line of a throwable's message, with its class where the message alone is unclear. */
  static String line(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    String first = message == null ? "" : message.lines().findFirst().orElse("").strip();
    return first.isEmpty() ? name : name + ": " + first;
  }

  /** What a map's caller is told: the kernel's own exception, or that the replies are too large. */
  static RuntimeException ofMap(IllegalStateException fault) {
    for (Throwable cause : chain(fault)) {
      if (String.valueOf(cause.getMessage()).contains("spark.driver.maxResultSize")) {
        return new IllegalStateException(
            "the replies of a map are too large ("
                + line(cause)
                + "); many or large rows belong into a table",
            fault);
      }

      if (cause != fault && cause instanceof RuntimeException kernels) {
        return kernels;
      }
    }

    return fault;
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = thrown;
        cause != null && !chain.contains(cause);
        cause = cause.getCause()) {
      chain.add(cause);
    }

    return chain;
  }
}
