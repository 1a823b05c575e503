package org.calibrant.conf;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a configuration file into a tree of records; the chapter is in the package's text. */
public final class Conf {
  private Conf() {}

  /**
   * Reads a file, applies overrides, resolves substitutions and binds the tree to records.
   *
   * @param file shown in messages as it is given here
   * @param overrides {@code path=value}; a value that is not HOCON is taken as a string; of two
   *     for one path the later holds
   * @throws ConfException with all mistakes
   */
  public static <T extends Record> Bound<T> read(Path file, List<String> overrides, Class<T> type) {
    Problems problems = new Problems(Hocon.printable(file.toString()));
    Tree tree = tree(file, overrides, problems);
    Binder binder = new Binder(tree, problems);
    Object value = binder.value(Place.ROOT, tree.root(), type);
    problems.refuseIfAny();
    Map<String, Setting> settings = new TreeMap<>();
    collect(Place.ROOT, tree.root(), tree, binder.files(), settings);
    return new Bound<>(type.cast(value), List.copyOf(settings.values()), overrides);
  }

  private static Tree tree(Path file, List<String> overrides, Problems problems) {
    try {
      return Tree.read(file, overrides, problems);
    } catch (Mistake e) {
      // what could be read so far would only yield mistakes that are none
      problems.add(e.getMessage());
      problems.refuseIfAny();
      throw e;
    }
  }

  private static void collect(
      Place place,
      ConfigValue value,
      Tree tree,
      Map<String, String> files,
      Map<String, Setting> settings) {
    if (value instanceof ConfigObject object && (place.depth() == 0 || !object.isEmpty())) {
      object.forEach((key, child) -> collect(place.key(key), child, tree, files, settings));
      return;
    }

    String path = place.toString();
    String text = Hocon.text(value, place, files);
    settings.put(path, new Setting(path, text, tree.at(place, value).where()));
  }
}
