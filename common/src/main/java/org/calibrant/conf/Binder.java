package org.calibrant.conf;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.calibrant.core.InputFile;
import org.calibrant.core.Shorthand;

/**
 * Makes records of a resolved tree. Every method returns null where it has reported a mistake, so
 * that the rest of the tree is still looked at.
 */
final class Binder {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  private final Problems problems;
  private final IdentityHashMap<Node.Word, String> files = new IdentityHashMap<>();

  Binder(Problems problems) {
    this.problems = problems;
  }

  /** Words that name input files, with the absolute name that was bound. */
  IdentityHashMap<Node.Word, String> files() {
    return files;
  }

  Object value(Place place, Node node, Type type) {
    Class<?> raw = Types.raw(type);
    if (node instanceof Node.Broken) {
      return null;
    } else if (raw.isArray()) {
      return array(place, node, raw);
    } else if (raw == List.class) {
      return list(place, node, type);
    } else if (raw == Map.class) {
      return map(place, node, type);
    } else if (raw == InputFile.class) {
      return node instanceof Node.Word word ? file(place, word) : wrong(place, node, "a file name");
    } else if (raw.isRecord()) {
      return node instanceof Node.Fields fields
          ? record(place, fields, raw, false)
          : wrong(place, node, raw.getSimpleName() + " { … }");
    } else if (Types.isRole(raw)) {
      return role(place, node, raw);
    } else {
      return node instanceof Node.Word word
          ? scalar(place, word, raw)
          : wrong(place, node, Types.name(raw));
    }
  }

  private Object role(Place place, Node node, Class<?> role) {
    Shorthand shorthand = role.getAnnotation(Shorthand.class);
    boolean bare =
        node instanceof Node.Items || (node instanceof Node.Word word && word.isNumber());
    if (shorthand != null && bare) {
      return shorthand(place, node, shorthand.value());
    }

    return node instanceof Node.Fields fields
        ? chosen(place, fields, role)
        : wrong(place, node, role.getSimpleName() + " { kind = … }");
  }

  private Object shorthand(Place place, Node node, Class<? extends Record> type) {
    RecordComponent only = type.getRecordComponents()[0];
    Node items = node instanceof Node.Word ? new Node.Items(node.at(), List.of(node)) : node;
    Object argument = value(place, items, only.getGenericType());
    return argument == null ? null : construct(place, node, type, new Object[] {argument});
  }

  private Object chosen(Place place, Node.Fields fields, Class<?> role) {
    Node.Field kind = fields.map().get("kind");
    if (kind == null) {
      String kinds = "; beside " + role.getSimpleName() + " are " + Roles.kinds(role);
      return missing(place.key("kind"), fields, "which " + role.getSimpleName() + kinds);
    } else if (kind.value() instanceof Node.Broken) {
      return null;
    } else if (!(kind.value() instanceof Node.Word word) || !word.isString()) {
      return wrong(place.key("kind"), kind.value(), "the name of a " + role.getSimpleName());
    } else {
      Optional<Class<?>> type = Roles.find(word.text(), role);
      if (type.isEmpty()) {
        problems.add(word.at(), place.key("kind"), Roles.unknown(word.text(), role));
        return null;
      }

      return record(place, fields, type.get(), true);
    }
  }

  private Object record(Place place, Node.Fields fields, Class<?> type, boolean hasKind) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = Types.keys(type);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Node.Field field = fields.map().get(keys.get(i));
      Place at = place.key(keys.get(i));
      Type wanted = components[i].getGenericType();
      arguments[i] =
          field == null
              ? missing(at, fields, Types.name(wanted))
              : value(at, field.value(), wanted);
    }

    for (Map.Entry<String, Node.Field> entry : fields.map().entrySet()) {
      String key = entry.getKey();
      if (!keys.contains(key) && !(hasKind && key.equals("kind"))) {
        problems.add(
            entry.getValue().at(),
            place.key(key),
            () ->
                "unknown key; %s has %s".formatted(type.getSimpleName(), keys)
                    + Nearest.hint(key, keys));
      }
    }

    return Arrays.asList(arguments).contains(null)
        ? null
        : construct(place, fields, type, arguments);
  }

  private Object construct(Place place, Node node, Class<?> type, Object[] arguments) {
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

  /** The record's own rules: its message becomes a line at the record. */
  private Object refused(Place place, Node node, Class<?> type, Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      problems.add(
          node.at(), place, type.getSimpleName() + " of this size does not fit into memory");
      return null;
    } else if (cause instanceof Error error) {
      throw error;
    }

    String message = cause.getMessage();
    problems.add(
        node.at(),
        place,
        message == null || message.isBlank()
            ? type.getSimpleName() + " refuses these values"
            : message);
    return null;
  }

  private Object array(Place place, Node node, Class<?> type) {
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

  private Object list(Place place, Node node, Type type) {
    List<Object> items = items(place, node, Types.argument(type, 0), type);
    return items == null ? null : List.copyOf(items);
  }

  private List<Object> items(Place place, Node node, Type item, Type all) {
    if (!(node instanceof Node.Items items)) {
      wrong(place, node, Types.name(all));
      return null;
    }

    List<Object> bound = new ArrayList<>(items.items().size());
    boolean complete = true;
    for (Node each : items.items()) {
      Object value = value(place.item(bound.size()), each, item);
      complete &= value != null;
      bound.add(value);
    }

    return complete ? bound : null;
  }

  /** Keys are names that the user chose; they are sorted, so that the order of lines is no input. */
  private Object map(Place place, Node node, Type type) {
    if (!(node instanceof Node.Fields fields)) {
      return wrong(place, node, Types.name(type));
    }

    TreeMap<String, Object> bound = new TreeMap<>();
    Type item = Types.argument(type, 1);
    fields
        .map()
        .forEach((key, field) -> bound.put(key, value(place.key(key), field.value(), item)));
    return bound.containsValue(null) ? null : Collections.unmodifiableSortedMap(bound);
  }

  private Object file(Place place, Node.Word word) {
    if (!word.isString()) {
      return wrong(place, word, "file", () -> " (a name that looks so needs quotes)");
    }

    try {
      InputFile file = new InputFile(located(word));
      files.put(word, file.uri());
      return file;
    } catch (InvalidPathException e) {
      return wrong(place, word, "the name of a file");
    } catch (IllegalArgumentException e) {
      problems.add(word.at(), place, e.getMessage());
      return null;
    }
  }

  /** Relative names are relative to the folder of the file in which they are written. */
  private static String located(Node.Word word) {
    String name = word.text();
    return name.isBlank() || SCHEME.matcher(name).lookingAt()
        ? name
        : word.at().source().folder().resolve(name).toAbsolutePath().normalize().toString();
  }

  private Object scalar(Place place, Node.Word word, Class<?> type) {
    Object value = Scalars.value(word, type);
    return value == null
        ? wrong(place, word, Types.name(type), () -> Scalars.hint(word, type))
        : value;
  }

  private Object missing(Place place, Node.Fields fields, String what) {
    problems.add(fields.at(), place, "missing key (" + what + ")");
    return null;
  }

  private Object wrong(Place place, Node node, String expected) {
    return wrong(place, node, expected, () -> "");
  }

  private Object wrong(Place place, Node node, String expected, Supplier<String> hint) {
    problems.add(
        node.at(),
        place,
        () -> "expected " + expected + ", found " + Hocon.found(node) + hint.get());
    return null;
  }
}
