package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calibrant.export.Library;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code submit/calibrant dist} packs, unpacked elsewhere and started with nothing but a Java:
 * on one machine, and on a cluster.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DistributionIT {
  @TempDir private static Path folder;
  private static Distribution distribution;
  private static Path home;
  private static Asked alone;

  @BeforeAll
  static void unpack() throws Exception {
    distribution = Distribution.unpack(folder);
    home = distribution.home();
    alone = calibrant("run", conf(), "--json", "-D", "output=alone");
  }

  @Test
  void aDistributionNeedsNothingButJava() throws IOException {
    assertThat(calibrant("check", conf(), "--json").json()).containsEntry("exit", 0);
    assertThat(alone.exit()).as(alone.err()).isZero();
    assertThat(alone.json()).containsEntry("state", "computed");
    try (Library library = Library.open(folder.resolve("work/alone/library"))) {
      assertThat(library.isGenerated()).isTrue();
    }

    Asked dist = calibrant("dist");
    assertThat(dist.exit()).isEqualTo(2);
    assertThat(dist.err()).contains("a distribution is made in a checkout");
  }

  @Test
  void aClusterThatLosesAWorkerMakesTheSameBits() throws Exception {
    int pages = freePort();
    Path cluster = Files.createDirectory(folder.resolve("cluster"));
    try (StandaloneCluster spark = new StandaloneCluster(cluster, home.resolve("lib"), java())) {
      List<String> command = new ArrayList<>(List.of("run", conf(), "--json"));
      command.addAll(List.of("-D", "output=spread"));
      command.addAll(List.of("--master", spark.master(), "--executor-memory", "512m"));
      for (String setting :
          List.of(
              "spark.driver.host=127.0.0.1",
              "spark.driver.bindAddress=127.0.0.1",
              "spark.ui.port=" + pages,
              "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1")) {
        command.addAll(List.of("--conf", setting));
      }

      Process driver = distribution.start("spread", Map.of(), command);
      awaitPart(driver, folder.resolve("work/spread/runs"));
      assertThat(driver.isAlive()).as(Files.readString(folder.resolve("spread.err"))).isTrue();
      assertThat(status("http://127.0.0.1:" + pages + "/api/v1/applications"))
          .as("Spark's pages find the annotations that they were built with")
          .isEqualTo(200);
      spark.killSecondWorker();
      Asked spread = distribution.ended("spread", driver);

      assertThat(hash(spread, "LibraryRow")).isEqualTo(hash(alone, "LibraryRow"));
      for (String worker : List.of("worker-1", "worker-2")) {
        assertThat(sent(spark.folder(worker)))
            .anyMatch(name -> name.startsWith("spark-jobs-"))
            .anyMatch(name -> name.startsWith("common-"))
            .anyMatch(name -> name.startsWith("nom-tam-fits-"));
      }
    }
  }

  @Test
  void anExitCodeComesThroughSparkSubmit() throws Exception {
    Asked asked =
        calibrant(
            "run",
            conf(),
            "--json",
            "--master",
            "spark://127.0.0.1:1",
            "-D",
            "engine.response.arf=nowhere.arf");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("nowhere.arf: no such file").doesNotContain("\tat ");
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static String conf() {
    return distribution.conf("xray-library.conf");
  }

  private static Asked calibrant(String... arguments) {
    return distribution.calibrant(arguments[0], Map.of(), List.of(arguments));
  }

  /** Java as the build starts it for tests, with what Spark needs opened. */
  private static List<String> java() {
    List<String> command =
        new ArrayList<>(List.of(Path.of(Distribution.JAVA_HOME, "bin", "java").toString()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk."))
        .forEach(command::add);
    return command;
  }

  /** Waits until a run has finished a part, or failed. */
  private static void awaitPart(Process driver, Path runs)
      throws IOException, InterruptedException {
    while (driver.isAlive()) {
      if (Files.exists(runs)) {
        try (Stream<Path> files = Files.walk(runs, 2)) {
          if (files.anyMatch(path -> path.endsWith("manifest.jsonl"))) {
            return;
          }
        }
      }

      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static int status(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Files in the folders of a worker's executors. */
  private static List<String> sent(Path worker) throws IOException {
    try (Stream<Path> files = Files.walk(worker)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
