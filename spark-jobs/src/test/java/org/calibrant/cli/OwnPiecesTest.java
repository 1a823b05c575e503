package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pieces of docs/examples/own-pieces: compiled against ours, packed, named in campaigns. */
class OwnPiecesTest {
  private static final Path EXAMPLE = Page.ROOT.resolve("docs/examples/own-pieces");
  private static final Path CONF = Page.ROOT.resolve("conf/examples");

  @TempDir private static Path folder;
  private static Path jar;

  @BeforeAll
  static void compile() throws IOException {
    jar = OwnJar.of(EXAMPLE.resolve("src"), folder);
  }

  @Test
  void aFieldBendsTracks() throws Exception {
    String field = "{kind=edu.example.Quadrupole,gradient=%s}";
    FinishedRun weak =
        run("weak", CONF.resolve("tracks-states.conf"), "engine.field=" + field.formatted(0));
    FinishedRun strong =
        run("strong", CONF.resolve("tracks-states.conf"), "engine.field=" + field.formatted(0.5));
    int bent = 0;
    try (TableReader straight = TableReader.open(weak, "TrackRow", "tx", "tx_f", "x", "y");
        TableReader turned = TableReader.open(strong, "TrackRow", "tx_f")) {
      while (straight.next() && turned.next()) {
        if (!straight.isNull(1) && !turned.isNull(0)) {
          assertThat(straight.number(1)).isCloseTo(straight.number(0), within(1e-12));
          bent += Math.abs(turned.number(0) - straight.number(1)) > 1e-6 ? 1 : 0;
        }
      }
    }

    assertThat(bent).isGreaterThan(1);
  }

  @Test
  void aSurfaceTakesLightFromThePeak() throws Exception {
    String pupil = "engine.observation.optics.pupil-pixels=16";
    String pixels = "engine.observation.detector.pixels=12";
    String surfaces = "engine.observation.optics.primary.surfaces=";
    String grooves = "[{kind=edu.example.Grooves,pitch-m=0.01,depth-m=5.0e-8,diameter-m=0.09}]";
    Path psf = CONF.resolve("optics-psf.conf");
    FinishedRun plain = run("plain", psf, pupil, pixels, surfaces + "[]");
    FinishedRun grooved = run("grooved", psf, pupil, pixels, surfaces + grooves);
    try (TableReader before = TableReader.open(plain, "PsfRow", "peak");
        TableReader after = TableReader.open(grooved, "PsfRow", "peak")) {
      assertThat(before.next() && after.next()).isTrue();
      assertThat(after.number(0)).isPositive().isLessThan(0.99 * before.number(0));
    }
  }

  @Test
  void aModelAPriorAndAMoveFindWhatMadeTheData() throws Exception {
    FinishedRun run = run("decay", EXAMPLE.resolve("decay.conf"));
    int parameters = 0;
    try (TableReader rows = TableReader.open(run, "DiagnosticsRow", "parameter", "mean", "sd")) {
      while (rows.next()) {
        double truth = rows.text(0).equals("amount") ? 10 : 0.25;
        assertThat(rows.number(1)).as(rows.text(0)).isCloseTo(truth, within(4 * rows.number(2)));
        parameters++;
      }
    }

    assertThat(parameters).isEqualTo(2);
  }

  private static FinishedRun run(String name, Path conf, String... settings) throws Exception {
    Path place = Files.createDirectories(folder.resolve(name));
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString()));
    arguments.addAll(List.of("-D", "output=\"" + place.resolve("out") + "\""));
    for (String setting : settings) {
      arguments.addAll(List.of("-D", setting));
    }

    Process process = OwnJvm.start(place, arguments, jar);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(place.resolve("err.txt"))).isZero();
    String run = Files.readString(place.resolve("out/LATEST")).strip();
    return new FinishedRun(
        place.resolve("out/runs").resolve(run).toString(),
        List.of(),
        List.of(),
        new Configuration());
  }
}
