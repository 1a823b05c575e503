package org.calibrant.spark;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A table in the order of other columns, for those who merge tables. */
public final class SortedCopy {
  private SortedCopy() {}

  /**
   * Sorts on the workers and writes {@code part=0} of the table below a folder.
   *
   * @param table the folder of the table's parts
   * @param target the folder of the copy, which must not exist
   */
  public static void write(SparkSession spark, String table, List<String> keys, String target) {
    Column[] order = keys.stream().map(functions::col).toArray(Column[]::new);
    spark.read().parquet(table).drop("part").sort(order).write().parquet(target + "/part=0");
  }
}
