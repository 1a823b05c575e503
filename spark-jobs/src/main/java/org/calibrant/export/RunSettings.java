package org.calibrant.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of a run by path, in the order of its configuration. */
final class RunSettings {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  RunSettings(FinishedRun run) {
    for (String line : run.settings()) {
      int equals = line.indexOf(" = ");
      if (equals > 0) {
        values.put(line.substring(0, equals), parsed(line.substring(equals + 3)));
      }
    }
  }

  /** What is not JSON is a text. */
  private static JsonNode parsed(String value) {
    try {
      JsonNode node = JSON.readTree(value);
      return node.isMissingNode() ? TextNode.valueOf(value) : node;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(value);
    }
  }

  Map<String, JsonNode> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The first setting whose path ends with the first ending that any has. */
  Optional<JsonNode> ending(String... endings) {
    for (String ending : endings) {
      for (Map.Entry<String, JsonNode> setting : values.entrySet()) {
        if (setting.getKey().endsWith(ending)) {
          return Optional.of(setting.getValue());
        }
      }
    }

    return Optional.empty();
  }
}
