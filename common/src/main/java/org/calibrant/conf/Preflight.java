package org.calibrant.conf;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.calibrant.conf.Written.Kind;
import org.calibrant.conf.Written.Layer;
import org.calibrant.conf.Written.Reference;

/**
 * Looks through a text of HOCON before it is parsed: whether it can be read at all, how deep it is,
 * what it includes, and which line sets which path.
 */
final class Preflight {
  static final String ELSEWHERE =
      "only files beside this one can be included: include \"name.conf\"";

  private final Scanner scanner;
  private final Folder folder;

  /** Where this file is included. */
  private final List<String> prefix;

  Preflight(Scanner scanner, Folder folder, List<String> prefix) {
    this.scanner = scanner;
    this.folder = folder;
    this.prefix = prefix;
  }

  /** A whole file, with or without braces around it. */
  Written file(Place place) {
    scanner.skipLines();
    Written root = Written.object(scanner.here());
    if (scanner.at('[')) {
      throw scanner.mistake("a configuration is made of 'key = value', not of a list");
    } else if (scanner.at('{')) {
      root = object(place);
      scanner.skipLines();
    } else {
      fields(root, place);
    }

    if (!scanner.atEnd()) {
      throw scanner.unexpected();
    }

    return root;
  }

  /** {@code path=value} of the command line; a value that is not HOCON is a string. */
  static String override(String text, Folder folder) {
    Scanner scanner = new Scanner(Source.override(text));
    Preflight preflight = new Preflight(scanner, folder, List.of());
    Place place = preflight.deeper(Place.ROOT.keys(preflight.key()));
    if (!scanner.skip('=')) {
      throw scanner.unexpected();
    }

    int value = scanner.position();
    try {
      preflight.value(place);
      if (scanner.atEnd()) {
        return text;
      }
    } catch (Mistake e) {
      // then it is a string, and so is what seems to hold a comment: a//b
    }

    return text.substring(0, value) + Hocon.quote(text.substring(value));
  }

  private Written object(Place place) {
    Written object = Written.object(scanner.here());
    scanner.skip('{');
    fields(object, place);
    if (!scanner.skip('}')) {
      throw scanner.atEnd() ? unclosed(object.at(), place, '{') : scanner.unexpected();
    }

    return object;
  }

  private void list(Place place, List<Reference> references) {
    Origin at = scanner.here();
    scanner.skip('[');
    scanner.skipLines();
    for (int i = 0; !scanner.atEnd() && !scanner.at(']'); i++) {
      value(deeper(place.item(i))).references(1, references);
      separator(']');
    }

    if (!scanner.skip(']')) {
      throw unclosed(at, place, '[');
    }
  }

  private static Mistake unclosed(Origin at, Place place, char bracket) {
    return new Mistake(at, place, "this '" + bracket + "' is never closed");
  }

  private void fields(Written into, Place place) {
    scanner.skipLines();
    while (!scanner.atEnd() && !scanner.at('}')) {
      if (scanner.atInclude()) {
        include(into, place);
      } else {
        field(into, place);
      }

      separator('}');
    }
  }

  /** The end of a line or one comma, unless the end of all is reached. */
  private void separator(char closing) {
    boolean ended = scanner.skipLines();
    boolean comma = scanner.skip(',');
    scanner.skipLines();
    if (!ended && !comma && !scanner.atEnd() && !scanner.at(closing)) {
      throw scanner.unexpected();
    }
  }

  private void field(Written into, Place place) {
    Origin at = scanner.here();
    List<String> path = key();
    Place here = deeper(place.keys(path));
    scanner.skipLines();
    boolean append = scanner.skip("+=");
    if (!append && !scanner.at('{') && !scanner.skip('=') && !scanner.skip(':')) {
      throw new Mistake(at, here, "has no value; expected '=', ':' or '{'");
    }

    Written value = append ? appended(at, here) : value(here);
    folder.put(into, place, path.get(0), value.under(path, at));
  }

  /** {@code a += 1} is short for <code>a = ${?a} [1]</code>. */
  private Written appended(Origin at, Place place) {
    List<String> path =
        place.path().orElseThrow(() -> new Mistake(at, place, "'+=' does not work within a list"));
    int from = scanner.position();
    int order = folder.count(at);
    List<Reference> references = new ArrayList<>();
    references.add(new Reference(at, place, List.of(path), true, 0));
    value(deeper(place.item(0))).references(1, references);
    int length = scanner.position() - from;
    return Written.value(at, new Layer(order, length, Set.of(Kind.LIST), true, references));
  }

  private void include(Written into, Place place) {
    Origin at = scanner.here();
    scanner.skip("include");
    scanner.skipBlank();
    boolean required = scanner.skip("required(");
    scanner.skipBlank();
    int from = scanner.position();
    if (at.source().isOverride() || !scanner.skipQuoted()) {
      throw new Mistake(at, place, ELSEWHERE);
    }

    String name = split(scanner.text(from, scanner.position())).get(0);
    scanner.skipBlank();
    if (required && !scanner.skip(')')) {
      throw scanner.unexpected();
    } else if (place.path().isEmpty()) {
      throw new Mistake(at, place, "a file cannot be included within a list");
    }

    Written included = folder.include(name, at, place);
    included.children().forEach((key, value) -> folder.put(into, place, key, value));
  }

  private Written value(Place place) {
    scanner.skipLines();
    Origin at = scanner.here();
    int from = scanner.position();
    int order = folder.count(at);
    int parts = 0;
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<Written> objects = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    for (; !scanner.atEndOfValue(); scanner.skipBlank()) {
      parts++;
      folder.count(at);
      if (scanner.at('{')) {
        objects.add(object(place));
        kinds.add(Kind.OBJECT);
      } else if (scanner.at("${")) {
        references.add(reference(place));
      } else {
        kinds.add(listOrWord(place, references));
      }
    }

    if (parts == 0) {
      throw new Mistake(scanner.here(), place, "a value is missing");
    } else if (parts == 1 && !objects.isEmpty()) {
      return objects.get(0);
    } else if (kinds.size() > 1) {
      throw new Mistake(at, place, Tree.MIXTURE);
    }

    boolean buildsOn = parts > 1 && references.stream().anyMatch(each -> isAt(each, place));
    objects.forEach(object -> object.references(1, references));
    int length = scanner.position() - from;
    return Written.value(at, new Layer(order, length, kinds, buildsOn, references));
  }

  private static boolean isAt(Reference reference, Place place) {
    return reference.level() == 0 && place.path().filter(reference.paths()::contains).isPresent();
  }

  private Kind listOrWord(Place place, List<Reference> references) {
    if (scanner.at('[')) {
      list(place, references);
      return Kind.LIST;
    } else if (!scanner.skipQuoted() && !scanner.skipBare()) {
      throw scanner.unexpected();
    }

    return Kind.WORD;
  }

  private Reference reference(Place place) {
    Origin at = scanner.here();
    scanner.skip("${");
    boolean optional = scanner.skip("?");
    List<String> path = key();
    if (!scanner.skip('}')) {
      throw new Mistake(at, place, "expected ${path} or ${?path}");
    }

    deeper(Place.ROOT.keys(path));
    List<String> below = new ArrayList<>(prefix);
    below.addAll(path);
    List<List<String>> paths = prefix.isEmpty() ? List.of(path) : List.of(below, path);
    return new Reference(at, place, paths, optional, 0);
  }

  /** Parts with dots between them; a part may be quoted and may hold white space. */
  private List<String> key() {
    int from = scanner.position();
    int end = from;
    for (; scanner.skipQuoted() || scanner.skipBare(); scanner.skipBlank()) {
      end = scanner.position();
    }

    if (end == from) {
      throw scanner.unexpected();
    } else if (end - from > Limits.KEY) {
      throw scanner.mistake("a key is longer than " + Limits.KEY + " characters");
    }

    return split(scanner.text(from, end));
  }

  private List<String> split(String key) {
    try {
      return ConfigUtil.splitPath(key);
    } catch (ConfigException e) {
      boolean escaped = key.contains("\\");
      throw scanner.mistake(escaped ? "an escape is wrong" : "a part of a key is empty");
    }
  }

  private Place deeper(Place place) {
    if (place.depth() > Limits.DEPTH) {
      throw scanner.mistake("nested deeper than " + Limits.DEPTH + " levels");
    }

    return place;
  }
}
