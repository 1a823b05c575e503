package org.calibrant.data.hdf5;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Turns scalars and arrays of any depth, as the parser makes them, into flat ones. */
final class Flat {
  private Flat() {}

  static double[] doubles(Object data, long count) {
    if (data instanceof double[] flat && flat.length == count) {
      return flat;
    }

    double[] flat = new double[Math.toIntExact(count)];
    check(fill(data, flat, 0), count);
    return flat;
  }

  static long[] longs(Object data, long count) {
    if (data instanceof long[] flat && flat.length == count) {
      return flat;
    }

    long[] flat = new long[Math.toIntExact(count)];
    check(fill(data, flat, 0), count);
    return flat;
  }

  static List<String> texts(Object data, long count) {
    List<String> flat = new ArrayList<>();
    collect(data, flat);
    check(flat.size(), count);
    return flat;
  }

  private static void check(long found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException("found %d values, expected %d".formatted(found, expected));
    }
  }

  private static int fill(Object data, Object flat, int from) {
    int at = from;
    if (data != null && data.getClass().isArray()) {
      int length = Array.getLength(data);
      for (int i = 0; i < length; i++) {
        at = fill(Array.get(data, i), flat, at);
      }
    } else if (data instanceof Number number) {
      if (flat instanceof double[] doubles) {
        doubles[at++] = number.doubleValue();
      } else {
        ((long[]) flat)[at++] = integer(number);
      }
    } else if (data != null) {
      throw new IllegalArgumentException("expected numbers, found " + data.getClass());
    }

    return at;
  }

  private static long integer(Number number) {
    if (number instanceof Double || number instanceof Float) {
      throw new IllegalArgumentException("expected integers, found floating-point numbers");
    }

    return number.longValue();
  }

  private static void collect(Object data, List<String> flat) {
    if (data instanceof String text) {
      flat.add(text);
    } else if (data instanceof Object[] array) {
      for (Object element : array) {
        collect(element, flat);
      }
    } else if (data != null) {
      throw new IllegalArgumentException("expected texts, found " + data.getClass());
    }
  }
}
