package org.calibrant.spark;

import static java.lang.reflect.Modifier.STATIC;
import static java.lang.reflect.Modifier.TRANSIENT;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A digest of a value by its content, the same in every JVM: records by their components, other
 * objects by their fields, arrays and lists element by element, maps and sets whatever their order.
 *
 * <p>Java's own serial form would not do: the order of its immutable maps differs from start to
 * start. What has no content to speak of (a stream, a thread, a lambda) has no fingerprint.
 */
final class Fingerprint {
  /** What a fingerprint cannot be taken of. */
  static final class Opaque extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Opaque(Class<?> type) {
      super("no fingerprint of a " + type.getName(), null, false, false);
    }
  }

  private static final int DEPTH = 200;

  /** What travels to the workers, the fields of the parents first. */
  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          List<Field> fields = new ArrayList<>();
          for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            Arrays.stream(c.getDeclaredFields())
                .filter(field -> (field.getModifiers() & (STATIC | TRANSIENT)) == 0)
                .sorted(Comparator.comparing(Field::getName))
                .forEach(fields::add);
          }

          fields.forEach(field -> field.setAccessible(true));
          return fields.toArray(Field[]::new);
        }
      };

  private int depth;

  /** 32 bytes. */
  byte[] of(Object value) {
    if (depth > DEPTH) {
      throw new Opaque(value.getClass()); // probably a cycle
    }

    depth++;
    try {
      MessageDigest sha = Sha256.digest();
      add(sha, value);
      return sha.digest();
    } finally {
      depth--;
    }
  }

  private void add(MessageDigest sha, Object value) {
    if (value == null) {
      sha.update((byte) 0);
    } else if (value instanceof Number number
        && value.getClass().getName().startsWith("java.lang.")) {
      name(sha, value.getClass());
      boolean whole = !(value instanceof Double || value instanceof Float);
      number(sha, whole ? number.longValue() : Double.doubleToLongBits(number.doubleValue()));
    } else if (value instanceof String || value instanceof Boolean || value instanceof Character) {
      name(sha, value.getClass());
      text(sha, value.toString());
    } else if (value instanceof Enum<?> constant) {
      name(sha, constant.getDeclaringClass());
      text(sha, constant.name());
    } else if (value instanceof Class<?> type) {
      text(sha, type.getName());
    } else if (value instanceof Optional<?> optional) {
      name(sha, Optional.class);
      nested(sha, optional.orElse(null));
    } else if (value.getClass().isArray()) {
      array(sha, value);
    } else if (value instanceof Map<?, ?> map) {
      text(sha, "map");
      unordered(sha, map.entrySet().stream().map(e -> pair(e.getKey(), e.getValue())).toList());
    } else if (value instanceof Set<?> set) {
      text(sha, "set");
      unordered(sha, set.stream().map(this::of).toList());
    } else if (value instanceof Collection<?> list) {
      text(sha, "list");
      number(sha, list.size());
      list.forEach(element -> nested(sha, element));
    } else {
      object(sha, value);
    }
  }

  private byte[] pair(Object key, Object value) {
    MessageDigest sha = Sha256.digest();
    sha.update(of(key));
    sha.update(of(value));
    return sha.digest();
  }

  private static void unordered(MessageDigest sha, List<byte[]> digests) {
    number(sha, digests.size());
    digests.stream().sorted(Arrays::compareUnsigned).forEach(sha::update);
  }

  private void nested(MessageDigest sha, Object value) {
    sha.update(of(value));
  }

  private void array(MessageDigest sha, Object array) {
    name(sha, array.getClass());
    if (array instanceof double[] numbers) {
      number(sha, numbers.length);
      ByteBuffer bytes = ByteBuffer.allocate(8 * Math.min(numbers.length, 4096));
      for (double number : numbers) {
        if (!bytes.hasRemaining()) {
          sha.update(bytes.array());
          bytes.clear();
        }

        bytes.putLong(Double.doubleToLongBits(number));
      }

      sha.update(bytes.array(), 0, bytes.position());
    } else {
      int length = Array.getLength(array);
      number(sha, length);
      boolean plain = array.getClass().getComponentType().isPrimitive();
      for (int i = 0; i < length; i++) {
        Object element = Array.get(array, i);
        if (plain) {
          add(sha, element);
        } else {
          nested(sha, element);
        }
      }
    }
  }

  private void object(MessageDigest sha, Object value) {
    Class<?> type = value.getClass();
    if (type.isHidden() || type.isSynthetic()) {
      throw new Opaque(type);
    }

    name(sha, type);
    if (type.getName().startsWith("java.")) {
      jdk(sha, value);
      return;
    }

    try {
      for (Field field : FIELDS.get(type)) {
        nested(sha, field.get(value));
      }
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      throw new Opaque(type);
    }
  }

  /** Numbers, times and identifiers of the JDK say all in their text. */
  private static void jdk(MessageDigest sha, Object value) {
    String type = value.getClass().getName();
    if (!(type.startsWith("java.math.")
        || type.startsWith("java.time.")
        || type.equals("java.util.UUID")
        || type.equals("java.util.BitSet")
        || type.equals("java.net.URI"))) {
      throw new Opaque(value.getClass());
    }

    text(sha, value.toString());
  }

  private static void name(MessageDigest sha, Class<?> type) {
    text(sha, type.getName());
  }

  private static void text(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(sha, bytes.length);
    sha.update(bytes);
  }

  private static void number(MessageDigest sha, long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      sha.update((byte) (number >>> shift));
    }
  }
}
