package org.calibrant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spark's own master and two workers with one core each, as processes on the loopback device. They
 * have Spark's jars and none of ours. To Spark two addresses are two hosts, and it starts a second
 * attempt of a slow task on another host only.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern OURS =
      Pattern.compile("(spark-jobs|common|data-schemas|config|picocli|nom-tam-fits|jhdf)-\\d.*");

  private final Path home;
  private final List<String> hosts;
  private final List<Process> processes = new ArrayList<>();
  private final String master;

  StandaloneCluster(Path home, Path lib, List<String> java) throws Exception {
    this(home, lib, java, List.of("127.0.0.1", "127.0.0.1"));
  }

  /**
   * @param java the command with its options, among them settings of Spark for master and workers
   * @param hosts of the two workers
   */
  StandaloneCluster(Path home, Path lib, List<String> java, List<String> hosts) throws Exception {
    this.home = home;
    this.hosts = hosts;
    Path jars = Files.createDirectories(home.resolve("jars"));
    try (Stream<Path> all = Files.list(lib)) {
      for (Path jar : all.toList()) {
        if (!OURS.matcher(jar.getFileName().toString()).matches()) {
          Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
      }
    }

    try {
      this.master = begin(java);
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private String begin(List<String> java) throws Exception {
    start("master", "127.0.0.1", java, "org.apache.spark.deploy.master.Master");
    String address = said("master", "Starting Spark master at (spark://\\S+)");
    for (int i = 0; i < hosts.size(); i++) {
      String name = "worker-" + (i + 1);
      List<String> arguments = new ArrayList<>(List.of("--cores", "1", "--memory", "1g"));
      arguments.addAll(List.of("--work-dir", folder(name).toString(), address));
      String type = "org.apache.spark.deploy.worker.Worker";
      start(name, hosts.get(i), java, type, arguments.toArray(String[]::new));
    }

    said("worker-1", "(Successfully registered)");
    said("worker-2", "(Successfully registered)");
    return address;
  }

  String master() {
    return master;
  }

  /** Where a worker keeps what its executors were sent and have said. */
  Path folder(String worker) {
    return home.resolve(worker);
  }

  /** Kill -9; its executor does not outlive it. */
  void killSecondWorker() throws InterruptedException {
    processes.get(2).destroyForcibly().waitFor();
  }

  private void start(String name, String host, List<String> java, String type, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", home.resolve("jars") + "/*", type));
    command.addAll(List.of("--host", host, "--port", "0", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log(name).toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "asked for, not used",
                "SPARK_LOCAL_IP",
                host));
    processes.add(builder.start());
  }

  /** Waits for a line in a log and gives a part of it. */
  private String said(String name, String pattern) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < patience) {
      Matcher line = Pattern.compile(pattern).matcher(Files.readString(log(name)));
      if (line.find()) {
        return line.group(1);
      }

      TimeUnit.MILLISECONDS.sleep(50);
    }

    throw new AssertionError(pattern + " not found in\n" + Files.readString(log(name)));
  }

  /** Processes of Spark that the workers have started, executors or drivers. */
  List<ProcessHandle> started(String type) {
    return processes.stream()
        .flatMap(Process::descendants)
        .filter(child -> child.info().commandLine().orElse("").contains(type))
        .toList();
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }
}
