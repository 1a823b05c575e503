package org.calibrant.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a lock.
 *
 * @param host name of the machine, and its process namespace where containers share a machine
 * @param pid process number
 * @param started when that process started, in milliseconds: numbers are used again
 * @param token unique for each taking of a lock
 */
public record Holder(String host, long pid, long started, String token) {
  /** Linux derives start times from its boot time, which moves when the clock is set. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  private static final Pattern MARK =
      Pattern.compile("([0-9a-f]{1,8})-([0-9]{1,18})-([0-9]{1,18})-[0-9a-f-]+");

  public static Holder self() {
    ProcessHandle self = ProcessHandle.current();
    return new Holder(here(), self.pid(), start(self), UUID.randomUUID().toString());
  }

  static Optional<Holder> parse(String text) {
    try {
      return Optional.of(Json.value(text, Holder.class));
    } catch (IOException beingWritten) {
      return Optional.empty();
    }
  }

  /** For the name of a file that is in the works: tells {@link #ended} whose it is. */
  public String mark() {
    return "%x-%d-%d-%s".formatted(host.hashCode(), pid, started, token);
  }

  /** Whether a mark is that of a process which ran on this machine and runs no more. */
  public static boolean ended(String mark) {
    Matcher parts = MARK.matcher(mark);
    return parts.matches()
        && parts.group(1).equals(Integer.toHexString(here().hashCode()))
        && !new Holder(here(), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)), "")
            .alive();
  }

  /** Whether the holder's process could be seen from here. */
  boolean onThisHost() {
    return host.equals(here());
  }

  /** Whether the holder's process runs, here. */
  boolean alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> Math.abs(start(process) - started) <= CLOCK_STEP.toMillis())
        .orElse(false);
  }

  @Override
  public String toString() {
    return "process %d on %s, since %s".formatted(pid, host, Instant.ofEpochMilli(started));
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String here() {
    try {
      String namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return name() + " " + namespace;
    } catch (IOException | UnsupportedOperationException notLinux) {
      return name();
    }
  }

  private static String name() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException notLinux) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "an unnamed host";
      }
    }
  }
}
