package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.data.hdf5.DoubleDataset;
import org.calibrant.data.hdf5.Group;
import org.calibrant.data.hdf5.IntDataset;
import org.calibrant.data.hdf5.Layout;
import org.calibrant.data.hdf5.TextDataset;

/** The data sets of one kind of fit: unmodified, or the sanity fit with its prefix. */
final class FitDatasets implements AutoCloseable {
  /** Values of a chunk: 256 kB of doubles, a quarter of the chunk cache of the HDF5 library. */
  static final int CHUNK = 32768;

  private static final int BOUNDS = 3;
  private static final int NO_DOF = -1;

  private final int from;
  private final double[] triple = new double[BOUNDS];
  private final DoubleDataset results;
  private final DoubleDataset norm;
  private final DoubleDataset statistic;
  private final IntDataset dof;
  private final TextDataset errorStatus;

  /**
   * @param prefix of the columns and of the data sets
   * @param from number of the first of these columns in the reader
   */
  FitDatasets(Group library, String prefix, int from, LibraryGrid grid, int deflate) {
    this.from = from;
    long[] shape = shape(grid);
    long[] tripled = shape(grid, BOUNDS);
    Layout layout = Layout.rows(shape, CHUNK, true, deflate);
    results =
        library.doubles(prefix + "results", tripled, Layout.rows(tripled, CHUNK, true, deflate));
    results.attribute("unit", "keV");
    results.attribute("axes", grid.names());
    results.attribute("columns", List.of("t_lo", "t_fit", "t_hi"));
    norm = library.doubles(prefix + "norm", shape, layout);
    statistic = library.doubles(prefix + "statistic", shape, layout);
    dof = library.ints(prefix + "dof", shape, layout);
    dof.attribute("missing", NO_DOF);
    errorStatus = library.texts(prefix + "error_status", 9, shape, layout);
  }

  static long[] shape(LibraryGrid grid, long... more) {
    List<Long> shape = new ArrayList<>(grid.shape());
    for (long extent : more) {
      shape.add(extent);
    }

    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  static List<String> columns(String prefix) {
    return List.of("t_lo", "t_fit", "t_hi", "norm", "statistic", "dof", "error_status").stream()
        .map(name -> prefix + name)
        .toList();
  }

  /** Appends what a row found; a row that is not ok has no result, whatever its columns say. */
  void append(TableReader rows, boolean ok) throws IOException {
    for (int i = 0; i < BOUNDS; i++) {
      triple[i] = ok ? rows.number(from + i) : Double.NaN;
    }

    results.append(triple, BOUNDS);
    norm.append(rows.number(from + 3));
    statistic.append(rows.number(from + 4));
    dof.append(rows.isNull(from + 5) ? NO_DOF : Math.toIntExact(rows.integer(from + 5)));
    errorStatus.append(rows.isNull(from + 6) ? "" : rows.text(from + 6));
  }

  @Override
  public void close() throws IOException {
    results.close();
    norm.close();
    statistic.close();
    dof.close();
    errorStatus.close();
  }
}
