package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever types what docs/start.md shows, in its order, sees what it shows. A line {@code …} stands
 * for any number of lines, and {@code …} in a line for any text; runs have other names, and seconds
 * are others.
 */
class StartPageTest {
  @TempDir private Path folder;

  @Test
  void whatIsTypedGivesWhatIsShown() throws Exception {
    copyConfigurations();
    Page page = Page.of("docs/start.md");
    Python python = new Python(folder);
    boolean reads = python.has("h5py, numpy");
    String said = "";
    int commands = 0;
    int compared = 0;
    for (Page.Block block : page.blocks()) {
      String where = page.name() + ":" + block.line();
      switch (block.language()) {
        case "sh" -> {
          StringBuilder out = new StringBuilder();
          for (Shell.Command command : Shell.commands(block.text())) {
            if (command.isOurs()) {
              out.append(typed(where, command.words()));
              commands++;
            } else {
              assertThat(command.words().get(0)).as(where).isIn("git", "cd");
            }
          }

          said = out.toString();
        }
        case "text" -> {
          if (!said.isEmpty()) {
            assertThat(said).as(where).matches(pattern(block.text()));
            compared++;
          }
        }
        case "python" -> {
          if (reads) {
            python.run(page, List.of(block));
            said = python.said();
          } else {
            said = ""; // nothing to compare with where Python or its packages are missing
          }
        }
        default -> throw new AssertionError(where + ": " + block.language());
      }
    }

    assertThat(commands).isGreaterThan(5);
    assertThat(compared).isGreaterThan(4);
  }

  private String typed(String where, List<String> words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
    Process process = OwnJvm.startIn(folder, arguments);
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(where + ": no end in ten minutes: " + words);
    }

    assertThat(process.exitValue())
        .as("%s: %s%n%s", where, words, Files.readString(folder.resolve("err.txt")))
        .isZero();
    return Files.readString(folder.resolve("out.txt"));
  }

  private void copyConfigurations() throws IOException {
    Path conf = Page.ROOT.resolve("conf");
    try (Stream<Path> files = Files.walk(conf)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("conf").resolve(conf.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** What is shown, as an expression that what is said must match. */
  private String pattern(String shown) {
    StringBuilder pattern = new StringBuilder("(?s)");
    for (String line : shown.lines().toList()) {
      if (line.equals("…")) {
        pattern.append("(?:[^\\n]*\\n)*?");
      } else {
        String quoted =
            Pattern.quote(line)
                .replaceAll(
                    "\\d{8}T\\d{6}Z-[0-9a-f]{8}", "\\\\E\\\\d{8}T\\\\d{6}Z-[0-9a-f]{8}\\\\Q")
                .replaceAll("\\d+\\.\\d s\\b", "\\\\E\\\\d+\\\\.\\\\d s\\\\Q")
                .replace("/home/you/calibrant", "\\E[^\\n]*?" + "\\Q")
                .replace("…", "\\E[^\\n]*\\Q");
        pattern.append(quoted).append(" *\\n");
      }
    }

    return pattern.toString();
  }
}
