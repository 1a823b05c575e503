package org.calibrant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hadoop's own HDFS and YARN as a process on the loopback device: {@code
 * src/test/mini-cluster/MiniCluster.java}.
 */
final class HadoopCluster implements AutoCloseable {
  private static final Path JARS = Path.of("target/mini-cluster").toAbsolutePath();
  private final Path folder;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final String files;

  HadoopCluster(Path folder, int dataNodes, int nodeManagers) throws IOException {
    this.folder = folder;
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(Distribution.JAVA_HOME, "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JARS + "/*",
                Path.of("src/test/mini-cluster/MiniCluster.java").toAbsolutePath().toString(),
                folder.toString(),
                Integer.toString(dataNodes),
                Integer.toString(nodeManagers)));
    builder.directory(Files.createDirectories(folder).toFile());
    this.process = builder.redirectError(folder.resolve("err.txt").toFile()).start();
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.files = answer("ready ");
  }

  /** Where its files are, as {@code hdfs://HOST:PORT}. */
  String files() {
    return files;
  }

  /** The folder with the site files for clients. */
  Path conf() {
    return folder.resolve("conf");
  }

  /** One of the orders that {@code MiniCluster} knows. */
  void order(String line) throws IOException {
    orders.write(line + "\n");
    orders.flush();
    answer("done ");
  }

  private String answer(String beginning) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }

    throw new AssertionError(Files.readString(folder.resolve("err.txt")));
  }

  /** Processes of Spark that YARN has started, executors or drivers. */
  List<ProcessHandle> containers(String type) {
    return process
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains(type))
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    orders.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
