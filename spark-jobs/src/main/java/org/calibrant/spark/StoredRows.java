package org.calibrant.spark;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows of finished parts, read back as the values that were written. */
final class StoredRows {
  private StoredRows() {}

  static Dataset<Row> of(SparkSession spark, RunFolder run, Part part, StructType schema) {
    String[] files =
        part.files().keySet().stream()
            .map(name -> new Path(run.folder(part), name).toString())
            .toArray(String[]::new);
    return spark.read().schema(schema).parquet(files);
  }

  /** Which columns hold arrays. */
  static boolean[] arrays(StructType schema) {
    StructField[] fields = schema.fields();
    boolean[] arrays = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++) {
      arrays[i] = fields[i].dataType() instanceof ArrayType;
    }

    return arrays;
  }

  /** The values of a row, arrays as Java lists. */
  static Object[] values(Row row, boolean[] arrays) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.isNullAt(i) ? null : arrays[i] ? row.getList(i) : row.get(i);
    }

    return values;
  }
}
