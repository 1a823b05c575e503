package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.Table.Column;
import org.calibrant.data.InputTable;

/**
 * The effective area is wrong by a tabulated curve: S'(E) = S(E) (1 + A g(E)), E the centre of the
 * energy bin, g interpolated linearly and constant beyond its ends.
 *
 * @param curve table (CSV or Parquet) with the columns {@code energy} [keV], rising, and {@code
 *     change}, g
 */
public record AreaCurve(InputFile curve) implements AreaPerturbation {
  private static final Map<InputFile, double[][]> LOADED = new ConcurrentHashMap<>();
  private static final List<Column> AXES =
      List.of(new Column("amplitude", "", "factor on the tabulated relative change"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public int amplitude() {
    return 0;
  }

  @Override
  public void shape(double[] edges, double[] point, double[] g) {
    double[][] table = LOADED.computeIfAbsent(curve, AreaCurve::read);
    for (int i = 0; i < g.length; i++) {
      g[i] = Curve.at(table[0], table[1], 0.5 * (edges[i] + edges[i + 1]));
    }
  }

  /** Where the curve would make the area negative, it is 0. */
  @Override
  public Observation modified(Observation baseline, double[] point) {
    return Modifications.notNegative(AreaPerturbation.super.modified(baseline, point));
  }

  private static double[][] read(InputFile file) {
    List<double[]> rows = new ArrayList<>();
    try (InputTable table = InputTable.open(file)) {
      int energy = table.column("energy");
      int change = table.column("change");
      while (table.next()) {
        double[] row = {table.number(energy), table.number(change)};
        if (!rows.isEmpty() && !(row[0] > rows.get(rows.size() - 1)[0])) {
          throw new BadInput(
              file.uri(),
              table.place() + " column energy",
              "expected energies that rise, found %s after %s"
                  .formatted(row[0], rows.get(rows.size() - 1)[0]));
        }

        rows.add(row);
      }
    }

    if (rows.isEmpty()) {
      throw new BadInput(file.uri(), "", "holds no rows");
    }

    return new double[][] {
      rows.stream().mapToDouble(r -> r[0]).toArray(), rows.stream().mapToDouble(r -> r[1]).toArray()
    };
  }
}
