package org.calibrant.export;

import java.io.IOException;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.Layout;
import org.calibrant.data.hdf5.TextDataset;

/** The data set {@code status}: {@code ok}, or why a row has no result. */
final class StatusDataset implements AutoCloseable {
  private static final int LONGEST = 24;

  private final TextDataset texts;

  StatusDataset(Group library, LibraryGrid grid, int deflate) {
    long[] shape = FitDatasets.shape(grid);
    Layout layout = Layout.rows(shape, FitDatasets.CHUNK, true, deflate);
    texts = library.texts("status", LONGEST, shape, layout);
  }

  void append(String status) throws IOException {
    texts.append(status == null ? "" : status);
  }

  @Override
  public void close() throws IOException {
    texts.close();
  }
}
