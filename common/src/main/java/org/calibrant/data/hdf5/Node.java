package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What carries attributes: a {@link Group} or a {@link Dataset}. Attributes may be given until the
 * file is finished; giving one a second time replaces it. Numbers arrive in Python as numpy scalars
 * and arrays, texts as {@code str}.
 */
public abstract class Node {
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();

  /** Values of an attribute: {@code doubles} and {@code longs} as they are, texts for the heap. */
  private record Attribute(List<Long> shape, Element element, Bytes numbers, List<String> texts) {}

  Node() {}

  /** A double. */
  public void attribute(String name, double value) {
    put(name, new Attribute(List.of(), Element.float64(), new Bytes().f64(value), null));
  }

  /** A 64-bit integer. */
  public void attribute(String name, long value) {
    put(name, new Attribute(List.of(), Element.integer(8), new Bytes().u64(value), null));
  }

  /** A text. */
  public void attribute(String name, String value) {
    put(name, new Attribute(List.of(), Element.heapText(), null, List.of(value)));
  }

  /** A list of doubles, at most 8,000. */
  public void attribute(String name, double[] values) {
    Bytes numbers = new Bytes();
    for (double value : values) {
      numbers.f64(value);
    }

    put(name, new Attribute(List.of((long) values.length), Element.float64(), numbers, null));
  }

  /** A list of 64-bit integers, at most 8,000. */
  public void attribute(String name, long[] values) {
    Bytes numbers = new Bytes();
    for (long value : values) {
      numbers.u64(value);
    }

    put(name, new Attribute(List.of((long) values.length), Element.integer(8), numbers, null));
  }

  /** A list of texts, at most 4,000. */
  public void attribute(String name, List<String> values) {
    List<String> texts = List.copyOf(values);
    put(name, new Attribute(List.of((long) texts.size()), Element.heapText(), null, texts));
  }

  private void put(String name, Attribute attribute) {
    int bytes = attribute.numbers == null ? 16 * attribute.texts.size() : attribute.numbers.size();
    if (name.isEmpty() || name.indexOf('\0') >= 0 || name.length() > 255) {
      throw new IllegalArgumentException(
          "the name of an attribute must have 1 to 255 characters, was \"" + name + "\"");
    }

    if (bytes > 64000) {
      throw new IllegalArgumentException(
          "attribute %s has %d bytes; beyond 64000 make it a data set".formatted(name, bytes));
    }

    attributes.put(name, attribute);
  }

  final void writeAttributes(Header header, TextHeap heap) throws IOException {
    for (Map.Entry<String, Attribute> entry : attributes.entrySet()) {
      Attribute attribute = entry.getValue();
      Bytes values = attribute.numbers;
      if (values == null) {
        values = new Bytes();
        for (String text : attribute.texts) {
          values.bytes(heap.add(text.getBytes(StandardCharsets.UTF_8)));
        }
      }

      long[] shape = attribute.shape.stream().mapToLong(Long::longValue).toArray();
      header.attribute(entry.getKey(), attribute.element, shape, values.toArray());
    }
  }

  /** A word of the format itself, in ASCII of fixed length. */
  final void keyword(String name, String value) {
    Bytes text = new Bytes().bytes(value.getBytes(StandardCharsets.US_ASCII)).u8(0);
    put(name, new Attribute(List.of(), Element.keyword(text.size()), text, null));
  }

  /** Writes the object header with everything below it; returns its address. */
  abstract long write(Space space, TextHeap heap) throws IOException;
}
