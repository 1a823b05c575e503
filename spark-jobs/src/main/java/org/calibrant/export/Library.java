package org.calibrant.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.BadInput;
import org.calibrant.data.hdf5.Hdf5File;

/**
 * A modification library, opened from its folder. The structure is validated when it is opened, the
 * results are read when they are asked for.
 */
public final class Library implements AutoCloseable {
  private static final String RESULTS = "LIBRARY/results";
  private static final String TEMPS = "LIBRARY/temps";
  private static final int BOUNDS = 3;

  private final String name;
  private final Hdf5File file;
  private final Map<String, double[]> axes = new LinkedHashMap<>();
  private final double[] temperatures;
  private final long[] resultsShape;

  private Library(String name, Hdf5File file) {
    this.name = name;
    this.file = file;
    if (!file.isGroup("PARAMS")) {
      throw new BadInput(name, "", "has no group PARAMS");
    }

    List<String> order = file.texts("PARAMS", "axes");
    for (String axis : order.isEmpty() ? file.names("PARAMS") : order) {
      axes.put(axis, values("PARAMS/" + axis));
    }

    if (axes.isEmpty() || axes.size() != file.names("PARAMS").size()) {
      throw new BadInput(
          name,
          "PARAMS",
          "has the data sets %s, its attribute axes names %s"
              .formatted(file.names("PARAMS"), order));
    }

    boolean generated = file.has("LIBRARY");
    this.temperatures = generated ? values(TEMPS) : new double[0];
    this.resultsShape = generated ? file.shape(RESULTS) : new long[0];
    if (generated) {
      checkResults();
    }
  }

  /**
   * Opens a library.
   *
   * @param folder with {@code library.h5}, {@code config.yaml}, {@code logs}, {@code cache} and
   *     {@code bin}
   * @throws BadInput when the folder is not a library, in one line
   */
  public static Library open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder.toString(), "", "is not a folder");
    }

    for (String part : List.of("library.h5", "config.yaml")) {
      if (!Files.isRegularFile(folder.resolve(part))) {
        throw new BadInput(folder.toString(), "", "is not a library: it has no file " + part);
      }
    }

    for (String part : List.of("logs", "cache", "bin")) {
      if (!Files.isDirectory(folder.resolve(part))) {
        throw new BadInput(folder.toString(), "", "is not a library: it has no folder " + part);
      }
    }

    Path path = folder.resolve("library.h5");
    Hdf5File file = Hdf5File.open(path);
    try {
      return new Library(path.toString(), file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** An axis: one dimension of doubles, at least one. */
  private double[] values(String dataset) {
    long[] shape = file.shape(dataset);
    if (shape.length != 1 || shape[0] < 1 || !file.isDoubles(dataset)) {
      throw new BadInput(
          name, dataset, "expected a list of doubles, found shape " + Arrays.toString(shape));
    }

    return file.doubles(dataset);
  }

  private void checkResults() {
    List<Long> expected = new ArrayList<>();
    axes.values().forEach(axis -> expected.add((long) axis.length));
    expected.add((long) temperatures.length);
    List<Long> found = new ArrayList<>(Arrays.stream(resultsShape).boxed().toList());
    boolean realisations = found.size() == expected.size() + 2;
    if (realisations) {
      expected.add(found.get(found.size() - 2));
    }

    expected.add((long) BOUNDS);
    if (!found.equals(expected) || !file.isDoubles(RESULTS)) {
      throw new BadInput(
          name,
          RESULTS,
          "expected doubles of shape %s, of the axes %s, the temperatures and %d; found %s"
              .formatted(expected, axes.keySet(), BOUNDS, found));
    }
  }

  /** Names of the axes of the modification, slowest first. */
  public List<String> parameters() {
    return List.copyOf(axes.keySet());
  }

  /** Values of an axis. */
  public double[] axis(String parameter) {
    double[] values = axes.get(parameter);
    if (values == null) {
      throw new IllegalArgumentException(
          "no axis %s; the library has %s".formatted(parameter, parameters()));
    }

    return values.clone();
  }

  /** The unit of an axis; empty for a pure number. */
  public String unit(String parameter) {
    axis(parameter);
    return String.join("", file.texts("PARAMS/" + parameter, "unit"));
  }

  /** Extents of the grid of the modification, one per parameter. */
  public long[] shape() {
    return axes.values().stream().mapToLong(axis -> axis.length).toArray();
  }

  /** Points of the grid of the modification. */
  public long size() {
    return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  /** Whether there are results. */
  public boolean isGenerated() {
    return resultsShape.length > 0;
  }

  /** True temperatures [keV]; none before the library is generated. */
  public double[] temperatures() {
    return temperatures.clone();
  }

  /** Noise realisations of each point and temperature. */
  public long realisations() {
    requireResults();
    int last = resultsShape.length - 1;
    return resultsShape.length == axes.size() + 3 ? resultsShape[last - 1] : 1;
  }

  /** Extents of the results, those of the three values of a fit last. */
  public long[] resultsShape() {
    requireResults();
    return resultsShape.clone();
  }

  /** All results in row-major order of {@link #resultsShape}; takes twice their memory. */
  public double[] results() {
    requireResults();
    return file.doubles(RESULTS);
  }

  /**
   * One result: t_lo, t_fit, t_hi [keV], NaN where there is none.
   *
   * @param index of each parameter, of the temperature and, if there are several, of the
   *     realisation
   */
  public double[] result(int... index) {
    requireResults();
    if (index.length != resultsShape.length - 1) {
      throw new IllegalArgumentException(
          "a result has %d indices, got %d".formatted(resultsShape.length - 1, index.length));
    }

    long[] from = Arrays.copyOf(Arrays.stream(index).asLongStream().toArray(), index.length + 1);
    int[] extents = new int[resultsShape.length];
    Arrays.fill(extents, 1);
    extents[extents.length - 1] = BOUNDS;
    return file.doubles(RESULTS, from, extents);
  }

  private void requireResults() {
    if (!isGenerated()) {
      throw new IllegalStateException(name + " has no results yet");
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
