package org.calibrant.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

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
    Node.Fields tree = tree(file, overrides, problems);
    Binder binder = new Binder(problems);
    Object value = binder.value(Place.ROOT, tree, type);
    problems.refuseIfAny();
    List<Setting> settings = new ArrayList<>();
    collect(Place.ROOT, tree, binder.files(), settings);
    settings.sort(Comparator.comparing(Setting::path));
    return new Bound<>(type.cast(value), settings, overrides);
  }

  /** The resolved tree. */
  static Node.Fields tree(Path file, List<String> overrides, Problems problems) {
    Folder folder = new Folder();
    Merging merging = new Merging(problems);
    try {
      Node.Fields tree = folder.read(file, merging);
      overrides.forEach(override -> apply(override, tree, folder, merging, problems));
      return new Resolver(tree, problems).resolved();
    } catch (Mistake e) {
      // what could be read so far would only yield mistakes that are none
      problems.add(e.getMessage());
      problems.refuseIfAny();
      throw e;
    }
  }

  private static void apply(
      String override, Node.Fields tree, Folder folder, Merging merging, Problems problems) {
    try {
      Scanner scanner = new Scanner(override, Source.override());
      new Parser(scanner, folder, merging)
          .override()
          .map()
          .forEach((key, field) -> merging.put(tree, Place.ROOT, key, field));
    } catch (Mistake e) {
      String path = Hocon.printable(Hocon.shortened(override.split("=", 2)[0], 80));
      problems.add("-D " + path + ": expected path=value; " + e.reason());
    }
  }

  private static void collect(
      Place place, Node node, IdentityHashMap<Node.Word, String> files, List<Setting> settings) {
    if (node instanceof Node.Fields fields && (place == Place.ROOT || !fields.map().isEmpty())) {
      fields.map().forEach((key, field) -> collect(place.key(key), field.value(), files, settings));
      return;
    }

    String text = Hocon.text(node, word -> exchanged(word, files));
    settings.add(new Setting(place.toString(), text, node.at().where()));
  }

  private static Node.Word exchanged(Node.Word word, IdentityHashMap<Node.Word, String> files) {
    String file = files.get(word);
    return file == null ? word : new Node.Word(word.at(), file, true);
  }
}
