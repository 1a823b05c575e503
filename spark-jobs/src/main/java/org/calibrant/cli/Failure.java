package org.calibrant.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.calibrant.conf.ConfException;
import org.calibrant.core.BadInput;
import org.calibrant.spark.BitsDiffer;
import org.calibrant.spark.Checkpointed;
import org.calibrant.spark.PartsMissing;
import org.calibrant.spark.RunLocked;
import org.calibrant.spark.RunRefused;
import org.calibrant.spark.TemporaryFailure;

/**
 * An exception as its reader sees it. Who can act on it gets lines without a trace; everything else
 * is a fault of ours and keeps its trace.
 */
record Failure(Exit exit, List<String> lines) {
  private static final Pattern FULL =
      Pattern.compile("No space left on device|[Qq]uota (?:of \\S+ is )?exceeded");

  /** The first cause that somebody can act on decides. */
  static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Exit exit = exit(cause);
      if (exit != Exit.FAULT) {
        return new Failure(exit, lines(cause));
      }
    }

    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    List<String> lines = new ArrayList<>();
    lines.add("a fault of Calibrant, please report it with these lines:");
    lines.addAll(trace.toString().lines().toList());
    return new Failure(Exit.FAULT, lines);
  }

  Answer answer() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(exit == Exit.CHECKPOINTED ? "message" : "errors", lines);
    return new Answer(exit, lines, facts);
  }

  private static Exit exit(Throwable cause) {
    if (cause instanceof ConfException
        || cause instanceof RunRefused
        || cause instanceof BadArgument) {
      return Exit.CONFIGURATION;
    } else if (cause instanceof BadInput || cause instanceof ChecksumException) {
      return Exit.INPUT;
    } else if (cause instanceof BitsDiffer) {
      return Exit.FAILED_UNITS;
    } else if (cause instanceof RunLocked) {
      return Exit.LOCKED;
    } else if (cause instanceof TemporaryFailure
        || cause instanceof PartsMissing
        || isFullDisk(cause)) {
      return Exit.TEMPORARY;
    } else if (cause instanceof Checkpointed) {
      return Exit.CHECKPOINTED;
    }

    return Exit.FAULT;
  }

  /** The system's own words are all that Java tells. */
  static boolean isFullDisk(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof java.io.IOException && message != null && FULL.matcher(message).find();
  }

  private static List<String> lines(Throwable cause) {
    if (cause instanceof ConfException mistakes) {
      return mistakes.lines();
    }

    List<String> lines = String.valueOf(cause.getMessage()).lines().toList();
    if (cause instanceof ChecksumException) {
      return List.of(damaged(lines.get(0)));
    }

    // a remote file system appends its own trace
    return isFullDisk(cause)
        ? List.of(lines.get(0) + "; finished parts are kept, make room and give the same command")
        : lines;
  }

  /** Hadoop says {@code Checksum error: FILE at PLACE exp: NUMBER got: NUMBER}. */
  private static String damaged(String message) {
    return message.replaceFirst("^Checksum error: (.*?)( at \\d+ exp: .*)?$", "$1")
        + ": not what was written; verify tells of all damage, the next run computes it again";
  }
}
