package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@code submit/calibrant dist} packs, unpacked elsewhere and started with nothing but a Java.
 */
final class Distribution {
  static final String JAVA_HOME = System.getProperty("java.home");
  private final Path folder;
  private final Path home;

  private Distribution(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /** Packs and unpacks it; files of the commands started later go to the folder. */
  static Distribution unpack(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("calibrant.tar.gz");
    pack(file);
    Path place = Files.createDirectory(folder.resolve("a place"));
    Distribution nowhere = new Distribution(folder, place);
    Map<String, String> all = System.getenv();
    nowhere.must(all, "tar", "-xzf", file.toString(), "-C", place.toString());
    Files.delete(file);
    try (Stream<Path> inside = Files.list(place)) {
      return new Distribution(folder, inside.toList().get(0));
    }
  }

  /** Packs it, as a user would. */
  static void pack(Path file) throws IOException, InterruptedException {
    Path launcher = Path.of("../submit/calibrant").toAbsolutePath().normalize();
    new Distribution(file.getParent(), file.getParent())
        .must(System.getenv(), launcher.toString(), "dist", "--to", file.toString());
  }

  private void must(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Asked asked = ended("packing", started("packing", environment, List.of(command)));
    assertThat(asked.exit()).as(asked.err()).isZero();
  }

  Path home() {
    return home;
  }

  String conf(String name) {
    return home.resolve("conf").resolve(name).toString();
  }

  /** Starts the launcher and waits for its end. */
  Asked calibrant(String name, Map<String, String> environment, List<String> arguments) {
    try {
      return ended(name, start(name, environment, arguments));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts the launcher with what a login gives and a few variables more. */
  Process start(String name, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("submit/calibrant").toString()));
    command.addAll(arguments);
    Map<String, String> all =
        new HashMap<>(Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", JAVA_HOME));
    all.putAll(environment);
    return started(name, all, command);
  }

  private Process started(String name, Map<String, String> environment, List<String> command)
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

  /** What a process has printed on standard error so far. */
  String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".err"));
  }

  Asked ended(String name, Process process) throws IOException, InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    return new Asked(
        process.waitFor(), Files.readString(folder.resolve(name + ".out")), said(name));
  }

  /** The content hash of a table, as a run tells it. */
  static Object hash(Asked asked, String table) {
    assertThat(asked.exit()).as(asked.err()).isZero();
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get(table)).get("hash");
  }
}
