package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calibrant.spark.Runs.finished;
import static org.calibrant.spark.Runs.sweep;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark that does not start, or ends before we do. */
class SessionsTest {
  private static final Probe PROBE = new Probe(200, 0);
  @TempDir private Path out;

  @BeforeEach
  void noSession() {
    Runs.spark().stop();
  }

  @Test
  void whatSparkCannotStartWithIsRefusedInOneLine() {
    assertThatThrownBy(() -> Sessions.local("local[0]", "none", Map.of()))
        .isInstanceOf(RunRefused.class)
        .hasMessage("Spark on local[0] cannot start: Asked to run locally with 0 threads");
    assertThatThrownBy(
            () -> Sessions.local("local[1]", "none", Map.of("spark.executor.memory", "lots")))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining("Failed to parse byte string: lots")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aRunWhoseClusterIsGoneCanBeContinued() {
    assertGone(sweep(PROBE));
    assertGone(workers -> workers.map(PROBE, unit -> unit));
    finished(out, 50, 2, sweep(PROBE));
  }

  @Test
  void aClusterThatGoesDuringAJobIsNoFaultOfOurs() {
    SparkSession session = Runs.spark();
    CompletableFuture<Void> gone =
        CompletableFuture.runAsync(
            session::stop, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    assertThatThrownBy(() -> finished(out, 200, 2, sweep(new Probe(200, 60))))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("the same command continues");
    gone.join(); // or the next test meets a session that is about to end
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoWaitsForSparkIsWokenWhenItEnds() {
    SparkSession session = Runs.spark();
    Jobs jobs = new Jobs(JavaSparkContext.fromSparkContext(session.sparkContext()));
    CompletableFuture<Void> gone = new CompletableFuture<>();
    assertThatThrownBy(
            () ->
                jobs.run(
                    "part 1",
                    () -> {
                      gone.completeAsync(
                          () -> {
                            session.stop();
                            return null;
                          });
                      new CountDownLatch(1).await();
                      return null;
                    },
                    () -> {}))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("part 1: no connection to local[2], or it ended this run");
    assertThat(Thread.interrupted()).isFalse();
    gone.join();
  }

  private void assertGone(Engine engine) {
    assertThatThrownBy(
            () ->
                finished(
                    out,
                    50,
                    2,
                    workers -> {
                      Runs.spark().stop();
                      engine.run(workers);
                    }))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessage(
            "Spark: no connection to local[2], or it ended this run; finished parts are kept, the"
                + " same command continues");
  }
}
