package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution with Spark's own cluster manager and the profile for it, security switched on:
 * master and workers know a secret and listen to nobody who does not.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@DisabledIfEnvironmentVariable(
    named = "CALIBRANT_LATER",
    matches = "yes",
    disabledReason = "runs after the others, as time allows")
class StandaloneIT {
  private static final String SECRET = "Open-Sesame-8472";

  /** Short lives are not worth much compiling. */
  private static final Map<String, String> QUICK =
      Map.of("CALIBRANT_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  @TempDir private static Path folder;
  private static Distribution distribution;
  private static StandaloneCluster spark;
  private static Path profile;

  @BeforeAll
  static void start() throws Exception {
    distribution = Distribution.unpack(folder);
    List<String> java =
        new ArrayList<>(List.of(Path.of(Distribution.JAVA_HOME, "bin/java").toString()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk."))
        .forEach(java::add);
    java.addAll(
        List.of(
            "-Dspark.authenticate=true",
            "-Dspark.authenticate.secret=" + SECRET,
            "-Dspark.network.crypto.enabled=true"));
    spark =
        new StandaloneCluster(
            Files.createDirectory(folder.resolve("cluster")),
            distribution.home().resolve("lib"),
            java,
            List.of("127.0.0.2", "127.0.0.3"));
    profile = profile("mine", SECRET);
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.close();
    }
  }

  @Test
  void aSlowAttemptIsRepeatedElsewhereAndCountsOnce() throws Exception {
    Path jar = jar(folder.resolve("sluggish.jar"), Sluggish.class, SquareRow.class);
    Path marks = Files.createDirectory(folder.resolve("marks"));
    Asked here =
        distribution.calibrant(
            "quick", QUICK, sluggish("quick", "", List.of("--jars", jar.toString())));
    List<String> options = new ArrayList<>(List.of("--jars", jar.toString()));
    options.addAll(client(profile));
    Asked there =
        distribution.calibrant("slow", QUICK, sluggish("slow", marks.toString(), options));

    assertThat(hash(there, "SquareRow")).isEqualTo(hash(here, "SquareRow"));
    assertThat(there.json().get("tables")).asString().contains("rows=40");
    for (String unit : List.of("19", "39")) {
      assertThat(names(marks))
          .as("attempts at unit " + unit)
          .filteredOn(name -> name.startsWith("attempt-" + unit + "-"))
          .hasSizeGreaterThanOrEqualTo(2);
    }

    assertThat(there.out() + there.err()).doesNotContain(SECRET);
    try (Stream<Path> files = Files.walk(folder.resolve("work/slow"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllBytes(file))
            .as(file.toString())
            .isNotEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void whoDoesNotKnowTheSecretIsNotServed() throws Exception {
    Asked asked =
        distribution.calibrant(
            "stranger", QUICK, tracks("stranger", client(profile("stranger", "guessed"))));
    assertThat(asked.exit()).as(asked.err()).isEqualTo(Exit.TEMPORARY.code);
    assertThat(asked.err()).doesNotContain("\tat ", SECRET, "guessed");
  }

  @Test
  void aDriverOnAWorkerGivesItsAnswerHere() throws Exception {
    Asked here = distribution.calibrant("here", QUICK, tracks("here", List.of()));
    List<String> options = new ArrayList<>(cluster(profile));
    options.addAll(List.of("--deploy-mode", "cluster"));
    Asked there =
        distribution.calibrant(
            "there", QUICK, tracks(folder.resolve("work/there").toString(), options));

    assertThat(hash(there, "TrackRow")).isEqualTo(hash(here, "TrackRow"));
    assertThat(there.json()).containsEntry("verb", "run").containsEntry("state", "computed");
  }

  /** As cron does it: by the shell, with the variables of the file and hardly any other. */
  @Test
  void theLineForCronRunsACampaign() throws Exception {
    CronLine line = CronLine.read(distribution.home().resolve("submit/schedules/calibrant.cron"));
    Path place = Files.createDirectory(folder.resolve("nights"));
    Path conf =
        Files.writeString(
            folder.resolve("nightly.conf"),
            Files.readString(Path.of(distribution.conf("tracks.conf")))
                .replace("output = out/tracks", "output = out/night")
                .replace("tracks = 1000000", "tracks = 2000"));
    String command =
        line.command()
            .replace("/opt/calibrant", "'" + distribution.home() + "'")
            .replace("/var/lib/calibrant", place.toString())
            .replace("/etc/calibrant/nightly.conf", conf.toString());
    ProcessBuilder cron = new ProcessBuilder(line.environment().get("SHELL"), "-c", command);
    cron.environment().clear();
    cron.environment().putAll(line.environment());
    cron.environment().put("HOME", folder.toString());
    if (!Files.exists(Path.of("/usr/bin/java"))) {
      cron.environment().put("JAVA_HOME", Distribution.JAVA_HOME);
    }

    for (String state : List.of("time    ", "nothing to do")) {
      Process process = cron.start();
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .as("what cron would mail")
          .isEmpty();
      assertThat(process.waitFor()).isZero();
      assertThat(Files.readString(place.resolve("nightly.log"))).contains(state);
    }

    assertThat(place.resolve("out/night/LATEST")).exists();
  }

  // --- helpers -----------------------------------------------------------------------------------

  /** The profile as it is shipped, with the lines about the secret as its reader would write them. */
  private static Path profile(String name, String secret) throws IOException {
    String text = Files.readString(distribution.home().resolve("submit/standalone.properties"));
    String mine =
        text.replaceAll("(?m)^#(spark\\.authenticate\\s)", "$1")
            .replaceAll("(?m)^#(spark\\.authenticate\\.secret\\s+)\\.\\.\\.", "$1" + secret)
            .replaceAll("(?m)^(spark\\.network\\.crypto\\.enabled\\s+)false", "$1true");
    assertThat(mine).contains(secret);
    return Files.writeString(folder.resolve(name + ".properties"), mine);
  }

  private static List<String> cluster(Path profile) {
    List<String> options = new ArrayList<>(List.of("--profile", profile.toString()));
    options.addAll(List.of("--master", spark.master(), "--executor-memory", "512m"));
    options.addAll(List.of("--driver-memory", "600m", "--executor-cores", "1"));
    options.addAll(List.of("--conf", "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1"));
    return options;
  }

  /** Where a driver listens that is not on the cluster. */
  private static List<String> client(Path profile) {
    List<String> options = cluster(profile);
    for (String name : List.of("host", "bindAddress")) {
      options.addAll(List.of("--conf", "spark.driver." + name + "=127.0.0.1"));
    }

    return options;
  }

  private static List<String> tracks(String output, List<String> options) {
    List<String> arguments =
        new ArrayList<>(List.of("run", distribution.conf("tracks.conf"), "--json"));
    for (String setting :
        List.of("output=" + output, "engine.source.tracks=8000", "parts.units=4")) {
      arguments.addAll(List.of("-D", setting));
    }

    arguments.addAll(options);
    return arguments;
  }

  /** Two parts, of which the last task is slow: by then the other worker has nothing else to do. */
  private static List<String> sluggish(String output, String marks, List<String> options)
      throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve(output + ".conf"),
            """
            output = %s
            parts { units = 20, slices = 10 }
            max-failed-fraction = 0
            exports {}
            engine { kind = org.calibrant.cli.Sluggish, count = 40, sleeping = 39, racing = 19, marks = "%s" }
            """
                .formatted(output, marks));
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString(), "--json"));
    arguments.addAll(options);
    return arguments;
  }

  /** A jar of a user's own: these classes and those inside of them. */
  private static Path jar(Path file, Class<?>... types) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Class<?> type : types) {
        Path home = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path place = home.resolve(type.getPackageName().replace('.', '/'));
        try (Stream<Path> classes = Files.list(place)) {
          for (Path one :
              classes
                  .filter(
                      path ->
                          path.getFileName()
                              .toString()
                              .matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                  .toList()) {
            jar.putNextEntry(new JarEntry(home.relativize(one).toString()));
            Files.copy(one, jar);
          }
        }
      }
    }

    return file;
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
