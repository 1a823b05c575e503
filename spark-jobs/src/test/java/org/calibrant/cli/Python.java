package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Python that {@code CALIBRANT_PYTHON} names, started in a folder. */
record Python(Path folder) {
  private static final String NAME = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");

  /** One block after the other in one session, as in a notebook. */
  private static final String NOTEBOOK =
      """
      import sys, traceback
      session = {}
      for name in sys.argv[1:]:
          try:
              exec(compile(open(name, encoding="utf-8").read(), name, "exec"), session)
          except BaseException:
              traceback.print_exc()
              sys.exit("failed: " + name)
      """;

  /** Skips the test where this Python or its packages are missing. */
  Python needs(String packages) {
    assumeTrue(
        ended(List.of("-c", "import " + packages)) == 0, NAME + " cannot import " + packages);
    return this;
  }

  boolean has(String packages) {
    return ended(List.of("-c", "import " + packages)) == 0;
  }

  /** Runs a script, which must end well. */
  void run(String script) {
    int exit = ended(List.of("-c", script));
    assertThat(exit).as(said()).isZero();
  }

  /** Runs the blocks of a page in their order; a name made by one is known to the next. */
  void run(Page page, List<Page.Block> blocks) {
    try {
      ArrayList<String> arguments = new ArrayList<>(List.of("-c", NOTEBOOK));
      for (Page.Block block : blocks) {
        String name = page.file().getFileName() + "-line-" + block.line() + ".py";
        Files.writeString(folder.resolve(name), block.text());
        arguments.add(name);
      }

      int exit = ended(arguments);
      assertThat(exit).as(said()).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the last script has printed. */
  String said() {
    try {
      return Files.readString(folder.resolve("python.log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private int ended(List<String> arguments) {
    try {
      ArrayList<String> command = new ArrayList<>(List.of(NAME));
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("python.log").toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }

      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
