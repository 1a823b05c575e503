package org.calibrant.conf;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.calibrant.core.DidYouMean;

/** The records that play a role: found by name, and listed from the role's own jar or folder. */
final class Roles {
  /** What a dotted name may leave out. */
  static final String HOUSE = "org.calibrant.";

  private Roles() {}

  /** The classes that a name may mean, in this order. */
  static List<String> candidates(String kind, Class<?> role) {
    if (kind.contains(".")) {
      return List.of(kind, HOUSE + kind);
    }

    Set<String> names = new LinkedHashSet<>();
    names.add(role.getPackageName() + "." + kind);
    names.add(role.getName() + "$" + kind);
    for (Class<?> c = role.getEnclosingClass(); c != null; c = c.getEnclosingClass()) {
      names.add(c.getName() + "$" + kind);
    }

    return List.copyOf(names);
  }

  static Optional<Class<?>> find(String kind, Class<?> role) {
    return candidates(kind, role).stream()
        .map(Roles::load)
        .flatMap(Optional::stream)
        .filter(type -> plays(type, role))
        .findFirst();
  }

  /** Why {@link #find} found nothing. */
  static String unknown(String kind, Class<?> role) {
    List<String> candidates = candidates(kind, role);
    String roleName = role.getSimpleName();
    for (String name : candidates) {
      if (load(name).isPresent()) {
        return name + " is not a record that implements " + roleName;
      }
    }

    String missing = Hocon.printable(Hocon.shortened(candidates.get(0), 100));
    if (kind.contains(".")) {
      return "no class " + missing + DidYouMean.hint(kind, dottedKinds(role));
    }

    List<String> kinds = kinds(role);
    String hint = DidYouMean.hint(kind, kinds);
    return "no class %s (short names are looked up beside %s; write the full class name of your own)%s"
        .formatted(missing, roleName, hint.isEmpty() ? "; there are " + kinds : hint);
  }

  static Optional<Class<?>> load(String className) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? Roles.class.getClassLoader() : context;
    try {
      return Optional.of(Class.forName(className, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      // a name that differs in case only is a LinkageError where files ignore case
      return Optional.empty();
    }
  }

  static boolean plays(Class<?> type, Class<?> role) {
    return type.isRecord() && role.isAssignableFrom(type);
  }

  /** Names that {@code kind} may have: short ones for the role's package, else below the house. */
  static List<String> kinds(Class<?> role) {
    return classes(role, role.getPackageName())
        .filter(type -> plays(type, role))
        .map(type -> kind(type, role))
        .sorted()
        .toList();
  }

  /** Dotted names of all records in the role's jar or folder that play the role. */
  static List<String> dottedKinds(Class<?> role) {
    return classes(role, "").filter(type -> plays(type, role)).map(Roles::dotted).sorted().toList();
  }

  /** How a configuration names a class. */
  static String kind(Class<?> type, Class<?> role) {
    return candidates(type.getSimpleName(), role).contains(type.getName())
        ? type.getSimpleName()
        : dotted(type);
  }

  static String dotted(Class<?> type) {
    String name = type.getName();
    return name.startsWith(HOUSE) && name.indexOf('.', HOUSE.length()) > 0
        ? name.substring(HOUSE.length())
        : name;
  }

  /** The classes of the jar or folder of {@code anchor}, in a package or, if blank, in all. */
  static Stream<Class<?>> classes(Class<?> anchor, String packageName) {
    return names(anchor).stream()
        .filter(name -> packageName.isEmpty() || name.startsWith(packageName + "."))
        .filter(name -> packageName.isEmpty() || name.indexOf('.', packageName.length() + 1) < 0)
        .map(Roles::load)
        .flatMap(Optional::stream);
  }

  private static Set<String> names(Class<?> anchor) {
    CodeSource source = anchor.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Set.of();
    }

    try {
      Path place = Path.of(source.getLocation().toURI());
      return Files.isDirectory(place) ? inFolder(place) : inJar(place);
    } catch (IOException | URISyntaxException | RuntimeException e) {
      // only hints and lists are lost
      return Set.of();
    }
  }

  private static Set<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return classNames(files.map(file -> folder.relativize(file).toString().replace('\\', '/')));
    }
  }

  private static Set<String> inJar(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return classNames(file.stream().map(entry -> entry.getName()));
    }
  }

  private static Set<String> classNames(Stream<String> entries) {
    Set<String> names = new TreeSet<>();
    entries
        .filter(entry -> entry.endsWith(".class") && !entry.contains("-") && entry.contains("/"))
        .forEach(entry -> names.add(entry.substring(0, entry.length() - 6).replace('/', '.')));
    return names;
  }
}
