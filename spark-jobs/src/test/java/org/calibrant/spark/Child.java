package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.cli.SmallCampaign;

/** A {@link Driver} in a process of its own, on the class path of the tests. */
record Child(Process process, Path log) {

  static Child start(Path output, long units, long unitsPerPart, int milliseconds, String... jvm)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("-Dspark.master=local[2]"));
    options.addAll(List.of(jvm));
    return started(
        command(options, output, units + "", unitsPerPart + "", milliseconds + ""), Map.of());
  }

  /** A driver with a shipped campaign, changed by overrides. */
  static Child start(Path output, SmallCampaign campaign, List<String> overrides, String... jvm)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("-Dspark.master=local[2]"));
    options.addAll(List.of(jvm));
    List<String> arguments = new ArrayList<>(List.of(campaign.name()));
    arguments.addAll(overrides);
    return started(command(options, output, arguments.toArray(String[]::new)), Map.of());
  }

  /**
   * A driver with two executor processes.
   *
   * @param jars an empty folder called jars: executors get this class path instead
   */
  static Child startOn(String master, Path jars, Path output) throws IOException {
    String home = jars.getParent().toString();
    return started(command(testing(master, home), output, "600", "100", "10"), environment(home));
  }

  /** The same for a shipped campaign. */
  static Child startOn(String master, Path jars, Path output, SmallCampaign campaign)
      throws IOException {
    String home = jars.getParent().toString();
    return started(command(testing(master, home), output, campaign.name()), environment(home));
  }

  private static List<String> testing(String master, String home) {
    return List.of("-Dspark.master=" + master, "-Dspark.testing=true", "-Dspark.test.home=" + home);
  }

  private static Map<String, String> environment(String home) {
    return Map.of("SPARK_HOME", home, "SPARK_SCALA_VERSION", scala());
  }

  /** The Scala that Spark was built for, from the name of its jar. */
  private static String scala() {
    Matcher jar =
        Pattern.compile("spark-core_([0-9.]+)-").matcher(System.getProperty("java.class.path"));
    assertThat(jar.find()).as("spark-core is on the class path").isTrue();
    return jar.group(1);
  }

  private static List<String> command(List<String> options, Path output, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk."))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Driver.class.getName()));
    command.add(output.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static Child started(List<String> command, Map<String, String> environment)
      throws IOException {
    Path log = Files.createTempFile("driver", ".log");
    log.toFile().deleteOnExit();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Child(builder.start(), log);
  }

  /** Waits for the end and gives the exit code. */
  int exit() throws InterruptedException {
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("the driver ends").isTrue();
    return process.exitValue();
  }

  /** Kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  String text() throws IOException {
    return Files.readString(log);
  }
}
