package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code submit/calibrant} refuses before it builds or starts anything. */
class LauncherTest {
  @TempDir private Path folder;

  @Test
  void optionsOfAClusterNeedAMaster() throws Exception {
    assertThat(launched(Map.of(), "run", "x.conf", "--num-executors", "3"))
        .containsExactly("2", "calibrant: --num-executors is for a cluster: give --master as well");
  }

  @Test
  void aSparkSettingHasAKeyAndAValue() throws Exception {
    assertThat(launched(Map.of(), "run", "x.conf", "--conf", "memory"))
        .containsExactly("2", "calibrant: --conf needs spark.key=value, was 'memory'");
  }

  @Test
  void aWrongJavaHomeIsToldInOneLineThroughALinkFromAnywhere() throws Exception {
    assertThat(launched(Map.of("JAVA_HOME", "/nowhere"), "check", "x.conf"))
        .containsExactly("1", "calibrant: JAVA_HOME is /nowhere, but there is no bin/java in it");
  }

  /** Exit code and lines of standard error, started through a link in another folder. */
  private List<String> launched(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path link = folder.resolve("a link");
    Files.createSymbolicLink(link, Path.of("../submit/calibrant").toAbsolutePath().normalize());
    List<String> command = new ArrayList<>(List.of("bash", link.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(String.valueOf(process.waitFor())));
    err.lines().forEach(lines::add);
    return lines;
  }
}
