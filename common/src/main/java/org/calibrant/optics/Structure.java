package org.calibrant.optics;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * The canonical text of a tree of records: {@code Name{component:value,…}} with components in the order
 * of their names and numbers as {@link Double#toString(double)} writes them; a file is the SHA-256 of
 * its content. Two structures with one text are built once.
 */
final class Structure {
  private Structure() {}

  static String text(Object value) {
    if (value instanceof InputFile file) {
      return "file:" + Inputs.sha256(file);
    } else if (value instanceof Record node) {
      return record(node);
    } else if (value instanceof List<?> list) {
      return list.stream().map(Structure::text).toList().toString();
    } else if (value.getClass().isArray()) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(text(Array.get(value, i)));
      }

      return elements.toString();
    } else {
      return value.toString();
    }
  }

  private static String record(Record node) {
    RecordComponent[] components = node.getClass().getRecordComponents();
    Arrays.sort(components, Comparator.comparing(RecordComponent::getName));
    List<String> entries = new ArrayList<>();
    for (RecordComponent component : components) {
      entries.add(component.getName() + ":" + text(value(node, component)));
    }

    return node.getClass().getName() + "{" + String.join(",", entries) + "}";
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record hides its component " + component.getName(), e);
    }
  }

  /** SHA-256 of a text, in hexadecimal. */
  static String digest(String text) {
    return Inputs.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
