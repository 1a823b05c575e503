package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.calibrant.export.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project of docs/examples: compiled against ours, packed, named in campaigns. */
class OwnModificationTest {
  private static final Path EXAMPLE =
      Path.of("../docs/examples/own-modification").toAbsolutePath().normalize();
  private static final Path FOLD = Path.of("../conf/examples/xray-fold.conf").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theAxesOfAModificationInTheUsersJarBecomeDimensionsOfTheLibrary() throws Exception {
    Path output = folder.resolve("out");
    run(output, EXAMPLE.resolve("edge-step.conf").toString());

    try (Library library = Library.open(output.resolve("library"))) {
      assertThat(library.parameters()).containsExactly("step");
      double less = library.result(0, 0)[1];
      double plain = library.result(1, 0)[1];
      double more = library.result(2, 0)[1];
      assertThat(plain).isBetween(2.9999, 3.0001);
      assertThat(less).as("fewer hard photons look cooler").isLessThan(plain);
      assertThat(more).isGreaterThan(plain);
    }
  }

  @Test
  void aModelInTheUsersJarIsFoldedLikeAnyOther() throws Exception {
    String own = "{kind=edu.example.Comptonised,slope=1.7,bend=0.1,norm=1.0e-3}";
    run(folder.resolve("out"), FOLD.toString(), "-D", "engine.models.own=" + own);

    assertThat(Files.readString(folder.resolve("out.txt"))).contains("FoldRow: 5 rows");
  }

  private void run(Path output, String... conf) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(conf));
    arguments.addAll(List.of("-D", "output=\"" + output + "\""));
    Process process = OwnJvm.start(folder, arguments, OwnJar.of(EXAMPLE.resolve("src"), folder));
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
  }
}
