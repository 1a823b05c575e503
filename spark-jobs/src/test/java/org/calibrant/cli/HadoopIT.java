package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The distribution with a real HDFS and a real YARN. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@DisabledIfEnvironmentVariable(
    named = "CALIBRANT_SPARK",
    matches = "4",
    disabledReason = "Spark 4 is built without YARN here")
class HadoopIT {
  private static final List<String> XRAY = List.of("-D", "engine.grid.sigma=[1.0]");
  private static final List<String> TRACKS =
      List.of("-D", "engine.source.tracks=40000", "-D", "parts.units=2");

  @TempDir private static Path folder;
  private static Distribution distribution;
  private static HadoopCluster hadoop;

  @BeforeAll
  static void start() throws Exception {
    distribution = Distribution.unpack(folder);
    hadoop = new HadoopCluster(folder.resolve("hadoop"), 3, 1);
    hadoop.order("mkdir /data 777");
  }

  @AfterAll
  static void stop() throws Exception {
    hadoop.close();
  }

  @Test
  void tablesOnHdfsHaveTheSameBits() {
    Asked here = run("here", "xray-library.conf", XRAY, "here", List.of());
    Asked there = run("there", "xray-library.conf", XRAY, hdfs("xray"), List.of());

    assertThat(hash(there, "LibraryRow")).isEqualTo(hash(here, "LibraryRow"));
    assertThat(there.json().get("exports")).asString().contains(hdfs("xray/library"));
    Asked again = run("again", "xray-library.conf", XRAY, hdfs("xray"), List.of());
    assertThat(again.json()).containsEntry("state", "finished");
  }

  @Test
  void aDataNodeThatStopsWhileTablesAreWrittenCostsNothing() throws Exception {
    Asked here = run("tracks-here", "tracks.conf", TRACKS, "tracks-here", List.of());
    Process driver = started("node", "tracks.conf", TRACKS, hdfs("node"), List.of());
    await(driver, "node", said -> said.contains("TrackRow  "));
    hadoop.order("stop-datanode 0");
    Asked there = distribution.ended("node", driver);

    assertThat(hash(there, "TrackRow")).isEqualTo(hash(here, "TrackRow"));
    Asked described = calibrant("described", List.of("describe", hdfs("node"), "--json"));
    assertThat(described.exit()).as(described.err()).isZero();
  }

  @Test
  void aFolderOfSomebodyElseIsRefusedInOneLine() throws IOException {
    hadoop.order("mkdir /theirs 755");
    Asked asked =
        distribution.calibrant(
            "theirs",
            Map.of("HADOOP_USER_NAME", "nobody"),
            arguments("tracks.conf", TRACKS, hdfs("../theirs/x"), List.of()));

    assertThat(asked.exit()).as(asked.err()).isEqualTo(2);
    assertThat(asked.err()).contains("/theirs").contains("ermission denied");
    assertThat(asked.err()).doesNotContain("\tat ");
  }

  @Test
  void aQuotaThatIsUsedUpIsTemporary() throws IOException {
    hadoop.order("mkdir /small 777");
    hadoop.order("quota /small 1000");
    Asked asked = run("small", "tracks.conf", TRACKS, hdfs("../small/x"), List.of());

    assertThat(asked.exit()).as(asked.err()).isEqualTo(75);
    assertThat(asked.err()).contains("quota").doesNotContain("\tat ");
  }

  @Test
  void aLostExecutorOnYarnCostsNothing() throws Exception {
    Asked here = run("lost-here", "tracks.conf", TRACKS, "lost-here", List.of());
    Process driver = started("lost", "tracks.conf", TRACKS, hdfs("lost"), yarn("client"));
    await(driver, "lost", said -> said.contains("TrackRow  "));
    List<ProcessHandle> executors = hadoop.containers("YarnCoarseGrainedExecutorBackend");
    assertThat(executors).isNotEmpty();
    executors.get(0).destroyForcibly();
    Asked there = distribution.ended("lost", driver);

    assertThat(hash(there, "TrackRow")).isEqualTo(hash(here, "TrackRow"));
  }

  @Test
  void aLostDriverOnYarnIsStartedAgainAndContinues() throws Exception {
    Asked here = run("driver-here", "tracks.conf", TRACKS, "driver-here", List.of());
    Process client = started("driver", "tracks.conf", TRACKS, hdfs("driver"), yarn("cluster"));
    Predicate<String> working =
        said -> !hadoop.containers("YarnCoarseGrainedExecutorBackend").isEmpty();
    await(client, "driver", working);
    List<ProcessHandle> drivers = hadoop.containers("ApplicationMaster");
    assertThat(drivers).isNotEmpty();
    drivers.get(0).destroyForcibly();
    Asked there = distribution.ended("driver", client);

    assertThat(hash(there, "TrackRow")).isEqualTo(hash(here, "TrackRow"));
    assertThat(there.json()).containsEntry("exit", 0);
  }

  @Test
  void whatADriverOnYarnRefusesIsToldHere() {
    List<String> mistake = List.of("-D", "engine.response.arf=nowhere.arf");
    Asked asked = run("refused", "xray-library.conf", mistake, hdfs("no"), yarn("cluster"));

    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).contains("nowhere.arf: no such file").doesNotContain("\tat ");
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static String hdfs(String name) {
    return hadoop.files() + java.net.URI.create("/data/" + name).normalize();
  }

  /** What spark-submit is told; every machine has the distribution at the same place. */
  private static List<String> yarn(String mode) {
    List<String> options = new ArrayList<>(List.of("--master", "yarn", "--deploy-mode", mode));
    options.addAll(List.of("--driver-memory", "600m", "--executor-memory", "512m"));
    for (String setting :
        List.of(
            "spark.yarn.jars=local:"
                + distribution.home().resolve("lib").toUri().getRawPath()
                + "/*",
            "spark.executor.instances=2",
            "spark.yarn.appMasterEnv.JAVA_HOME=" + Distribution.JAVA_HOME,
            "spark.executorEnv.JAVA_HOME=" + Distribution.JAVA_HOME,
            "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
            "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1")) {
      options.addAll(List.of("--conf", setting));
    }

    return options;
  }

  private static Asked run(
      String name, String conf, List<String> settings, String output, List<String> options) {
    return calibrant(name, arguments(conf, settings, output, options));
  }

  private static Process started(
      String name, String conf, List<String> settings, String output, List<String> options)
      throws IOException {
    return distribution.start(name, surroundings(), arguments(conf, settings, output, options));
  }

  private static Asked calibrant(String name, List<String> arguments) {
    return distribution.calibrant(name, surroundings(), arguments);
  }

  private static List<String> arguments(
      String conf, List<String> settings, String output, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("run", distribution.conf(conf), "--json"));
    arguments.addAll(List.of("-D", "output=" + output));
    arguments.addAll(settings);
    arguments.addAll(options);
    return arguments;
  }

  private static Map<String, String> surroundings() {
    return Map.of(
        "HADOOP_CONF_DIR", hadoop.conf().toString(),
        "HADOOP_USER_NAME", System.getProperty("user.name"),
        "SPARK_LOCAL_IP", "127.0.0.1");
  }

  /** Waits until a run is where a test wants it, or failed. */
  private static void await(Process driver, String name, Predicate<String> there)
      throws IOException, InterruptedException {
    while (driver.isAlive() && !there.test(distribution.said(name))) {
      TimeUnit.MILLISECONDS.sleep(50);
    }

    assertThat(driver.isAlive()).as(distribution.said(name)).isTrue();
  }
}
