package org.calibrant.data.npy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What numpy makes of our files, and we of its. The interpreter is that of the environment variable
 * {@code CALIBRANT_PYTHON}, else {@code python3}; without numpy in it the tests skip.
 */
class NumpyTest {
  private static final String PYTHON = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");

  @TempDir Path folder;

  private String python(String script) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(PYTHON, "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return "no python: " + e.getMessage();
    }

    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output.strip();
  }

  private void assumeNumpy() throws Exception {
    String answer = python("import numpy; print('yes')");
    assumeTrue(
        answer.equals("yes"),
        PYTHON + " has no numpy; point CALIBRANT_PYTHON to an interpreter that has");
  }

  @Test
  void numpyReadsWhatIsWritten() throws Exception {
    assumeNumpy();
    NpzTest.write(folder.resolve("a.npz"), 1000);
    for (Element element : Element.values()) {
      NpyWriter.write(folder.resolve(element + ".npy"), element, new double[] {0, 1, 1, 0}, 2, 2);
    }

    try (NpyWriter rows = NpyWriter.create(folder.resolve("empty.npy"), Element.FLOAT32, 6)) {
      rows.finish();
    }

    NpyWriter.write(folder.resolve("scalar.npy"), Element.FLOAT64, new double[] {2.5});
    assertThat(
            python(
                """
                import numpy as np
                f = np.load('a.npz', allow_pickle=False)
                i = np.arange(1000)
                assert f['X'].dtype == '<f4' and np.array_equal(f['X'], np.c_[i, i + .5, -i])
                assert f['P'].dtype == '<f8' and np.array_equal(f['P'], np.sqrt(i))
                assert np.array_equal(f['small'], [[1, 2], [3, 4]])
                names = dict(BOOL='?', UINT8='u1', INT16='<i2', UINT16='<u2', INT32='<i4',
                             UINT32='<u4', INT64='<i8', FLOAT32='<f4', FLOAT64='<f8')
                for name, dtype in names.items():
                    a = np.load(name + '.npy', allow_pickle=False)
                    assert a.dtype == dtype and np.array_equal(a, [[0, 1], [1, 0]]), name
                    b = np.load(name + '.npy', allow_pickle=False, mmap_mode='r')
                    assert b.flags.c_contiguous
                assert np.load('empty.npy').shape == (0, 6)
                assert np.load('scalar.npy')[()] == 2.5
                print('all agree')
                """))
        .isEqualTo("all agree");
  }

  @Test
  void whatNumpyWritesIsRead() throws Exception {
    assumeNumpy();
    assertThat(
            python(
                """
                import numpy as np
                a = np.arange(24.).reshape(2, 3, 4)
                np.savez_compressed('n.npz', c=a, f=np.asfortranarray(a), big=a.astype('>i4'),
                                    half=a.astype('<u2'), flag=a > 11, one=np.float32(7))
                np.savez('plain.npz', c=a, empty=a[:0])
                np.save('object.npy', np.array([{}, 1], dtype=object), allow_pickle=True)
                print('written')
                """))
        .isEqualTo("written");
    double[] expected = new double[24];
    for (int i = 0; i < 24; i++) {
      expected[i] = i;
    }

    try (NpzFile file = NpzFile.open(new InputFile(folder.resolve("n.npz").toString()))) {
      for (String name : new String[] {"c", "f", "big", "half"}) {
        try (NpyReader array = file.array(name)) {
          assertThat(array.requireShape(2, 3, 4)).hasSize(3);
          assertThat(array.doubles(24)).as(name).containsExactly(expected);
        }
      }

      try (NpyReader flag = file.array("flag");
          NpyReader one = file.array("one")) {
        assertThat(flag.longs(24)).startsWith(0, 0).endsWith(1, 1);
        assertThat(one.shape()).isEmpty();
        assertThat(one.doubles(1)).containsExactly(7);
      }
    }

    try (NpzFile file = NpzFile.open(new InputFile(folder.resolve("plain.npz").toString()));
        NpyReader array = file.array("c");
        NpyReader empty = file.array("empty")) {
      assertThat(array.doubles(24)).containsExactly(expected);
      assertThat(empty.requireShape(0, 3, 4)).hasSize(3);
      assertThat(empty.doubles(0)).isEmpty();
    }

    InputFile object = new InputFile(folder.resolve("object.npy").toString());
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> NpyReader.open(object))
        .hasMessage(object.uri() + ": holds Python objects, which are never read");
    assertThat(Files.exists(folder.resolve("object.npy"))).isTrue();
  }
}
