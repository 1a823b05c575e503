package org.calibrant.conf;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.InputFile;
import org.calibrant.core.MayBeAbsent;
import org.calibrant.core.Shorthand;

/**
 * Makes records of a resolved tree. Every method returns null where it has reported a mistake, so
 * that the rest of the tree is still looked at.
 */
final class Binder {
  private static final Pattern DOT = Pattern.compile("\\.");

  /** Where the first word of a message ends. */
  private static final Pattern END = Pattern.compile("[ :]");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  private final Tree tree;
  private final Problems problems;
  private final Map<String, String> files = new HashMap<>();

  Binder(Tree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  /** Where input files are named, with the absolute names that were bound. */
  Map<String, String> files() {
    return files;
  }

  Object value(Place place, ConfigValue node, Type type) {
    Class<?> raw = Types.raw(type);
    if (raw.isArray()) {
      return array(place, node, raw);
    } else if (raw == List.class) {
      return list(place, node, type);
    } else if (raw == Map.class) {
      return map(place, node, type);
    } else if (raw == InputFile.class) {
      return Scalars.isScalar(node) ? file(place, node) : wrong(place, node, "a file name");
    } else if (raw.isRecord()) {
      return node instanceof ConfigObject fields
          ? record(place, fields, raw, false)
          : wrong(place, node, raw.getSimpleName() + " { … }");
    } else if (Types.isRole(raw)) {
      return role(place, node, raw);
    } else {
      return Scalars.isScalar(node)
          ? scalar(place, node, raw)
          : wrong(place, node, Types.name(raw));
    }
  }

  private Object role(Place place, ConfigValue node, Class<?> role) {
    Shorthand shorthand = role.getAnnotation(Shorthand.class);
    boolean bare = node instanceof ConfigList || Scalars.isNumber(node);
    if (shorthand != null && bare) {
      return shorthand(place, node, shorthand.value());
    }

    return node instanceof ConfigObject fields
        ? chosen(place, fields, role)
        : wrong(place, node, role.getSimpleName() + " { kind = … }");
  }

  private Object shorthand(Place place, ConfigValue node, Class<? extends Record> type) {
    Type only = type.getRecordComponents()[0].getGenericType();
    ConfigValue items =
        node instanceof ConfigList
            ? node
            : ConfigValueFactory.fromIterable(List.of(node)).withOrigin(node.origin());
    Object argument = value(place, items, only);
    return argument == null ? null : construct(place, node, type, new Object[] {argument});
  }

  private Object chosen(Place place, ConfigObject fields, Class<?> role) {
    ConfigValue kind = fields.get("kind");
    if (kind == null) {
      String kinds = "; beside " + role.getSimpleName() + " are " + Roles.kinds(role);
      return missing(place.key("kind"), fields, "which " + role.getSimpleName() + kinds);
    } else if (!Scalars.isString(kind)) {
      return wrong(place.key("kind"), kind, "the name of a " + role.getSimpleName());
    } else {
      String name = Scalars.text(kind);
      Optional<Class<?>> type = Roles.find(name, role);
      if (type.isEmpty()) {
        report(place.key("kind"), kind, Roles.unknown(name, role));
        return null;
      }

      return record(place, fields, type.get(), true);
    }
  }

  private Object record(Place place, ConfigObject fields, Class<?> type, boolean hasKind) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = Types.keys(type);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      ConfigValue field = fields.get(keys.get(i));
      Place at = place.key(keys.get(i));
      Type wanted = components[i].getGenericType();
      boolean nothing =
          field == null
              && components[i].isAnnotationPresent(MayBeAbsent.class)
              && Types.raw(wanted) == Map.class;
      arguments[i] =
          nothing
              ? Map.of()
              : field == null ? missing(at, fields, Types.name(wanted)) : value(at, field, wanted);
    }

    for (String key : new TreeSet<>(fields.keySet())) {
      if (!keys.contains(key) && !(hasKind && key.equals("kind"))) {
        problems.add(
            tree.at(place.key(key), fields.get(key)),
            place.key(key),
            () ->
                "unknown key; %s has %s".formatted(type.getSimpleName(), keys)
                    + DidYouMean.hint(key, keys));
      }
    }

    return Arrays.asList(arguments).contains(null)
        ? null
        : construct(place, fields, type, arguments);
  }

  private Object construct(Place place, ConfigValue node, Class<?> type, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      return refused(place, node, type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    }
  }

  /**
   * The record's own rules: its message becomes a line at the record, or, where it begins with the
   * name of a component, where that component was written.
   */
  private Object refused(Place place, ConfigValue node, Class<?> type, Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return report(place, node, type.getSimpleName() + " of this size does not fit into memory");
    } else if (cause instanceof Error error) {
      throw error;
    }

    String message = cause.getMessage();
    boolean mute = message == null || message.isBlank();
    if (mute) {
      return report(place, node, type.getSimpleName() + " refuses these values");
    }

    Place named = place;
    ConfigValue at = node;
    for (String key : DOT.split(END.split(message, 2)[0], -1)) {
      if (at instanceof ConfigObject fields && fields.get(key) != null) {
        named = named.key(key);
        at = fields.get(key);
      }
    }

    problems.add(tree.at(named, at), place, message);
    return null;
  }

  private Object array(Place place, ConfigValue node, Class<?> type) {
    List<Object> items = items(place, node, type.getComponentType(), type);
    if (items == null) {
      return null;
    }

    Object array = Array.newInstance(type.getComponentType(), items.size());
    for (int i = 0; i < items.size(); i++) {
      Array.set(array, i, items.get(i));
    }

    return array;
  }

  private Object list(Place place, ConfigValue node, Type type) {
    List<Object> items = items(place, node, Types.argument(type, 0), type);
    return items == null ? null : List.copyOf(items);
  }

  private List<Object> items(Place place, ConfigValue node, Type item, Type all) {
    if (!(node instanceof ConfigList items)) {
      wrong(place, node, Types.name(all));
      return null;
    }

    List<Object> bound = new ArrayList<>(items.size());
    boolean complete = true;
    for (ConfigValue each : items) {
      Object value = value(place.item(bound.size()), each, item);
      complete &= value != null;
      bound.add(value);
    }

    return complete ? bound : null;
  }

  /**
   * Keys are names that the user chose; they are sorted, so that the order of lines is no input.
   * Where the values are no objects, an object is a dotted name: {@code a { b = 1 }} is {@code a.b = 1}.
   */
  private Object map(Place place, ConfigValue node, Type type) {
    if (!(node instanceof ConfigObject fields)) {
      return wrong(place, node, Types.name(type));
    }

    TreeMap<String, Object> bound = new TreeMap<>();
    entries("", place, fields, Types.argument(type, 1), bound);
    return bound.containsValue(null) ? null : Collections.unmodifiableSortedMap(bound);
  }

  private void entries(
      String prefix, Place place, ConfigObject fields, Type item, Map<String, Object> bound) {
    for (String key : new TreeSet<>(fields.keySet())) {
      ConfigValue field = fields.get(key);
      Place at = place.key(key);
      String name = prefix + key;
      if (Types.isWrittenBare(item) && isNames(field)) {
        entries(name + ".", at, (ConfigObject) field, item, bound);
      } else if (bound.containsKey(name)) {
        report(at, field, name + " is set twice");
      } else {
        bound.put(name, value(at, field, item));
      }
    }
  }

  private static boolean isNames(ConfigValue value) {
    return value instanceof ConfigObject fields && !fields.isEmpty() && fields.get("kind") == null;
  }

  private Object file(Place place, ConfigValue value) {
    if (!Scalars.isString(value)) {
      return wrong(place, value, "file", () -> " (a name that looks so needs quotes)");
    }

    try {
      InputFile file = new InputFile(located(place, value));
      files.put(place.toString(), file.uri());
      return file;
    } catch (InvalidPathException e) {
      return wrong(place, value, "the name of a file");
    } catch (IllegalArgumentException e) {
      return report(place, value, e.getMessage());
    }
  }

  /** Relative names are relative to the folder of the file in which they are written. */
  private String located(Place place, ConfigValue value) {
    String name = Scalars.text(value);
    return name.isBlank() || SCHEME.matcher(name).lookingAt()
        ? name
        : tree.at(place, value)
            .source()
            .folder()
            .resolve(name)
            .toAbsolutePath()
            .normalize()
            .toString();
  }

  private Object scalar(Place place, ConfigValue value, Class<?> type) {
    Object bound = Scalars.value(value, type);
    return bound == null
        ? wrong(place, value, Types.name(type), () -> Scalars.hint(value, type))
        : bound;
  }

  private Object report(Place place, ConfigValue value, String message) {
    problems.add(tree.at(place, value), place, message);
    return null;
  }

  private Object missing(Place place, ConfigObject fields, String what) {
    return report(place, fields, "missing key (" + what + ")");
  }

  private Object wrong(Place place, ConfigValue node, String expected) {
    return wrong(place, node, expected, () -> "");
  }

  private Object wrong(Place place, ConfigValue node, String expected, Supplier<String> hint) {
    problems.add(
        tree.at(place, node),
        place,
        () -> "expected " + expected + ", found " + Hocon.found(node) + hint.get());
    return null;
  }
}
