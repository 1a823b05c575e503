package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {
  private static final String[] COUNTED = {
    "exports.count.kind=org.calibrant.cli.RowCount", "exports.count.table=SquareRow"
  };

  @TempDir private Path folder;

  @Test
  void anExportIsMadeByTheRunAndMadeAgainFromRunOrConfiguration() throws IOException {
    Desk desk = Desk.in(folder);
    Asked ran = desk.json("run", COUNTED);
    assertThat(ran.exit()).isZero();
    Path place = desk.run().resolve("exports/count");
    Path file = place.resolve("count.txt");
    assertThat(ran.json()).containsEntry("exports", Map.of("count", place.toString()));
    assertThat(file).hasContent("20 rows of " + desk.run().getFileName());

    Files.writeString(file, "damaged");
    assertThat(Asked.of("export", desk.run().toString()).exit()).isZero();
    assertThat(file).hasContent("20 rows of " + desk.run().getFileName());

    Files.writeString(file, "damaged");
    assertThat(desk.ask("export", COUNTED).out()).contains("count: " + place);
    assertThat(file).hasContent("20 rows of " + desk.run().getFileName());

    Files.delete(file);
    Files.delete(place);
    Asked again = desk.ask("run", COUNTED);
    assertThat(again.out()).contains("nothing to do");
    assertThat(file).exists();
  }

  @Test
  void withoutAPublishedRunThereIsNothingToExport() {
    Asked asked = Desk.in(folder).ask("export", COUNTED);
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("holds no published run");
  }
}
