package org.calibrant.conf;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calibrant.core.Engine;
import org.calibrant.core.Shorthand;
import org.calibrant.core.Unit;

/** What can be written after {@code kind =}, and what each kind is made of. */
public final class Kinds {
  private Kinds() {}

  /**
   * A record, role or enum by its full name, by its name below {@code org.calibrant}, or by its
   * simple name where only one class of the house has it.
   */
  public static Optional<Class<?>> find(String name) {
    if (name.contains(".")) {
      return Roles.candidates(name, Engine.class).stream()
          .map(Roles::load)
          .flatMap(Optional::stream)
          .findFirst();
    }

    List<Class<?>> named = new ArrayList<>();
    Roles.classes(Engine.class, "")
        .filter(type -> type.getSimpleName().equals(name))
        .filter(type -> type.isRecord() || type.isInterface() || type.isEnum())
        .forEach(named::add);
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** The records of the house, by the names that {@link #find} knows. */
  public static List<String> names() {
    return Roles.classes(Engine.class, "").filter(Class::isRecord).map(Roles::dotted).toList();
  }

  /** A record's keys with types and units; the records beside a role; an enum's constants. */
  public static List<String> describe(Class<?> kindOrRole) {
    if (kindOrRole.isRecord()) {
      return record(kindOrRole);
    } else if (kindOrRole.isInterface()) {
      return role(kindOrRole);
    } else {
      return List.of(title(kindOrRole) + ": " + Types.name(kindOrRole));
    }
  }

  private static List<String> record(Class<?> type) {
    List<String> roles =
        Arrays.stream(type.getInterfaces())
            .filter(role -> !role.getPackageName().startsWith("java."))
            .map(Class::getSimpleName)
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(title(type) + (roles.isEmpty() ? "" : ", plays " + String.join(", ", roles)));
    List<String> keys = Types.keys(type);
    int width = keys.stream().mapToInt(String::length).max().orElse(0);
    for (RecordComponent component : type.getRecordComponents()) {
      String key = Types.key(component.getName());
      Unit unit = component.getAnnotation(Unit.class);
      String shown = unit == null ? "" : " [" + unit.value() + "]";
      lines.add("  " + key + " ".repeat(width - key.length()) + "  " + type(component) + shown);
    }

    return lines;
  }

  private static String type(RecordComponent component) {
    Class<?> raw = component.getType();
    String name = Types.name(component.getGenericType());
    if (Types.isRole(raw)) {
      return name + ", kind one of " + kinds(raw);
    } else {
      return raw.isRecord() && !name.equals("file") ? name + " with " + Types.keys(raw) : name;
    }
  }

  private static List<String> role(Class<?> role) {
    List<String> lines = new ArrayList<>();
    lines.add(title(role) + ", a role; its kinds are");
    for (String kind : kinds(role)) {
      Roles.find(kind, role)
          .ifPresent(type -> lines.add("  " + kind + " with " + Types.keys(type)));
    }

    Shorthand shorthand = role.getAnnotation(Shorthand.class);
    if (shorthand != null) {
      lines.add("  a bare list or number is short for " + shorthand.value().getSimpleName());
    }

    lines.add("  and every record of your own that implements it, by its full class name");
    return lines;
  }

  /** Those beside the role; where there are none, those elsewhere in the same jar. */
  private static List<String> kinds(Class<?> role) {
    List<String> beside = Roles.kinds(role);
    return beside.isEmpty() ? Roles.dottedKinds(role) : beside;
  }

  private static String title(Class<?> type) {
    return type.getSimpleName() + " (" + type.getName() + ")";
  }
}
