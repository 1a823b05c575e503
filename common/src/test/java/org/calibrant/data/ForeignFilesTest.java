package org.calibrant.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.calibrant.SmallHeap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;
import org.calibrant.data.image.Smv;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files of every foreign format that is read, in a process with a heap of 256 MB: the data or
 * one line. OGIP and AtomDB files are in {@code xray.MutantsTest}, NPZ and HDF5 as a whole beside
 * their readers.
 */
class ForeignFilesTest {
  private static final Path DATA = Path.of("../conf/data").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"smv", "npy", "hdf5", "fits", "hkl", "map", "csv", "parquet"})
  void aDamagedFileGivesItsDataOrOneLine(String kind) throws Exception {
    mutate(kind, 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smv", "npy", "hdf5", "fits", "hkl", "map", "csv", "parquet"})
  @Tag("faults")
  void aThousandDamagedFilesGiveTheirDataOrOneLine(String kind) throws Exception {
    mutate(kind, 1000);
  }

  /** Memory is asked for only when the file is as long as it says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npy|(1, 64, 64), }|(999999999, 64, 64), }",
        "smv|SIZE1=30;|SIZE1=2000000000;",
        "fits|NAXIS1  =                   20|NAXIS1  =           2000000000",
      })
  void aHugeDeclaredSizeIsRefusedInBoundedMemory(String kind, String said, String huge)
      throws IOException {
    Path path = sound(kind);
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(said);
    assertThat(at).isPositive();
    String rest = text.substring(at + said.length());
    int padding = rest.indexOf(" ".repeat(huge.length() - said.length()));
    assertThat(padding).isNotNegative();
    rest = rest.substring(0, padding) + rest.substring(padding + huge.length() - said.length());
    Files.writeString(path, text.substring(0, at) + huge + rest, StandardCharsets.ISO_8859_1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> ForeignMutants.use(kind, new InputFile(path.toString())))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(path.toString());
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
  }

  private void mutate(String kind, int count) throws Exception {
    SmallHeap outcome =
        SmallHeap.run(folder, ForeignMutants.class, kind, sound(kind), count, 20261120);
    assertThat(outcome.read()).as(kind).isBetween(1, count - 1);
    assertThat(outcome.refused()).as(kind).isGreaterThan(count / 20);
  }

  private Path sound(String kind) throws IOException {
    return switch (kind) {
      case "npy" -> Files.copy(DATA.resolve("still.npy"), folder.resolve("still.npy"));
      case "map" -> Files.write(folder.resolve("map.txt"), map());
      case "csv" -> Files.copy(DATA.resolve("states.csv"), folder.resolve("states.csv"));
      case "hkl" -> Files.write(folder.resolve("a.hkl"), hkl());
      case "fits" -> Files.write(folder.resolve("a.fits"), fits());
      case "smv" -> Files.write(folder.resolve("a.img"), smv());
      case "hdf5" -> hdf5();
      default -> parquet();
    };
  }

  private static byte[] map() {
    StringBuilder text = new StringBuilder("# x y z Bx By Bz\n");
    for (int i = 0; i < 64; i++) {
      text.append(
          "%d %d %d 0.01 -0.9 0.02%n".formatted(100 * (i / 16), 100 * (i / 4 % 4), 100 * (i % 4)));
    }

    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hkl() {
    StringBuilder text = new StringBuilder("# h k l F\n");
    for (int h = -3; h <= 3; h++) {
      for (int k = -3; k <= 3; k++) {
        text.append("%d %d %d %.3f%n".formatted(h, k, h - k, 10.5 + h * h + k * k));
      }
    }

    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] smv() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Smv.write(out, Map.of("DISTANCE", "100"), 20, 30, new int[600]);
    return out.toByteArray();
  }

  private static byte[] fits() {
    StringBuilder header = new StringBuilder();
    for (String card :
        new String[] {
          "SIMPLE  =                    T",
          "BITPIX  =                  -64",
          "NAXIS   =                    2",
          "NAXIS1  =                   20",
          "NAXIS2  =                   18",
          "END"
        }) {
      header.append("%-80s".formatted(card));
    }

    ByteBuffer bytes = ByteBuffer.allocate(2 * 2880);
    bytes.put("%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 360; i++) {
      bytes.putDouble(i);
    }

    return bytes.array();
  }

  private Path hdf5() throws IOException {
    Path path = folder.resolve("a.h5");
    try (Hdf5Writer file = Hdf5Writer.create(path)) {
      try (DoubleDataset values =
          file.root().doubles("counts", new long[] {3, 10, 12}, Layout.contiguous())) {
        for (int i = 0; i < 360; i++) {
          values.append(i);
        }
      }

      file.finish();
    }

    return path;
  }

  private Path parquet() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message counts { required binary id (UTF8); required int32 channel; optional double"
                + " counts; }");
    Path path = folder.resolve("a.parquet");
    SimpleGroupFactory factory = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(path.toUri()))
            .withConf(new Configuration())
            .withType(schema)
            .build()) {
      for (int i = 0; i < 50; i++) {
        writer.write(
            factory
                .newGroup()
                .append("id", "s" + i % 3)
                .append("channel", i)
                .append("counts", 0.5 * i));
      }
    }

    Files.delete(folder.resolve(".a.parquet.crc"));
    return path;
  }
}
