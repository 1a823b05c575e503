package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.conf.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/tracks.md shows works. */
class TracksPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("conf/[\\w/-]+\\.conf");

  @TempDir private Path folder;

  @Test
  void itsPythonReadsTheDefaultCampaign() throws Exception {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    assumeTrue(ended(python, "import numpy, pyarrow") == 0, python + " has no numpy or pyarrow");
    String conf = ROOT.resolve("conf/tracks.conf").toString();
    Path output = Files.createDirectories(folder.resolve("out")).resolve("tracks");
    assertThat(
            Asked.of(
                    "run",
                    conf,
                    "-D",
                    "output=\"" + output + "\"",
                    "-D",
                    "engine.source.tracks=20000")
                .exit())
        .isZero();

    List<String> scripts = blocks("python");
    assertThat(scripts).hasSizeGreaterThanOrEqualTo(2);
    for (String script : scripts) {
      assertThat(ended(python, script)).as(Files.readString(folder.resolve("log"))).isZero();
    }
  }

  @Test
  void everyKindOfItsExamplesExists() throws IOException {
    int kinds = 0;
    for (String example : blocks("")) {
      if (example.contains("kind =") && !example.contains("edu.example")) {
        Config config = ConfigFactory.parseString(example);
        for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
          if (entry.getKey().endsWith("kind")) {
            String kind = entry.getValue().unwrapped().toString();
            assertThat(Kinds.find("tracks." + kind)).as(kind).isPresent();
            kinds++;
          }
        }
      }
    }

    assertThat(kinds).isGreaterThan(4);
  }

  @Test
  void everyConfigurationItNamesIsShipped() throws IOException {
    Matcher matcher = FILE.matcher(page());
    int files = 0;
    while (matcher.find()) {
      assertThat(ROOT.resolve(matcher.group())).exists();
      files++;
    }

    assertThat(files).isGreaterThan(4);
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/tracks.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page());
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }

    return blocks;
  }

  private int ended(String python, String script) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(python, "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      return -1;
    }

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
