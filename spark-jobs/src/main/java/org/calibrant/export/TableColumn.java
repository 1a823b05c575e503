package org.calibrant.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.Type;
import org.calibrant.core.BadInput;

/**
 * A column of a table, as the table describes it.
 *
 * @param name its name
 * @param type {@code double}, {@code integer}, {@code long}, {@code string}, {@code boolean}, or
 *     {@code array<…>} of one of them
 * @param unit unit of its values; empty for a pure number or where none is stated
 * @param comment what it means; empty where nothing is said
 * @param key whether rows of two runs that agree here belong together
 * @param sigma the column that holds its standard error, or the two that hold its bounds; mostly
 *     empty
 */
public record TableColumn(
    String name, String type, String unit, String comment, boolean key, List<String> sigma) {
  private static final String SCHEMA = "org.apache.spark.sql.parquet.row.metadata";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The columns of a file, with what Spark wrote beside them. */
  static List<TableColumn> of(String file, FileMetaData metadata) {
    String schema = metadata.getKeyValueMetaData().get(SCHEMA);
    List<TableColumn> columns = new ArrayList<>();
    if (schema == null) {
      for (Type field : metadata.getSchema().getFields()) {
        columns.add(new TableColumn(field.getName(), "", "", "", false, List.of()));
      }

      return columns;
    }

    try {
      for (JsonNode field : JSON.readTree(schema).path("fields")) {
        JsonNode about = field.path("metadata");
        columns.add(
            new TableColumn(
                field.path("name").asText(),
                type(field.path("type")),
                about.path("unit").asText(),
                about.path("comment").asText(),
                about.path("key").asBoolean(),
                words(about.path("sigma").asText())));
      }
    } catch (JsonProcessingException e) {
      throw new BadInput(file, SCHEMA, "expected JSON: " + e.getOriginalMessage(), e);
    }

    return columns;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(" "));
  }

  private static String type(JsonNode type) {
    return type.isObject() && type.has("elementType")
        ? "%s<%s>".formatted(type.path("type").asText(), type(type.path("elementType")))
        : type.asText();
  }
}
