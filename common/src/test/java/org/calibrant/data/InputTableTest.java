package org.calibrant.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTableTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message counts { required binary id (UTF8); required int32 channel;"
              + " optional double counts; required float weight; required int64 total; }");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("counts.csv");
  }

  private static InputFile input(Path path) {
    return new InputFile(path.toString());
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private static List<String> rows(InputFile file) {
    List<String> rows = new ArrayList<>();
    try (InputTable table = InputTable.open(file)) {
      int id = table.column("id");
      int channel = table.column("channel");
      int counts = table.column("counts");
      while (table.next()) {
        rows.add(table.text(id) + ":" + table.integer(channel) + ":" + table.number(counts));
      }
    }

    return rows;
  }

  @Test
  void theColumnsOfACsvFileAreFoundByNameInAnyOrder() throws IOException {
    write("counts,id,channel\n3,a,1\n4.5e1,b,2\n");

    assertThat(rows(input(file))).containsExactly("a:1:3.0", "b:2:45.0");
  }

  @Test
  void whatTextEditorsAndSpreadsheetsAddIsRead() throws IOException {
    write(
        "\ufeff# made by hand\r\n\r\n"
            + "id, channel ,counts\r\n"
            + "\"a, \"\"b\"\"\" , 1, 3.0\r\n"
            + " #\r\n"
            + "c,2,-0");

    assertThat(rows(input(file))).containsExactly("a, \"b\":1:3.0", "c:2:-0.0");
  }

  @Test
  void aGzippedTableIsTheSameTable() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("id,channel,counts\nx,7,8\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(rows(input(file))).containsExactly("x:7:8.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "id,channel,counts;a,1,nan|line 2 column counts: expected a finite number, found NaN",
        "id,channel,counts;a,1,1e999|line 2 column counts: expected a finite number",
        "id,channel,counts;a,1,3;b,2,x|line 3 column counts: expected a number, found \"x\"",
        "id,channel,counts;a,1,|line 2 column counts: expected a number, found \"\"",
        "id,channel,counts;a,1,1d|line 2 column counts: expected a number, found \"1d\"",
        "id,channel,counts;a,1,0x1p3|expected a number, found \"0x1p3\"",
        "id,channel,counts;a,1.5,1|line 2 column channel: expected a whole number, found \"1.5\"",
        "id,channel,counts;a,1|line 2: 2 fields, expected 3 (id, channel, counts)",
        "id,channel,counts;#;;a,1,2,3|line 4: 4 fields, expected 3",
        "id,channel,counts;\"a,1,2|line 2: a quote is not closed",
        "id,channel,counts;\"a\"b,1,2|line 2: expected a comma behind a closing quote, found b",
        "id,channel,id|line 1: column id appears twice",
        "id,,counts|line 1: a column has no name",
        "id,channel;a,1|no column counts, found id, channel",
        "# nothing but a comment|is empty, expected a line that names the columns",
      })
  void aMistakeInATextIsNamedWithItsLine(String text, String message) throws IOException {
    write(text.replace(';', '\n'));

    assertThatThrownBy(() -> rows(input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void numbersThatAreNotFiniteAreReadWhenAskedFor() throws IOException {
    write("x\nNaN\n-inf\n1.5\n");

    try (InputTable table = InputTable.open(input(file))) {
      double[] values = new double[3];
      for (int i = 0; table.next(); i++) {
        values[i] = table.anyNumber(0);
      }

      assertThat(values).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, 1.5);
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(file, new byte[] {'a', ',', (byte) 0xff, (byte) 0xfe, '\n'});

    assertThatThrownBy(() -> rows(input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not text in UTF-8");
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    byte[] endless = new byte[3 << 20];
    Arrays.fill(endless, (byte) 'a');
    Files.write(file, endless);

    assertThatThrownBy(() -> rows(input(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 1: longer than 1048576 characters");
  }

  @Test
  void aFolderOfParquetFilesIsReadInTheNaturalOrderOfItsParts() throws IOException {
    Path table = folder.resolve("counts");
    writeParquet(table.resolve("part=10/part-0.parquet"), "late", 2);
    writeParquet(table.resolve("part=9/part-0.parquet"), "early", 1);
    Files.writeString(table.resolve("_SUCCESS"), "");

    assertThat(rows(input(table))).containsExactly("early:0:0.5", "late:0:0.5", "late:1:1.5");
    assertThat(rows(new InputFile(table.toUri().toString()))).hasSize(3);
    assertThat(rows(input(table.resolve("part=9/part-0.parquet")))).containsExactly("early:0:0.5");
  }

  @Test
  void aParquetRowWithoutAValueIsNamed() throws IOException {
    Path part = folder.resolve("counts/a.parquet");
    writeParquet(part, "id", 3);

    assertThatThrownBy(
            () -> {
              try (InputTable table = InputTable.open(input(part))) {
                int counts = table.column("counts");
                while (table.next()) {
                  assertThat(table.number(counts)).isPositive();
                }
              }
            })
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.parquet row 3 column counts: there is no value");
  }

  @Test
  void partsWithOtherColumnsAndFoldersWithoutDataAreRefused() throws IOException {
    Path table = folder.resolve("counts");
    Files.createDirectories(table);
    assertThatThrownBy(() -> rows(input(table)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is a folder without Parquet files");

    writeParquet(table.resolve("a.parquet"), "id", 1);
    try (ParquetWriter<Group> writer =
        writer(
            table.resolve("b.parquet"),
            MessageTypeParser.parseMessageType("message other { required int32 n; }"))) {
      writer.write(new SimpleGroupFactory(SCHEMA_OF_ONE).newGroup().append("n", 1));
    }

    assertThatThrownBy(() -> rows(input(table)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("b.parquet: has other columns than a.parquet");
  }

  private static final MessageType SCHEMA_OF_ONE =
      MessageTypeParser.parseMessageType("message other { required int32 n; }");

  /** Seeded bit flips: rows or one line, nothing else. */
  @Test
  void aDamagedParquetFileGivesRowsOrOneLine() throws IOException {
    Path part = folder.resolve("a.parquet");
    writeParquet(part, "id", 2);
    byte[] sound = Files.readAllBytes(part);
    Files.delete(folder.resolve(".a.parquet.crc"));
    int refused = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      byte[] mutant = sound.clone();
      for (int i = 0; i < 4; i++) {
        mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
      }

      Files.write(part, mutant);
      try {
        assertThat(rows(input(part)).size()).isLessThan(1000);
      } catch (BadInput e) {
        assertThat(e.getMessage()).startsWith(part.toString()).doesNotContain("\n");
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }

    assertThat(refused).isGreaterThan(10);
  }

  private static void writeParquet(Path path, String id, int rows) throws IOException {
    SimpleGroupFactory factory = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer = writer(path, SCHEMA)) {
      for (int i = 0; i < rows; i++) {
        Group group = factory.newGroup().append("id", id).append("channel", i);
        if (i < 2) {
          group.append("counts", i + 0.5);
        }

        writer.write(group.append("weight", 1f).append("total", 1L));
      }
    }
  }

  private static ParquetWriter<Group> writer(Path path, MessageType schema) throws IOException {
    return ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(path.toUri()))
        .withConf(new Configuration())
        .withType(schema)
        .build();
  }
}
