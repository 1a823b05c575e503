package org.calibrant.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Hdf5Writer;
import org.calibrant.data.hdf5.Layout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  @TempDir Path folder;

  @BeforeEach
  void skeleton() throws IOException {
    Files.writeString(folder.resolve("config.yaml"), "");
    for (String name : List.of("logs", "cache", "bin")) {
      Files.createDirectory(folder.resolve(name));
    }
  }

  private static void zeros(Group group, String name, long... shape) throws IOException {
    try (DoubleDataset zeros = group.doubles(name, shape, Layout.contiguous())) {
      while (zeros.appended() < zeros.size()) {
        zeros.append(0);
      }
    }
  }

  private void file(long[] results, String... axes) throws IOException {
    try (Hdf5Writer file = Hdf5Writer.create(folder.resolve("library.h5"))) {
      Group params = file.root().group("PARAMS");
      for (int i = 0; i < axes.length; i++) {
        zeros(params, axes[i], i + 2);
      }

      if (results.length > 0) {
        Group library = file.root().group("LIBRARY");
        zeros(library, "temps", 4);
        zeros(library, "results", results);
      }

      file.finish();
    }
  }

  private void refused(String message) {
    assertThatThrownBy(() -> Library.open(folder).close())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void aLibraryWithoutResultsHasAGridOnly() throws IOException {
    file(new long[0], "mu", "sigma");
    try (Library library = Library.open(folder)) {
      assertThat(library.isGenerated()).isFalse();
      assertThat(library.shape()).containsExactly(2, 3);
      assertThat(library.temperatures()).isEmpty();
      assertThatThrownBy(library::results).hasMessageEndingWith("has no results yet");
      assertThatThrownBy(() -> library.axis("A"))
          .hasMessage("no axis A; the library has [mu, sigma]");
    }
  }

  @Test
  void aLibraryOfAnotherToolOpensWithoutOurAttributes() throws IOException {
    file(new long[] {2, 3, 4, 3}, "mu", "sigma");
    try (Library library = Library.open(folder)) {
      assertThat(library.parameters()).containsExactly("mu", "sigma");
      assertThat(library.results()).hasSize(72);
      assertThat(library.unit("mu")).isEmpty();
      assertThatThrownBy(() -> library.result(0, 0)).hasMessage("a result has 3 indices, got 2");
    }
  }

  @Test
  void resultsThatDoNotFitTheAxesAreRefused() throws IOException {
    file(new long[] {3, 2, 4, 3}, "mu", "sigma");
    refused("LIBRARY/results: expected doubles of shape [2, 3, 4, 3], of the axes [mu, sigma]");
    file(new long[] {2, 3, 4, 2}, "mu", "sigma");
    refused("found [2, 3, 4, 2]");
    file(new long[] {2, 3, 4}, "mu", "sigma");
    refused("found [2, 3, 4]");
  }

  @Test
  void aFolderThatIsNoLibraryIsRefused() throws IOException {
    refused("is not a library: it has no file library.h5");
    Files.writeString(folder.resolve("library.h5"), "not HDF5");
    refused("library.h5: damaged, or not HDF5 as expected");
    file(new long[0]);
    refused("PARAMS: has the data sets [], its attribute axes names []");
    Files.delete(folder.resolve("bin"));
    refused("is not a library: it has no folder bin");
    assertThatThrownBy(() -> Library.open(folder.resolve("none")).close())
        .hasMessageEndingWith("none: is not a folder");
  }
}
