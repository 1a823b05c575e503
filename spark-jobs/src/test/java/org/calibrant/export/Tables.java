package org.calibrant.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MetadataBuilder;

/** Runs with tables as the Spark room leaves them, made of SQL expressions of the row number. */
final class Tables {
  static final List<String> AXES = List.of("mu", "sigma", "A", "temperature", "realisation");
  private static final List<String> UNITS = List.of("keV", "keV", "", "keV", "");

  private static final Map<String, Path> COMPUTED = new HashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> COMPUTED.values().forEach(made -> FileUtils.deleteQuietly(made.toFile()))));
  }

  private Tables() {}

  static SparkSession spark() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("export")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** A column with its unit and its meaning beside it. */
  static org.apache.spark.sql.Column column(String sql, String name, String unit, String comment) {
    MetadataBuilder about = new MetadataBuilder().putString("comment", comment);
    if (!unit.isEmpty()) {
      about.putString("unit", unit);
    }

    return functions.expr(sql).as(name, about.build());
  }

  /** Writes rows {@code from} to {@code to}, the row number in {@code id}, as one part. */
  static void part(
      Path run,
      String table,
      int part,
      long from,
      long to,
      int slices,
      List<org.apache.spark.sql.Column> columns) {
    Dataset<Row> rows = spark().range(from, to, 1, slices).toDF();
    rows.select(columns.toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .parquet(run.resolve(table).resolve("part=" + part).toString());
  }

  static double axisValue(int axis, int index) {
    return axis == 4 ? index : 0.25 * (axis + 1) + index;
  }

  /** What the synthetic library finds at a row. */
  static double fit(long row) {
    return row + 0.5;
  }

  static boolean fails(long row) {
    return row % 7 == 3;
  }

  /**
   * A finished run of a library. Its tables are computed once and copied from then on.
   *
   * @param extents of the five axes
   * @param rows how many rows of the grid are really there
   */
  static FinishedRun library(Path output, int[] extents, long rows, int parts, boolean sane)
      throws IOException {
    Path run = Files.createDirectories(output.resolve("runs/20260101-abcdef"));
    String key = "%s %d %d %s".formatted(Arrays.toString(extents), rows, parts, sane);
    if (!COMPUTED.containsKey(key)) {
      Path made = Files.createTempDirectory("tables");
      axes(made, extents);
      for (int part = 0; part < parts; part++) {
        long from = rows * part / parts;
        long to = rows * (part + 1) / parts;
        part(made, "LibraryRow", part, from, to, 3, libraryColumns(extents, sane));
      }

      COMPUTED.put(key, made);
    }

    FileUtils.copyDirectory(COMPUTED.get(key).toFile(), run.toFile());
    Path log = Files.writeString(run.resolve("log.jsonl"), "{\"event\":\"opened\"}\n");
    return new FinishedRun(
        run.toString(),
        List.of(
            "engine.fit.delta = 1.0",
            "engine.grid.A = [-1.0E-5,1e300]",
            "engine.response.arf = \"/data/a \\\"b\\\".arf\"",
            "engine.response.kind = \"ArfRmf\"",
            "engine.response.rmf = \"/data/a.rmf\"",
            "engine.seed = 42",
            "engine.sanity-fit = false",
            "parts.units = 1000"),
        List.of(log.toString()),
        new Configuration());
  }

  /** Adds the modified areas of {@code points} grid points, over two energy bins. */
  static void areas(FinishedRun run, int points) {
    part(
        Path.of(run.path()),
        "ArfRow",
        0,
        0,
        points,
        2,
        List.of(
            column("id", "unit", "", ""),
            column("array(0.5D, 1D, 2D)", "edges", "keV", ""),
            column(
                "case when id = 1 then array() else array(10D + id, 20D) end", "area", "cm2", ""),
            column("case when id = 1 then 'error' else 'ok' end", "status", "", "")));
  }

  private static void axes(Path run, int[] extents) {
    List<String> rows = new ArrayList<>();
    for (int axis = 0; axis < extents.length; axis++) {
      for (int index = 0; index < extents[axis]; index++) {
        rows.add(
            "(%dL, %d, '%s', '%s', %d, %sD, 'ok', cast(null as string))"
                .formatted(
                    rows.size(),
                    axis,
                    AXES.get(axis),
                    UNITS.get(axis),
                    index,
                    axisValue(axis, index)));
      }
    }

    spark()
        .sql(
            "select * from values %s as t(unit, axis, name, axis_unit, index, value, status, note)"
                .formatted(String.join(",", rows)))
        .coalesce(1)
        .write()
        .parquet(run.resolve("AxisRow/part=0").toString());
  }

  private static List<org.apache.spark.sql.Column> libraryColumns(int[] extents, boolean sane) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    columns.add(column("id", "unit", "", "index of the row"));
    long stride = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      String index = "(id div %d) %% %d".formatted(stride, extents[axis]);
      String value =
          axis == 4
              ? "cast(%s as int)".formatted(index)
              : "%sD + (%s)".formatted(0.25 * (axis + 1), index);
      columns.add(1, column(value, AXES.get(axis), UNITS.get(axis), "axis"));
      stride *= extents[axis];
    }

    for (String prefix : List.of("", "modified_")) {
      String when = prefix.isEmpty() || sane ? "id % 7 != 3" : "false";
      fits(columns, prefix, when, prefix.isEmpty() ? 0 : 1000);
    }

    columns.add(column("case when id % 7 = 3 then 'too-few-bins' else 'ok' end", "status", "", ""));
    columns.add(column("cast(null as string)", "note", "", ""));
    String sanely =
        sane ? "case when id % 7 = 3 then 'too-few-bins' else 'ok' end" : "cast(null as string)";
    columns.add(column(sanely, "modified_status", "", ""));
    return columns;
  }

  private static void fits(
      List<org.apache.spark.sql.Column> columns, String prefix, String when, int shift) {
    String expression = "case when " + when.replace("%", "%%") + " then %s end";
    columns.add(
        column(expression.formatted("id + %dD".formatted(shift)), prefix + "t_lo", "keV", ""));
    columns.add(
        column(
            expression.formatted("id + %d.5D".formatted(shift)),
            prefix + "t_fit",
            "keV",
            "fitted"));
    columns.add(
        column(expression.formatted("id + %d.75D".formatted(shift)), prefix + "t_hi", "keV", ""));
    columns.add(column(expression.formatted("id * 2D"), prefix + "norm", "", ""));
    columns.add(column(expression.formatted("id * 3D"), prefix + "statistic", "", ""));
    columns.add(column(expression.formatted("cast(id & 63 as int)"), prefix + "dof", "", ""));
    columns.add(column(expression.formatted("'FFFFFFFFF'"), prefix + "error_status", "", ""));
  }
}
