package org.calibrant.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads every row of some parts of a table and says what they amount to, by part.
 *
 * @param arrays which columns hold arrays
 * @param status index of the column {@code status}; −1 without one
 * @param unit index of the column {@code unit}; −1 without one
 * @param finite columns that must be finite in rows that are ok
 * @param names of the columns
 */
record PartReading(
    boolean[] arrays, int status, int unit, int[] finite, List<String> names, List<RowGate> gates)
    implements FlatMapFunction<Iterator<Row>, PartFacts>, Serializable {

  static PartReading of(StructType schema) {
    List<String> names = List.of(schema.fieldNames());
    StructField[] fields = schema.fields();
    int[] finite = new int[fields.length];
    int count = 0;
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].dataType().equals(DataTypes.DoubleType)
          && !TableSchemas.mayBeNonFinite(fields[i])) {
        finite[count++] = i;
      }
    }

    return new PartReading(
        StoredRows.arrays(schema),
        names.indexOf("status"),
        names.indexOf("unit"),
        Arrays.copyOf(finite, count),
        names,
        TableSchemas.gates(schema).stream().map(gate -> RowGate.of(gate, names)).toList());
  }

  /** Facts by number of the part. */
  static Map<Integer, PartFacts> read(
      SparkSession spark, RunFolder run, String table, StructType schema, List<Part> parts) {
    String folder = run.table(table);
    String[] folders =
        parts.stream().map(part -> folder + "/" + part.folder()).toArray(String[]::new);
    Map<Integer, PartFacts> facts = new TreeMap<>();
    parts.forEach(part -> facts.put(part.part(), new PartFacts(part.part())));
    if (folders.length > 0) {
      spark
          .read()
          .option("basePath", folder)
          .schema(schema.add("part", DataTypes.IntegerType))
          .parquet(folders)
          .javaRDD()
          .mapPartitions(of(schema))
          .collect()
          .forEach(some -> facts.get(some.part).add(some));
    }

    return facts;
  }

  @Override
  public Iterator<PartFacts> call(Iterator<Row> rows) {
    Map<Integer, PartFacts> facts = new TreeMap<>();
    Map<Integer, RowDigest> digests = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      Object[] values = new Object[row.size() - 1];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.isNullAt(i) ? null : arrays[i] ? row.getList(i) : row.get(i);
      }

      int part = row.getInt(values.length);
      digests.computeIfAbsent(part, number -> new RowDigest()).add(values);
      look(values, facts.computeIfAbsent(part, PartFacts::new));
    }

    List<PartFacts> found = new ArrayList<>(facts.values());
    found.forEach(each -> each.hash.add(digests.get(each.part).hash()));
    return found.iterator();
  }

  private void look(Object[] values, PartFacts facts) {
    facts.rows++;
    String word = status < 0 ? "ok" : String.valueOf(values[status]);
    if (!word.equals("ok")) {
      facts.failed.merge(word, 1L, Long::sum);
      return;
    }

    long example = unit >= 0 && values[unit] instanceof Long number ? number : facts.rows - 1;
    for (int column : finite) {
      if (values[column] instanceof Double number && !Double.isFinite(number)) {
        facts.refuse(names.get(column) + " is finite", example);
      }
    }

    for (RowGate gate : gates) {
      if (!gate.holds(values)) {
        facts.refuse(gate.text(), example);
      }
    }
  }

  /** Of several parts. */
  static PartFacts sum(Collection<PartFacts> all) {
    PartFacts sum = new PartFacts(-1);
    all.forEach(sum::add);
    return sum;
  }
}
