package org.calibrant.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  /** Another file system than the local one, but on this machine. */
  private static final String HADOOP = "viewfs:";

  @TempDir Path folder;

  private InputFile file(String name) {
    return new InputFile(folder.resolve(name).toString());
  }

  private static byte[] zipped(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }

    return bytes.toByteArray();
  }

  @Test
  void aFileIsTheSameThroughEveryNameOfIt() throws IOException {
    Path path = Files.writeString(folder.resolve("with space.txt"), "abc");

    for (String uri :
        new String[] {
          path.toString(), path.toUri().toString(), "file:" + folder + "/with%20space.txt"
        }) {
      assertThat(Inputs.bytes(new InputFile(uri), 10)).asString().isEqualTo("abc");
      assertThat(Inputs.size(new InputFile(uri))).isEqualTo(3);
    }
  }

  /** FIPS 180-2, appendix B.1. */
  @Test
  void theDigestOfAbcIsThePublishedOne() throws IOException {
    Files.writeString(folder.resolve("abc"), "abc");

    assertThat(Inputs.sha256(file("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aFileOnAHadoopFileSystemIsReadThroughItsSettings() throws IOException {
    Path path =
        Files.write(folder.resolve("far.gz"), zipped("far away".getBytes(StandardCharsets.UTF_8)));
    System.setProperty(
        "spark.hadoop.fs.viewfs.mounttable.test.link./data", folder.toUri().toString());
    try {
      InputFile far = new InputFile(HADOOP + "//test/data/far.gz");
      assertThat(Inputs.bytes(far, 100)).asString().isEqualTo("far away");
      assertThat(Inputs.size(far)).isEqualTo(Files.size(path));
      assertThat(Inputs.sha256(far)).isEqualTo(Inputs.sha256(file("far.gz")));
      assertThatThrownBy(() -> Inputs.size(new InputFile(HADOOP + "//test/data/none")))
          .isInstanceOf(BadInput.class)
          .hasMessage(HADOOP + "//test/data/none: no such file");
    } finally {
      System.clearProperty("spark.hadoop.fs.viewfs.mounttable.test.link./data");
    }
  }

  @Test
  void aFileThatIsNotThereOrIsAFolderSaysSo() {
    assertThatThrownBy(() -> Inputs.open(file("none")))
        .isInstanceOf(BadInput.class)
        .hasMessage(folder.resolve("none") + ": no such file");
    assertThatThrownBy(() -> Inputs.sha256(file("none"))).hasMessageEndingWith("no such file");
    assertThatThrownBy(() -> Inputs.size(new InputFile(folder.toString())))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("is a folder, expected a file");
    assertThatThrownBy(() -> Inputs.bytes(new InputFile(folder.toString()), 1))
        .hasMessageEndingWith("is a folder, expected a file");
  }

  @Test
  void aSchemeThatNobodyKnowsIsNoCrash() {
    assertThatThrownBy(() -> Inputs.size(new InputFile("gopher://old/file")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("gopher");
    assertThatThrownBy(() -> Inputs.size(new InputFile("hdfs:relative/file")))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Inputs.size(new InputFile("with\0nul"))).isInstanceOf(BadInput.class);
  }

  /** 64 MiB of zeros are 64 kB as gzip. */
  @Test
  void aBombIsDefusedAtTheLimit() throws IOException {
    Files.write(folder.resolve("bomb.gz"), zipped(new byte[64 << 20]));

    assertThatThrownBy(() -> Inputs.bytes(file("bomb.gz"), 1 << 20))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("holds more than 1048576 bytes");
  }

  @Test
  void aGzippedFileCutAnywhereOrDamagedIsRefused() throws IOException {
    byte[] content = new byte[5000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * i);
    }

    byte[] zipped = zipped(content);
    for (int length = 3; length < zipped.length; length += 97) {
      Files.write(folder.resolve("cut.gz"), Arrays.copyOf(zipped, length));
      assertThatThrownBy(() -> Inputs.bytes(file("cut.gz"), 1 << 20))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is gzipped but damaged or cut short");
    }

    zipped[zipped.length / 2] ^= 0x55;
    Files.write(folder.resolve("bad.gz"), zipped);
    assertThatThrownBy(() -> Inputs.bytes(file("bad.gz"), 1 << 20)).isInstanceOf(BadInput.class);
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    Files.write(folder.resolve("empty"), new byte[0]);

    assertThat(Inputs.bytes(file("empty"), 10)).isEmpty();
  }
}
