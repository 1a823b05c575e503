package org.calibrant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The manifests of {@code submit/k8s}, read as strictly as the API of Kubernetes can read them. */
final class Manifests {
  private static final Path FOLDER = Path.of("../submit/k8s");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new NothingElse());

  private Manifests() {}

  /** The documents of a file. */
  static List<JsonNode> of(String file) throws IOException {
    return documents(Files.readString(FOLDER.resolve(file)));
  }

  static List<JsonNode> documents(String text) throws IOException {
    return new ArrayList<>(
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(YAML.getFactory().createParser(text))
            .readAll());
  }

  /** The one document of this kind, as an object; a field that Kubernetes does not know fails. */
  static <T> T only(String file, Class<T> type) throws IOException {
    List<JsonNode> some =
        of(file).stream()
            .filter(one -> one.path("kind").asText().equals(type.getSimpleName()))
            .toList();
    if (some.size() != 1) {
      throw new AssertionError(some.size() + " of " + type.getSimpleName() + " in " + file);
    }

    return strict(some.get(0), type);
  }

  static <T> T strict(JsonNode document, Class<T> type) throws JsonProcessingException {
    return STRICT.treeToValue(document, type);
  }

  /** Switches off what keeps unknown fields for later. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}
