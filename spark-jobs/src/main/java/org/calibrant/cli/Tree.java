package org.calibrant.cli;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The records that a campaign is made of. */
final class Tree {
  private Tree() {}

  /** A record and all records below it, each before its own, in the order of the components. */
  static List<Record> records(Record root) {
    List<Record> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(Object value, List<Record> found) {
    if (value instanceof Record record) {
      found.add(record);
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        if (!component.getType().isPrimitive()) {
          collect(component(record, component), found);
        }
      }
    } else if (value instanceof Iterable<?> list) {
      list.forEach(element -> collect(element, found));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(element -> collect(element, found));
    } else if (value instanceof Object[] array) {
      Arrays.asList(array).forEach(element -> collect(element, found));
    }
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true); // a user's record may be package-private
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component + " of " + record.getClass(), e);
    }
  }
}
