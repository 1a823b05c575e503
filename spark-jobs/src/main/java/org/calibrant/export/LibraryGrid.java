package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;

/**
 * The grid of a modification library.
 *
 * @param parameters axes of the modification, slowest first
 * @param temperature true temperatures [keV]
 * @param realisation noise realisations, the fastest axis
 * @param shape extents of all axes; that of the realisations only where there are several
 */
record LibraryGrid(List<Axis> parameters, Axis temperature, Axis realisation, List<Long> shape) {
  private static final String TABLE = "AxisRow";

  static LibraryGrid of(FinishedRun run) throws IOException {
    List<Axis> axes = Axis.of(run);
    int last = axes.size() - 1;
    if (last < 2
        || !axes.get(last - 1).name().equals("temperature")
        || !axes.get(last).name().equals("realisation")) {
      throw new BadInput(
          run.table(TABLE),
          "",
          "a library has axes of its modification, then temperature and realisation; found "
              + axes.stream().map(Axis::name).toList());
    }

    List<Axis> shaped = axes.get(last).size() == 1 ? axes.subList(0, last) : axes;
    List<Long> shape = shaped.stream().map(axis -> (long) axis.size()).toList();
    return new LibraryGrid(axes.subList(0, last - 1), axes.get(last - 1), axes.get(last), shape);
  }

  /** Names of the axes that {@link #shape} counts. */
  List<String> names() {
    List<String> names = new ArrayList<>(parameters.stream().map(Axis::name).toList());
    names.add(temperature.name());
    if (realisation.size() > 1) {
      names.add(realisation.name());
    }

    return List.copyOf(names);
  }

  /** How many spectra. */
  long size() {
    return size(shape);
  }

  /** How many points the modification has. */
  long points() {
    return size(shape.subList(0, parameters.size()));
  }

  /** The values of the axes of the modification at a point. */
  List<Double> at(long point) {
    Double[] values = new Double[parameters.size()];
    long rest = point;
    for (int i = values.length - 1; i >= 0; i--) {
      Axis axis = parameters.get(i);
      values[i] = axis.values().get((int) (rest % axis.size()));
      rest /= axis.size();
    }

    return List.of(values);
  }

  private static long size(List<Long> shape) {
    long size = 1;
    for (long extent : shape) {
      size = Math.multiplyExact(size, extent); // the run counted its rows in 64 bits, too
    }

    return size;
  }
}
