package org.calibrant.spark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.Table;

/**
 * The Spark schema of a table. Each column carries {@code comment}, what it means, and {@code unit}
 * where it has one; both travel into the Parquet files. So does what a field says of itself by these
 * properties:
 *
 * <ul>
 *   <li>{@code "key": true}: rows of two runs belong together when they agree here; a table without
 *       any goes by {@code unit}.
 *   <li>{@code "sigma": "dx"}: the standard error stands in the column {@code dx}; {@code "sigma":
 *       ["lo", "hi"]}: it is half of what lies between two columns.
 *   <li>{@code "nonfinite": true}: NaN and infinities mean something even in a row that is {@code
 *       ok}.
 * </ul>
 *
 * <p>The schema itself may have {@code "gates"}: what physics demands of each row that is {@code ok},
 * such as {@code "t_lo <= t_fit"}.
 */
public final class TableSchemas {
  private static final String NON_FINITE = "nonfinite";
  private static final String KEY = "key";
  private static final String SIGMA = "sigma";
  private static final String GATES = "gates";

  private TableSchemas() {}

  /**
   * One column per field of the row's {@code SCHEMA}; the field with the property {@code "spread":
   * true} is replaced by the table's {@link Table#spread() spread} columns.
   *
   * @throws IllegalArgumentException when the row has no schema, a field has no column type, or
   *     two columns share a name
   */
  public static StructType of(Table<?> table) {
    StructType columns = new StructType();
    for (Schema.Field field : fields(table)) {
      columns = isSpread(field) ? spread(columns, table, field) : columns.add(field(table, field));
    }

    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : columns.fieldNames()) {
      if (!names.add(name)) {
        throw new IllegalArgumentException(
            "two columns of %s are called \"%s\" (upper and lower case count as one)"
                .formatted(table.name(), name.toLowerCase(Locale.ROOT)));
      }
    }

    return gated(columns, table);
  }

  /** The first column carries what the schema says of whole rows, so that the files have it, too. */
  private static StructType gated(StructType columns, Table<?> table) {
    if (!(avro(table).getObjectProp(GATES) instanceof List<?> gates)) {
      return columns;
    }

    String[] texts = gates.stream().map(Object::toString).toArray(String[]::new);
    StructField[] fields = columns.fields().clone();
    Metadata metadata =
        new MetadataBuilder()
            .withMetadata(fields[0].metadata())
            .putStringArray(GATES, texts)
            .build();
    fields[0] =
        DataTypes.createStructField(
            fields[0].name(), fields[0].dataType(), fields[0].nullable(), metadata);
    return new StructType(fields);
  }

  /** What physics demands of each row that is ok: the property {@code gates} of the schema. */
  static List<String> gates(StructType columns) {
    Metadata metadata = columns.fields()[0].metadata();
    return metadata.contains(GATES) ? List.of(metadata.getStringArray(GATES)) : List.of();
  }

  /** Whether an ok row may hold NaN or an infinity there: the property {@code nonfinite}. */
  static boolean mayBeNonFinite(StructField field) {
    return field.metadata().contains(NON_FINITE);
  }

  /** The position of the spread field among the fields of the row; −1 without one. */
  static int spreadAt(Table<?> table) {
    List<Schema.Field> fields = fields(table);
    for (int i = 0; i < fields.size(); i++) {
      if (isSpread(fields.get(i))) {
        return i;
      }
    }

    return -1;
  }

  /** A short hash of names, types, units and meanings: another one is another table. */
  static String fingerprint(StructType columns) {
    return Sha256.hex(columns.json().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static List<Schema.Field> fields(Table<?> table) {
    Schema schema = avro(table);
    List<Schema.Field> fields = schema.getFields();
    long spread = fields.stream().filter(TableSchemas::isSpread).count();
    if (spread > 1 || (spread == 0 && !table.spread().isEmpty())) {
      throw new IllegalArgumentException(
          "%s has %d spread fields, expected %s"
              .formatted(table.name(), spread, spread > 1 ? "at most one" : "one"));
    }

    return fields;
  }

  private static Schema avro(Table<?> table) {
    try {
      return new Schema.Parser().parse((String) table.rowType().getField("SCHEMA").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          table.rowType().getName() + " has no public constant SCHEMA", e);
    }
  }

  private static boolean isSpread(Schema.Field field) {
    return Boolean.TRUE.equals(field.getObjectProp("spread"));
  }

  private static StructType spread(StructType columns, Table<?> table, Schema.Field spread) {
    StructType more = columns;
    for (Table.Column column : table.spread()) {
      more =
          more.add(
              column.name(),
              DataTypes.DoubleType,
              false,
              metadata(column.unit(), column.doc(), spread));
    }

    return more;
  }

  private static StructField field(Table<?> table, Schema.Field field) {
    return DataTypes.createStructField(
        field.name(),
        type(table, field, field.schema()),
        field.schema().isNullable(),
        metadata(field.getProp("unit"), field.doc(), field));
  }

  private static DataType type(Table<?> table, Schema.Field field, Schema schema) {
    return switch (schema.getType()) {
      case DOUBLE -> DataTypes.DoubleType;
      case FLOAT -> DataTypes.FloatType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case BOOLEAN -> DataTypes.BooleanType;
      case STRING -> DataTypes.StringType;
      case ARRAY -> DataTypes.createArrayType(type(table, field, schema.getElementType()), false);
      case UNION -> type(table, field, present(table, field, schema));
      default -> throw unsupported(table, field, schema);
    };
  }

  /** The type of a nullable field's value. */
  private static Schema present(Table<?> table, Schema.Field field, Schema union) {
    List<Schema> types =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (types.size() != 1) {
      throw unsupported(table, field, union);
    }

    return types.get(0);
  }

  private static IllegalArgumentException unsupported(
      Table<?> table, Schema.Field field, Schema schema) {
    return new IllegalArgumentException(
        "%s.%s: no column type for %s".formatted(table.name(), field.name(), schema));
  }

  private static Metadata metadata(String unit, String doc, Schema.Field field) {
    MetadataBuilder metadata = new MetadataBuilder();
    if (doc != null) {
      metadata.putString("comment", doc);
    }

    if (unit != null && !unit.isEmpty()) {
      metadata.putString("unit", unit);
    }

    for (String flag : List.of(KEY, NON_FINITE)) {
      if (Boolean.TRUE.equals(field.getObjectProp(flag))) {
        metadata.putBoolean(flag, true);
      }
    }

    Object sigma = field.getObjectProp(SIGMA);
    if (sigma != null) {
      metadata.putString(
          SIGMA,
          sigma instanceof List<?> bounds
              ? bounds.stream().map(Object::toString).collect(Collectors.joining(" "))
              : sigma.toString());
    }

    return metadata.build();
  }
}
