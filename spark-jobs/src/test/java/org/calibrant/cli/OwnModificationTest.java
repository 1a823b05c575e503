package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.calibrant.export.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's modification in a jar of the user's own, compiled against ours and named in a conf. */
class OwnModificationTest {
  private static final String SOURCE =
      """
      package edu.example;

      import java.util.List;
      import org.calibrant.core.Table.Column;
      import org.calibrant.xray.Modification;
      import org.calibrant.xray.Observation;

      /** The area above an edge is wrong by a factor. */
      public record EdgeStep(double edgeKev) implements Modification {
        @Override
        public List<Column> axes() {
          return List.of(new Column("factor", "", "area above the edge, relative"));
        }

        @Override
        public Observation modified(Observation baseline, double[] point) {
          double[] edges = baseline.response().edges();
          double[] area = baseline.response().area().clone();
          for (int i = 0; i < area.length; i++) {
            area[i] *= edges[i] >= edgeKev ? point[0] : 1;
          }

          return baseline.withArea(area);
        }
      }
      """;

  private static final String CAMPAIGN =
      """
      output = "%s"
      parts { units = 100, slices = 2 }
      max-failed-fraction = 0
      engine {
        kind = xray.LibraryEngine
        seed = 1
        response { kind = ArfRmf, arf = "%s/ccd.arf", rmf = "%s/ccd.rmf" }
        exposure-s = 50000
        notice { kind = Energies, from-kev = 0.5, to-kev = 7 }
        modification { kind = edu.example.EdgeStep, edge-kev = 1.84 }
        grid { factor = [0.9, 1.0, 1.1] }
        temperatures-kev = [3]
        realisations = 1
        noise = asimov
        source {
          kind = ThermalSource
          model { kind = Bremsstrahlung, kt-kev = 3, norm = 1.0e-3 }
          temperature = kt-kev
          norm = norm
        }
        fit {
          kind = TemperatureFit, min-kev = 0.5, max-kev = 20, starts = 15
          minimum-counts = 0, delta = 1, tolerance = 1.0e-6
        }
        sanity-fit = false
        keep-arfs = false
        rows-per-unit = 1
      }
      exports {
        library {
          kind = LibraryFolder, to = ${output}/library
          overwrite = false, deflate = 6, keep-cache = false
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void theAxesOfAModificationInTheUsersJarBecomeDimensionsOfTheLibrary() throws Exception {
    Path jar = jar();
    Path output = folder.resolve("out");
    Path data = Path.of("../conf/data").toAbsolutePath().normalize();
    Path conf = folder.resolve("own.conf");
    Files.writeString(conf, CAMPAIGN.formatted(output, data, data));

    Process process = OwnJvm.start(folder, List.of("run", conf.toString()), jar);

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    try (Library library = Library.open(output.resolve("library"))) {
      assertThat(library.parameters()).containsExactly("factor");
      double less = library.result(0, 0)[1];
      double plain = library.result(1, 0)[1];
      double more = library.result(2, 0)[1];
      assertThat(plain).isBetween(2.9999, 3.0001);
      assertThat(less).as("fewer hard photons look cooler").isLessThan(plain);
      assertThat(more).isGreaterThan(plain);
    }
  }

  private Path jar() throws IOException {
    Path source = Files.createDirectories(folder.resolve("edu/example")).resolve("EdgeStep.java");
    Files.writeString(source, SOURCE);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(failed).isZero();
    Path jar = folder.resolve("own.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("edu/example/EdgeStep.class"));
      Files.copy(folder.resolve("edu/example/EdgeStep.class"), out);
    }

    return jar;
  }
}
