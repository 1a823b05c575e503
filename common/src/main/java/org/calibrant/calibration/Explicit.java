package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.InputTable;
import org.calibrant.math.RandomStream;

/**
 * Walkers begin at given points: a table (CSV or Parquet) with one column per parameter, named after
 * it, and one row per walker. All ensembles begin
 * at the same points; their random numbers part them.
 *
 * @param table the points
 */
public record Explicit(InputFile table) implements Start {

  @Override
  public void check(LogDensity density) {
    read(density.names());
  }

  @Override
  public Places places(LogDensity density) {
    return new Rows(table, read(density.names()));
  }

  private List<double[]> read(List<String> names) {
    List<double[]> points = new ArrayList<>();
    try (InputTable rows = InputTable.open(table)) {
      int[] columns = names.stream().mapToInt(rows::column).toArray();
      while (rows.next()) {
        double[] point = new double[columns.length];
        for (int i = 0; i < point.length; i++) {
          point[i] = rows.number(columns[i]);
        }

        points.add(point);
      }
    }

    return points;
  }

  private record Rows(InputFile file, List<double[]> points) implements Places {
    @Override
    public void place(int walker, RandomStream stream, double[] out) {
      if (walker >= points.size()) {
        throw new BadInput(
            file.uri(),
            "",
            "holds %d points, expected one for each walker".formatted(points.size()));
      }

      System.arraycopy(points.get(walker), 0, out, 0, out.length);
    }
  }
}
