package org.calibrant.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.calibrant.core.BadInput;

/**
 * An HDF5 file being read. Whatever is wrong with it is told in one line, as {@link BadInput}:
 * what it declares is checked against what its bytes can hold before memory is asked for, and links
 * out of the tree are not followed.
 *
 * <p>Paths are {@code "GROUP/name"}; {@code ""} is the root.
 */
public final class Hdf5File implements AutoCloseable {
  /** Deflate cannot do better than 1032 to 1. */
  private static final long BEST_PACKING = 1032;

  private final String name;
  private final long bytes;
  private final HdfFile file;

  private Hdf5File(String name, long bytes, HdfFile file) {
    this.name = name;
    this.bytes = bytes;
    this.file = file;
  }

  /** Opens a file on this machine. */
  public static Hdf5File open(Path path) {
    String name = path.toString();
    if (!Files.isRegularFile(path)) {
      throw new BadInput(name, "", "there is no such file");
    }

    try {
      long bytes = Files.size(path);
      return new Hdf5File(name, bytes, guarded(name, "", () -> new HdfFile(path)));
    } catch (IOException e) {
      throw new BadInput(name, "", "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether there is a group or data set of this path. */
  public boolean has(String path) {
    return find(path) != null;
  }

  /** Whether the path is that of a group. */
  public boolean isGroup(String path) {
    return find(path) instanceof Group;
  }

  /** Names of a group's children, in the order in which the file lists them. */
  public List<String> names(String group) {
    if (find(group) instanceof Group found) {
      return guarded(group, () -> List.copyOf(found.getChildren().keySet()));
    }

    throw new BadInput(name, group, "there is no such group");
  }

  /** Extents of a data set, slowest axis first; empty for a scalar. */
  public long[] shape(String dataset) {
    Dataset found = dataset(dataset);
    return guarded(dataset, found::getDimensionsAsLong);
  }

  /** Whether the elements of a data set are doubles (f8). */
  public boolean isDoubles(String dataset) {
    Dataset found = dataset(dataset);
    return guarded(
        dataset, () -> List.<Class<?>>of(double.class, Double.class).contains(found.getJavaType()));
  }

  /** All values of a numerical data set, in row-major order. Takes twice their memory. */
  public double[] doubles(String dataset) {
    Dataset found = bounded(dataset);
    return guarded(dataset, () -> Flat.doubles(found.getDataFlat(), size(found)));
  }

  /** A block of a numerical data set, in row-major order. */
  public double[] doubles(String dataset, long[] from, int[] extents) {
    Dataset found = bounded(dataset);
    long[] shape = shape(dataset);
    boolean inside = from.length == shape.length && extents.length == shape.length;
    for (int i = 0; inside && i < shape.length; i++) {
      inside = from[i] >= 0 && extents[i] >= 1 && extents[i] <= shape[i] - from[i];
    }

    if (!inside) {
      throw new IllegalArgumentException(
          "a block of %s from %s is not inside shape %s of %s"
              .formatted(
                  Arrays.toString(extents),
                  Arrays.toString(from),
                  Arrays.toString(shape),
                  dataset));
    }

    long count = product(Arrays.stream(extents).asLongStream().toArray());
    return guarded(dataset, () -> Flat.doubles(found.getData(from, extents), count));
  }

  /** All values of an integer data set, in row-major order. */
  public long[] longs(String dataset) {
    Dataset found = bounded(dataset);
    return guarded(dataset, () -> Flat.longs(found.getDataFlat(), size(found)));
  }

  /** All values of a data set of texts, in row-major order. */
  public List<String> texts(String dataset) {
    Dataset found = bounded(dataset);
    return guarded(dataset, () -> Flat.texts(found.getDataFlat(), size(found)));
  }

  /** The texts of an attribute; one for a scalar, none where there is no such attribute. */
  public List<String> texts(String path, String attribute) {
    Attribute found = attribute(path, attribute);
    return found == null
        ? List.of()
        : guarded(path, () -> Flat.texts(found.getData(), found.getSize()));
  }

  /** The numbers of an attribute; one for a scalar, none where there is no such attribute. */
  public double[] numbers(String path, String attribute) {
    Attribute found = attribute(path, attribute);
    return found == null
        ? new double[0]
        : guarded(path, () -> Flat.doubles(found.getData(), found.getSize()));
  }

  private Attribute attribute(String path, String attribute) {
    Node node = find(path);
    if (node == null) {
      throw new BadInput(name, path, "there is no such group or data set");
    }

    Attribute found = guarded(path, () -> node.getAttributes().get(attribute));
    if (found != null && !(guarded(path, found::getSize) <= bytes)) {
      throw new BadInput(
          name, path, "attribute %s is larger than the whole file".formatted(attribute));
    }

    return found;
  }

  private Node find(String path) {
    Node node = file;
    for (String step : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      if (!(node instanceof Group group)) {
        return null;
      }

      node = guarded(path, () -> group.getChildren().get(step));
      if (node != null && node.isLink()) {
        throw new BadInput(name, path, "is a link; expected a group or a data set");
      }
    }

    return node;
  }

  private Dataset dataset(String path) {
    if (find(path) instanceof Dataset found) {
      return found;
    }

    throw new BadInput(name, path, "there is no such data set");
  }

  /** The data set, if the file can hold what it declares. */
  private Dataset bounded(String path) {
    Dataset found = dataset(path);
    List<long[]> extents = new ArrayList<>();
    extents.add(guarded(path, found::getDimensionsAsLong));
    boolean chunked = found instanceof ChunkedDataset;
    if (found instanceof ChunkedDataset chunks) {
      extents.add(
          guarded(path, () -> Arrays.stream(chunks.getChunkDimensions()).asLongStream().toArray()));
    }

    int element = guarded(path, () -> found.getDataType().getSize());
    long most = chunked ? Math.multiplyExact(BEST_PACKING, bytes) : bytes;
    for (long[] shape : extents) {
      long size = product(shape);
      if (element < 1 || !(size >= 0 && size <= most / element)) {
        throw new BadInput(
            name,
            path,
            "declares shape %s of %d-byte elements, more than a file of %d bytes can hold"
                .formatted(Arrays.toString(shape), element, bytes));
      }
    }

    return found;
  }

  private static long size(Dataset dataset) {
    return product(dataset.getDimensionsAsLong());
  }

  /** The product of extents; -1 where it or one of them is out of range. */
  private static long product(long[] extents) {
    long product = 1;
    for (long extent : extents) {
      if (extent < 0 || (extent > 0 && product > Long.MAX_VALUE / extent)) {
        return -1;
      }

      product *= extent;
    }

    return product;
  }

  private <T> T guarded(String place, Supplier<T> reading) {
    return guarded(name, place, reading);
  }

  /**
   * Damaged files lead the parser to arithmetic, index and cast exceptions, to absurd allocations
   * and to endless recursion; all of them mean the same.
   */
  private static <T> T guarded(String name, String place, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadInput e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new BadInput(name, place, "damaged, or not HDF5 as expected: " + reason, e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
