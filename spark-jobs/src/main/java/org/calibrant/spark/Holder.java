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

/**
 * Who holds a lock.
 *
 * @param host name of the machine, and its process namespace where containers share a machine
 * @param pid process number
 * @param started when that process started, in milliseconds: numbers are used again
 * @param token unique for each taking of a lock
 */
record Holder(String host, long pid, long started, String token) {
  /** Linux derives start times from its boot time, which moves when the clock is set. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static Holder self() {
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
