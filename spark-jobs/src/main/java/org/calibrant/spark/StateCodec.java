package org.calibrant.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Remembered states as bytes. Reading creates only classes of Calibrant, of the state's own package
 * and those below it, and values of the JDK (numbers, strings, arrays, collections, times).
 */
final class StateCodec {
  private static final String JDK_VALUES =
      "java.lang.Boolean;java.lang.Byte;java.lang.Character;java.lang.Double;java.lang.Enum;"
          + "java.lang.Float;java.lang.Integer;java.lang.Long;java.lang.Number;java.lang.Object;"
          + "java.lang.Short;java.lang.String;java.math.BigDecimal;java.math.BigInteger;java.time.*;"
          + "java.util.ArrayDeque;java.util.ArrayList;java.util.Arrays$ArrayList;java.util.BitSet;"
          + "java.util.CollSer;java.util.HashMap;java.util.HashSet;"
          + "java.util.ImmutableCollections$*;java.util.LinkedHashMap;"
          + "java.util.LinkedHashSet;java.util.LinkedList;java.util.Map$Entry;java.util.TreeMap;"
          + "java.util.TreeSet;java.util.UUID";

  private StateCodec() {}

  static byte[] bytes(Serializable state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(state);
    } catch (IOException e) {
      throw new IllegalArgumentException("the state cannot be remembered: " + Causes.line(e), e);
    }

    return bytes.toByteArray();
  }

  /**
   * @param type the state's class, whose package may occur
   * @throws InvalidClassException when the bytes hold another class
   */
  static Remembered state(byte[] bytes, Class<?> type) throws IOException {
    try (Reader in = new Reader(bytes, type)) {
      return in.state();
    } catch (ClassNotFoundException e) {
      throw new InvalidClassException(e.getMessage(), "no such class");
    } catch (ClassCastException e) {
      throw new InvalidClassException(type.getName(), "not a remembered state");
    }
  }

  private static final class Reader extends ObjectInputStream {
    private final ClassLoader loader;
    private final Set<String> refused = new LinkedHashSet<>();

    Reader(byte[] bytes, Class<?> type) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = type.getClassLoader();
      ObjectInputFilter allowed = ObjectInputFilter.Config.createFilter(pattern(bytes, type));
      setObjectInputFilter(info -> checked(allowed, info));
    }

    private Remembered state() throws IOException, ClassNotFoundException {
      try {
        return (Remembered) readObject();
      } catch (InvalidClassException e) {
        throw refused.isEmpty()
            ? e
            : new InvalidClassException(String.join(", ", refused), "refused");
      }
    }

    private static String pattern(byte[] bytes, Class<?> type) {
      String home = type.getPackageName();
      boolean users = !home.isEmpty() && !home.startsWith("java.") && !home.startsWith("javax.");
      return "maxdepth=200;maxbytes=%d;maxarray=%d;maxrefs=%d;org.calibrant.**;%s%s;!*"
          .formatted(
              bytes.length + 1L,
              bytes.length,
              bytes.length,
              users ? home + ".**;" : "",
              JDK_VALUES);
    }

    private ObjectInputFilter.Status checked(
        ObjectInputFilter allowed, ObjectInputFilter.FilterInfo info) {
      ObjectInputFilter.Status status = allowed.checkInput(info);
      if (status == ObjectInputFilter.Status.REJECTED) {
        refused.add(info.serialClass() == null ? "too much" : info.serialClass().getName());
      }

      return status;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return super.resolveClass(description);
      } catch (ClassNotFoundException e) {
        return Class.forName(description.getName(), false, loader); // from the user's own jar
      }
    }
  }
}
