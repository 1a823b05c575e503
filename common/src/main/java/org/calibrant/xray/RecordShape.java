package org.calibrant.xray;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.calibrant.core.Unit;

/** How to take a record apart and put it together again; looked up once per class. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final String[] names;
  private final String[] units;
  private final Method[] accessors;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    names = Arrays.stream(components).map(c -> kebab(c.getName())).toArray(String[]::new);
    units = Arrays.stream(components).map(RecordShape::unit).toArray(String[]::new);
    accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
    for (Method accessor : accessors) {
      accessor.setAccessible(true);
    }

    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its own constructor: " + type, e);
    }

    constructor.setAccessible(true);
  }

  static RecordShape of(Object node) {
    return SHAPES.get(node.getClass());
  }

  int size() {
    return names.length;
  }

  /** The name of a component as a configuration writes it. */
  String name(int component) {
    return names[component];
  }

  /** The unit of a component; {@code ""} for a pure number. */
  String unit(int component) {
    return units[component];
  }

  Object[] parts(Object node) {
    Object[] parts = new Object[accessors.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(node, i);
    }

    return parts;
  }

  Object part(Object node, int component) {
    try {
      return accessors[component].invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + names[component] + " of " + node, e);
    }
  }

  /** A new record; what its compact constructor refuses is thrown as it was thrown there. */
  Object make(Object[] parts) {
    try {
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }

      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }

  private static String unit(RecordComponent component) {
    Unit unit = component.getAnnotation(Unit.class);
    return unit == null ? "" : unit.value();
  }

  /** {@code nhE22} becomes {@code nh-e22}. */
  private static String kebab(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        out.append('-');
      }

      out.append(Character.toLowerCase(c));
    }

    return out.toString();
  }
}
