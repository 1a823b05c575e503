package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One contract, two kinds of file system. */
class RunLockTest {
  private static final Holder ELSEWHERE = new Holder("another host", 4711, 5, "token");
  @TempDir Path out;

  enum Kind {
    LOCAL,
    REMOTE
  }

  @ParameterizedTest
  @EnumSource
  void oneDriverAtATime(Kind kind) throws Exception {
    try (RunLock first = take(kind)) {
      assertThatThrownBy(() -> take(kind))
          .isInstanceOf(RunLocked.class)
          .hasMessageContaining("is held by");
      assertThatCode(first::check).doesNotThrowAnyException();
    }

    try (Stream<Path> left = Files.list(out)) {
      assertThat(left.filter(path -> !path.toString().endsWith(".crc"))).isEmpty();
    }

    take(kind).close();
  }

  @ParameterizedTest
  @EnumSource
  void aLockWhoseProcessIsGoneFromThisHostIsTakenOverAtOnce(Kind kind) throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    write(new Holder(Holder.self().host(), process.pid(), 1, "token"));
    take(kind).close();
    write(new Holder(Holder.self().host(), ProcessHandle.current().pid(), 1, "used again"));
    take(kind).close();
  }

  @ParameterizedTest
  @EnumSource
  void aLockFromAnotherHostIsTakenOverWhenItHasBeenSilentForAMinute(Kind kind) throws Exception {
    write(ELSEWHERE);
    assertThatThrownBy(() -> take(kind))
        .isInstanceOf(RunLocked.class)
        .hasMessageContaining("process 4711 on another host");
    assertThat(Files.readString(out.resolve("lock"))).isEqualTo(Json.text(ELSEWHERE));
    Files.setLastModifiedTime(
        out.resolve("lock"), FileTime.from(Instant.now().minus(Duration.ofSeconds(61))));
    take(kind).close();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverLostTheLockIsTold(Kind kind) throws Exception {
    RunLock lost = take(kind);
    Files.delete(out.resolve("lock"));
    write(ELSEWHERE);
    assertThatThrownBy(lost::check).isInstanceOf(RunLocked.class);
    lost.close();
    assertThat(out.resolve("lock")).as("the other's lock stays").exists();
  }

  @ParameterizedTest
  @EnumSource
  void aHolderShowsThatItLives(Kind kind) throws Exception {
    try (RunLock lock = take(kind)) {
      try (Stream<Path> files = Files.list(out)) {
        for (Path file : files.toList()) {
          Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
      }

      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (newest() == 0 && System.nanoTime() < patience) {
        TimeUnit.MILLISECONDS.sleep(5);
      }

      assertThat(newest()).isPositive();
      lock.check();
    }
  }

  private long newest() throws java.io.IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
    }
  }

  private void write(Holder holder) throws java.io.IOException {
    Files.deleteIfExists(out.resolve(".lock.crc"));
    Files.writeString(out.resolve("lock"), Json.text(holder));
  }

  private RunLock take(Kind kind) throws java.io.IOException {
    Files.deleteIfExists(out.resolve(".lock.crc"));
    Duration beat = Duration.ofMillis(50);
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(out.toUri());
    return kind == Kind.LOCAL
        ? LocalLock.take(out.resolve("lock"), beat)
        : RemoteLock.take(
            RunFiles.of(folder, Runs.HADOOP), new org.apache.hadoop.fs.Path(folder, "lock"), beat);
  }
}
