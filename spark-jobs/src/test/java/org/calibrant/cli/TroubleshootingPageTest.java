package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/troubleshooting.md quotes messages word for word, and quotes no other: each is provoked here.
 * Folders, names of runs, hosts and processes are those of the page.
 */
class TroubleshootingPageTest {
  private static final Path CONF = Page.ROOT.resolve("conf");
  private static final String RUN = "20261120T110000Z-1a2b3c4d";
  private final Set<String> told = new LinkedHashSet<>();

  @TempDir private Path folder;

  @Test
  void thePageQuotesTheMessagesWordForWord() throws Exception {
    configurations();
    inputs();
    surroundings();
    launcher();
    shards();
    runs();
    stops();

    List<String> quoted = new ArrayList<>();
    for (Page.Block block : Page.of("docs/troubleshooting.md").blocks("text")) {
      block.text().lines().forEach(quoted::add);
    }

    assertThat(quoted)
        .as("what is quoted is said")
        .allSatisfy(line -> assertThat(told).contains(line));
    assertThat(told)
        .as("what is said is quoted")
        .allSatisfy(line -> assertThat(quoted).contains(line));
  }

  // --- what is provoked --------------------------------------------------------------------------

  private void configurations() throws IOException {
    Path conf = folder.resolve("my.conf");
    String tracks = Files.readString(CONF.resolve("tracks.conf"));
    told(2, "check", folder.resolve("mine.conf").toString());
    Files.writeString(conf, tracks.replace("tracks-per-unit", "tracks-per-units"));
    told(2, "check", conf.toString());
    Files.writeString(conf, tracks.replace("HarmonicDipole", "HarmonicDipol"));
    told(2, "check", conf.toString());
    Files.writeString(conf, tracks.replace("tracks = 1000000", "tracks = a million"));
    told(2, "check", conf.toString());
    Files.writeString(conf, tracks.replace("tolerance-mm = 1.0e-5", "tolerance-mm = 0"));
    told(2, "check", conf.toString());
    Files.writeString(conf, tracks.replace("field {", "field "));
    told(2, "check", conf.toString());
    Files.writeString(conf, tracks);
    told(2, "check", conf.toString(), "-D", "engine.stepper.step-mm=5");
    told(2, "chekc", conf.toString());
    told(2, "describe", "tracks.TrackEngin");
    told(
        2,
        "describe",
        CONF.resolve("examples/optics-psf.conf").toString(),
        "-D",
        "engine.parameters.profile=[]");
  }

  private void inputs() throws IOException {
    String states = CONF.resolve("examples/tracks-states.conf").toString();
    told(3, "check", states, "-D", "engine.source.table=" + folder.resolve("nowhere.csv"));
    Path csv = folder.resolve("states.csv");
    String good = Files.readString(CONF.resolve("data/states.csv"));
    Files.writeString(csv, good.replaceFirst("qop_per_MeV", "qop"));
    told(3, "check", states, "-D", "engine.source.table=" + csv);
    Files.writeString(csv, good + "99,3000,9000,0,zero,0,0,1e-4\n");
    told(3, "check", states, "-D", "engine.source.table=" + csv);
    Path map = folder.resolve("field.txt");
    String dipole = Files.readString(CONF.resolve("data/dipole.txt"));
    String field =
        "engine.field={kind=GriddedMap,map=\"%s\",interpolation=trilinear,outside=zero}"
            .formatted(map);
    Files.writeString(map, scaled(dipole, 1e-3, 1));
    told(3, "check", states, "-D", field);
    Files.writeString(map, scaled(dipole, 1, 1e4));
    told(3, "check", states, "-D", field);
    Files.writeString(map, dipole.lines().skip(3).reduce("", (a, b) -> a + b + "\n"));
    told(3, "check", states, "-D", field);
    Path arf = folder.resolve("cut.arf");
    byte[] bytes = Files.readAllBytes(CONF.resolve("data/ccd.arf"));
    Files.write(arf, Arrays.copyOf(bytes, bytes.length / 2));
    told(
        3,
        "check",
        CONF.resolve("xray-library.conf").toString(),
        "-D",
        "engine.response.arf=" + arf);
  }

  private void surroundings() throws IOException {
    Desk desk = Desk.in(Files.createDirectories(folder.resolve("work")));
    told(
        2, "run", desk.conf().toString(), "-D", "output=\"" + folder.resolve("no/such/out") + "\"");
    told(75, "run", desk.conf().toString(), "-D", "engine.accident=full-disk");
    told(2, "run", desk.conf().toString(), "-D", "engine.count=30");
  }

  private void stops() throws IOException, InterruptedException {
    Desk desk = Desk.in(Files.createDirectories(folder.resolve("night")));
    String slow = "engine.millis=400";
    Process process = OwnJvm.start(folder, desk.arguments("run", slow));
    for (int i = 0; i < 900 && !begun(desk.output().resolve("runs")); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }

    told(6, "run", desk.conf().toString(), "-D", slow);
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(85);
    String err = Files.readString(folder.resolve("err.txt"));
    keep(err.lines().filter(line -> line.contains("stopped")).toList());
  }

  private void runs() throws IOException {
    Desk desk = Desk.in(Files.createDirectories(folder.resolve("trust")));
    told(2, "verify", desk.output().toString());
    Asked failed = desk.ask("run", "engine.failing=3");
    assertThat(failed.exit()).isEqualTo(4);
    keep(lines(failed).filter(line -> line.contains("max-failed-fraction")).toList());

    desk.write(
        "squares.conf",
        Files.readString(desk.conf()) + "\ngates { lost { kind = LostRows, most = 0 } }\n");
    Asked gated = desk.ask("run", "engine.count=19");
    assertThat(gated.exit()).as(gated.err()).isEqualTo(4);
    keep(
        lines(gated)
            .filter(line -> line.matches("(refused|not published).*|.*--ungated.*"))
            .toList());

    Path part;
    try (Stream<Path> files = Files.walk(desk.run().resolve("SquareRow"))) {
      part =
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }

    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    Asked damaged = Asked.of("verify", desk.run().toString());
    assertThat(damaged.exit()).isEqualTo(3);
    keep(
        lines(damaged)
            .filter(line -> line.contains("parquet") || line.contains("damaged"))
            .toList());
    told(3, "replay", desk.run().toString(), "7");
  }

  private void shards() throws IOException {
    Desk desk = Desk.in(Files.createDirectories(folder.resolve("shards")));
    desk.ask("run", "--shard=1/2");
    told(75, "finish", desk.conf().toString(), "--shards=2");
  }

  private void launcher() throws IOException, InterruptedException {
    launched(Map.of("JAVA_HOME", "/opt/java"));
    Path old = Files.createDirectories(folder.resolve("jdk-11/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    launched(Map.of("JAVA_HOME", folder.resolve("jdk-11").toString()));

    Path root = Files.createDirectories(folder.resolve("calibrant"));
    Path copy = Files.createDirectories(root.resolve("submit")).resolve("calibrant");
    Files.copy(Page.ROOT.resolve("submit/calibrant"), copy);
    String java = System.getProperty("java.home");
    launched(copy, Map.of("PATH", tools().toString(), "JAVA_HOME", ""));
    launched(copy, Map.of("PATH", tools().toString(), "JAVA_HOME", java));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    launched(copy, Map.of("PATH", tools().toString(), "JAVA_HOME", java));
  }

  // --- helpers -----------------------------------------------------------------------------------

  private void told(int exit, String... arguments) throws IOException {
    Asked asked = Asked.of(arguments);
    assertThat(asked.exit()).as(asked.err()).isEqualTo(exit);
    keep(asked.err().lines().filter(line -> !line.matches("run .*|.* units? \\(.*")).toList());
  }

  private void keep(List<String> lines) throws IOException {
    assertThat(lines).isNotEmpty();
    lines.forEach(line -> told.add(shown(line)));
  }

  private static Stream<String> lines(Asked asked) {
    return Stream.concat(asked.out().lines(), asked.err().lines());
  }

  /** A line with the names of the page. */
  private String shown(String line) {
    return line.replace(folder.toString(), "/data")
        .replace(Page.ROOT.toString(), "/opt/calibrant")
        .replaceAll("\\d{8}T\\d{6}Z-[0-9a-f]{8}", RUN)
        .replaceAll("part-\\d{5}-[-0-9a-z]*", "part-00000")
        .replaceAll("process \\d+", "process 4711")
        .replaceAll(
            " on .*, since [^;]*;", " on lab7 pid:[4026531836], since 2026-11-20T11:00:00Z;")
        .replaceAll("(?<=stopped in SquareRow part) \\d+", " 2");
  }

  private static boolean begun(Path runs) throws IOException {
    if (!Files.exists(runs)) {
      return false;
    }

    try (Stream<Path> files = Files.walk(runs, 2)) {
      return files
          .filter(file -> file.endsWith("manifest.jsonl"))
          .anyMatch(file -> file.toFile().length() > 0);
    }
  }

  /** A field map in other units. */
  private static String scaled(String map, double length, double field) {
    StringBuilder text = new StringBuilder();
    map.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String[] cells = line.strip().split("\\s+", -1);
              for (int i = 0; i < 6; i++) {
                text.append(Double.parseDouble(cells[i]) * (i < 3 ? length : field)).append(' ');
              }

              text.append('\n');
            });
    return text.toString();
  }

  /** A path with what the launcher needs of the system, and neither Java nor Maven. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name : List.of("dirname", "readlink", "sed", "head", "find", "grep", "mkdir")) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path tool = Path.of(place, name);
        if (Files.exists(tool) && !Files.exists(tools.resolve(name))) {
          Files.createSymbolicLink(tools.resolve(name), tool);
        }
      }
    }

    return tools;
  }

  private void launched(Map<String, String> environment) throws IOException, InterruptedException {
    launched(Page.ROOT.resolve("submit/calibrant"), environment);
  }

  private void launched(Path launcher, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", launcher.toString(), "check", "my.conf");
    builder.directory(folder.toFile()).environment().putAll(environment);
    Process process = builder.start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    keep(err.lines().toList());
  }
}
