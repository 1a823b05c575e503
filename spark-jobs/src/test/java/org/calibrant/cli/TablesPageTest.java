package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.spark.TableSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/tables.md is made of the schemas, as {@code describe} is. Who changes a schema writes it anew:
 *
 * <pre>
 * mvn -pl spark-jobs -am test -Dtest=TablesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dcalibrant.golden=write
 * </pre>
 */
class TablesPageTest {
  private static final Path PAGE = Page.ROOT.resolve("docs/tables.md");
  private static final Path SCHEMAS = Page.ROOT.resolve("data-schemas/schemas");

  /** Which page tells how the tables of a package come about. */
  private static final Map<String, List<String>> CHAPTERS =
      Map.of(
          "xray", List.of("X-ray", "xray.md", "xray-fits.md"),
          "calibration", List.of("Calibration", "calibration.md", "calibration-models.md"),
          "fit", List.of("Chains", "calibration.md", "optics-inference.md"),
          "tracks", List.of("Tracks", "tracks.md"),
          "diffraction", List.of("Diffraction", "diffraction.md"),
          "optics", List.of("Optics", "optics.md", "optics-inference.md"));

  private static final String HEAD =
      """
      # Tables and their columns

      This page is written from the schemas in `data-schemas/schemas`, and a test keeps it so. `describe` prints
      the same of a table that a run has written, and the Parquet files carry it beside their columns:

      ```python
      import pathlib
      import pyarrow.parquet as pq

      output = pathlib.Path("out/tracks")
      run = output / "runs" / (output / "LATEST").read_text().strip()
      part = next((run / "TrackRow").rglob("*.parquet"))
      for column in pq.read_schema(part):
          about = column.metadata or {}
          print(column.name, column.type, about.get(b"unit", b"").decode(), about.get(b"comment", b"").decode())
      ```

      Every table has `unit`, `status` and `note`. A row whose `status` is not `ok` is a result, too: it says what
      could not be had, and why. A column in *italics* may be empty. Rows of two runs belong together when they
      agree in the columns marked **key**, or in `unit` where none is. ± names the column with the standard error.
      """;

  @TempDir private Path folder;

  @Test
  void thePageIsThatOfTheSchemas() throws Exception {
    String text = page();
    if ("write".equals(System.getProperty("calibrant.golden"))) {
      Files.writeString(PAGE, text);
    }

    assertThat(Files.readString(PAGE))
        .as("write docs/tables.md anew with -Dcalibrant.golden=write")
        .isEqualTo(text);
  }

  @Test
  void everyTableIsToldOfOnAPageOfItsEngine() throws Exception {
    for (Class<? extends TableRow> row : rows()) {
      List<String> chapter = CHAPTERS.get(engine(row));
      String link = "tables.md#" + row.getSimpleName().toLowerCase(Locale.ROOT);
      assertThat(chapter.stream().skip(1))
          .as(row.getSimpleName())
          .anySatisfy(
              name ->
                  assertThat(Page.of("docs/" + name).links())
                      .anyMatch(target -> target.target().equals(link)));
    }
  }

  @Test
  void describeSaysTheSameOfATableThatWasWritten() throws Exception {
    Path output = folder.resolve("out");
    Asked run =
        Asked.of(
            "run",
            Page.ROOT.resolve("conf/tracks.conf").toString(),
            "-D",
            "output=\"" + output + "\"",
            "-D",
            "engine.source.tracks=100");
    assertThat(run.exit()).as(run.err()).isZero();
    String name = Files.readString(output.resolve("LATEST")).strip();
    Path table = output.resolve("runs").resolve(name).resolve("TrackRow");
    List<?> columns =
        (List<?>) Asked.of("describe", table.toString(), "--json").json().get("columns");
    List<String> shown = section("TrackRow");
    assertThat(columns).hasSameSizeAs(shown);
    for (int i = 0; i < columns.size(); i++) {
      Map<?, ?> column = (Map<?, ?>) columns.get(i);
      assertThat(shown.get(i))
          .contains("`" + column.get("name") + "`")
          .contains("| `%s` | %s |".formatted(column.get("type"), column.get("unit")))
          .contains(column.get("comment").toString());
    }
  }

  /** The rows of the table of columns below a heading. */
  private static List<String> section(String heading) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(PAGE)) {
      inside = line.startsWith("#") ? line.equals("### " + heading) : inside;
      if (inside && line.startsWith("| ") && !line.startsWith("| column")) {
        lines.add(line);
      }
    }

    return lines;
  }

  private static String page() throws IOException, ReflectiveOperationException {
    Map<String, StringBuilder> chapters = new TreeMap<>();
    for (Class<? extends TableRow> row : rows()) {
      chapters.computeIfAbsent(engine(row), key -> new StringBuilder()).append(table(row));
    }

    StringBuilder page = new StringBuilder(HEAD);
    for (String engine : List.of("xray", "calibration", "fit", "tracks", "diffraction", "optics")) {
      List<String> chapter = CHAPTERS.get(engine);
      page.append("\n## ").append(chapter.get(0)).append("\n\nSee ");
      page.append(
              String.join(
                  " and ",
                  chapter.stream().skip(1).map(name -> "[%s](%s)".formatted(name, name)).toList()))
          .append(".\n")
          .append(chapters.remove(engine));
    }

    assertThat(chapters).as("engines without a chapter").isEmpty();
    return page.toString();
  }

  private static String table(Class<? extends TableRow> row) throws ReflectiveOperationException {
    Schema schema = schema(row);
    StringBuilder text = new StringBuilder("\n### ").append(row.getSimpleName()).append("\n\n");
    text.append(schema.getDoc())
        .append("\n\n| column | type | unit | meaning |\n|---|---|---|---|\n");
    List<Table.Column> spread =
        schema.getFields().stream()
            .filter(field -> Boolean.TRUE.equals(field.getObjectProp("spread")))
            .map(field -> new Table.Column("one per element", "", field.doc()))
            .toList();
    for (StructField field : TableSchemas.of(new Table<>(row, spread)).fields()) {
      Metadata about = field.metadata();
      String name = field.name().contains(" ") ? field.name() : "`" + field.name() + "`";
      text.append(
          "| %s | `%s` | %s | %s%s%s |\n"
              .formatted(
                  field.nullable() ? "*" + name + "*" : name,
                  type(field.dataType()),
                  about.contains("unit") ? about.getString("unit") : "",
                  about.contains("key") ? "**key** " : "",
                  about.getString("comment").replace("|", "\\|"),
                  about.contains("sigma") ? " (± `" + about.getString("sigma") + "`)" : ""));
    }

    return text.toString();
  }

  private static String type(DataType type) {
    return type instanceof ArrayType array
        ? "array<" + type(array.elementType()) + ">"
        : type.typeName();
  }

  private static String engine(Class<?> row) {
    return row.getPackageName().replace("org.calibrant.", "").replaceFirst("\\..*", "");
  }

  private static Schema schema(Class<?> row) throws ReflectiveOperationException {
    return new Schema.Parser().parse((String) row.getField("SCHEMA").get(null));
  }

  private static List<Class<? extends TableRow>> rows()
      throws IOException, ReflectiveOperationException {
    List<Class<? extends TableRow>> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      for (Path file : files.sorted().toList()) {
        Schema schema = new Schema.Parser().parse(Files.readString(file));
        rows.add(Class.forName(schema.getFullName()).asSubclass(TableRow.class));
      }
    }

    return rows;
  }
}
