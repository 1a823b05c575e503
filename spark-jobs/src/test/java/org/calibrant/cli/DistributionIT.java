package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code submit/calibrant dist} packs, unpacked elsewhere and started with nothing but a Java:
 * on one machine, and on a cluster.
 */
class DistributionIT {
  private static final String JAVA_HOME = System.getProperty("java.home");
  @TempDir private static Path folder;
  private static Path home;
  private static Asked alone;

  @BeforeAll
  static void unpack() throws Exception {
    Path file = folder.resolve("calibrant.tar.gz");
    Path launcher = Path.of("../submit/calibrant").toAbsolutePath().normalize();
    Map<String, String> all = System.getenv();
    assertThat(told("dist", all, launcher.toString(), "dist", "--to", file.toString()).exit())
        .isZero();
    Path place = Files.createDirectory(folder.resolve("a place"));
    assertThat(told("tar", all, "tar", "-xzf", file.toString(), "-C", place.toString()).exit())
        .isZero();
    Files.delete(file);
    try (Stream<Path> inside = Files.list(place)) {
      home = inside.toList().get(0);
    }

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
      List<String> command = new ArrayList<>(List.of(home.resolve("submit/calibrant").toString()));
      command.addAll(List.of("run", conf(), "--json", "-D", "output=spread"));
      command.addAll(List.of("--master", spark.master(), "--executor-memory", "512m"));
      for (String setting :
          List.of(
              "spark.driver.host=127.0.0.1",
              "spark.driver.bindAddress=127.0.0.1",
              "spark.ui.port=" + pages,
              "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1")) {
        command.addAll(List.of("--conf", setting));
      }

      Process driver = started("spread", bare(), command);
      awaitPart(driver, folder.resolve("work/spread/runs"));
      assertThat(driver.isAlive()).as(Files.readString(folder.resolve("spread.err"))).isTrue();
      assertThat(status("http://127.0.0.1:" + pages + "/api/v1/applications"))
          .as("Spark's pages find the annotations that they were built with")
          .isEqualTo(200);
      spark.killSecondWorker();
      Asked spread = ended("spread", driver);

      assertThat(spread.exit()).as(spread.err()).isZero();
      assertThat(hash(spread)).isEqualTo(hash(alone));
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
    return home.resolve("conf/xray-library.conf").toString();
  }

  /** Only what a login gives. */
  private static Map<String, String> bare() {
    return Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", JAVA_HOME);
  }

  private static Asked calibrant(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("submit/calibrant").toString()));
    command.addAll(List.of(arguments));
    return told(arguments[0], bare(), command.toArray(String[]::new));
  }

  private static Asked told(String name, Map<String, String> environment, String... command) {
    try {
      return ended(name, started(name, environment, List.of(command)));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Process started(String name, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Files.createDirectories(folder.resolve("work")).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private static Asked ended(String name, Process process)
      throws IOException, InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    return new Asked(
        process.waitFor(),
        Files.readString(folder.resolve(name + ".out")),
        Files.readString(folder.resolve(name + ".err")));
  }

  /** Java as the build starts it for tests, with what Spark needs opened. */
  private static List<String> java() {
    List<String> command = new ArrayList<>(List.of(Path.of(JAVA_HOME, "bin", "java").toString()));
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

  private static Object hash(Asked asked) {
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get("LibraryRow")).get("hash");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
