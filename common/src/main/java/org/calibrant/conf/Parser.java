package org.calibrant.conf;

import java.util.ArrayList;
import java.util.List;

/** Reads a text of HOCON into a tree of nodes, as the HOCON specification says. */
final class Parser {
  private static final String ELSEWHERE =
      "only files beside this one can be included: include \"name.conf\"";

  private final Scanner scanner;
  private final Folder folder;
  private final Merging merging;

  Parser(Scanner scanner, Folder folder, Merging merging) {
    this.scanner = scanner;
    this.folder = folder;
    this.merging = merging;
  }

  /**
   * A whole file, with or without braces around it.
   *
   * @param place where it is included
   */
  Node.Fields file(Place place) {
    scanner.skipLines();
    Node.Fields root = new Node.Fields(scanner.here());
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

  /** {@code path=value} of the command line. */
  Node.Fields override() {
    Origin at = scanner.here();
    List<String> path = key();
    deeper(Place.ROOT.keys(path));
    if (!scanner.skip('=')) {
      throw scanner.unexpected();
    }

    Node.Fields root = new Node.Fields(at);
    put(root, Place.ROOT, path, at, overriding(at, Place.ROOT.keys(path)));
    return root;
  }

  /** What is not HOCON is a string; so is what seems to hold a comment: {@code a//b}. */
  private Node overriding(Origin at, Place place) {
    String text = scanner.rest();
    try {
      Node value = value(place);
      if (scanner.atEnd()) {
        return value;
      }
    } catch (Mistake e) {
      // then it is a string
    }

    return new Node.Word(at, text, true);
  }

  private Node.Fields object(Place place) {
    Node.Fields object = new Node.Fields(scanner.here());
    scanner.skip('{');
    fields(object, place);
    if (!scanner.skip('}')) {
      throw scanner.atEnd() ? unclosed(object, place, '{') : scanner.unexpected();
    }

    return object;
  }

  private Node.Items list(Place place) {
    Node.Items list = new Node.Items(scanner.here(), new ArrayList<>());
    scanner.skip('[');
    scanner.skipLines();
    while (!scanner.atEnd() && !scanner.at(']')) {
      list.items().add(value(deeper(place.item(list.items().size()))));
      separator(']');
    }

    if (!scanner.skip(']')) {
      throw unclosed(list, place, '[');
    }

    return list;
  }

  private static Mistake unclosed(Node node, Place place, char bracket) {
    return new Mistake(node.at(), place, "this '" + bracket + "' is never closed");
  }

  private void fields(Node.Fields into, Place place) {
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

  private void field(Node.Fields into, Place place) {
    Origin at = scanner.here();
    List<String> path = key();
    Place here = deeper(place.keys(path));
    scanner.skipLines();
    boolean append = scanner.skip("+=");
    if (!append && !scanner.at('{') && !scanner.skip('=') && !scanner.skip(':')) {
      throw new Mistake(at, here, "has no value; expected '=', ':' or '{'");
    }

    Node value = value(append ? deeper(here.item(0)) : here);
    put(into, place, path, at, append ? appended(at, here, value) : value);
  }

  /** {@code a += 1} is short for <code>a = ${?a} [1]</code>. */
  private Node appended(Origin at, Place place, Node value) {
    List<String> path =
        place.path().orElseThrow(() -> new Mistake(at, place, "'+=' does not work within a list"));
    Node before = new Node.Reference(at, List.of(), path, true);
    return new Node.Join(at, List.of(before, new Node.Items(at, List.of(value))));
  }

  private void put(Node.Fields into, Place place, List<String> path, Origin at, Node value) {
    Node nested = value;
    for (int i = path.size() - 1; i > 0; i--) {
      Node.Fields around = new Node.Fields(at);
      around.map().put(path.get(i), new Node.Field(at, nested));
      nested = around;
    }

    merging.put(into, place, path.get(0), new Node.Field(at, nested));
  }

  private void include(Node.Fields into, Place place) {
    Origin at = scanner.here();
    scanner.skip("include");
    scanner.blank();
    boolean required = scanner.skip("required(");
    scanner.blank();
    if (!scanner.at('"') || at.source().isOverride()) {
      throw new Mistake(at, place, ELSEWHERE);
    }

    String name = scanner.quoted();
    scanner.blank();
    if (required && !scanner.skip(')')) {
      throw scanner.unexpected();
    } else if (place.path().isEmpty()) {
      throw new Mistake(at, place, "a file cannot be included within a list");
    }

    Node.Fields included = folder.include(name, at, place, merging);
    included.map().forEach((key, field) -> merging.put(into, place, key, field));
  }

  private Node value(Place place) {
    scanner.skipLines();
    List<Node> parts = new ArrayList<>();
    while (!scanner.atEndOfValue()) {
      parts.add(part(place));
      Origin at = scanner.here();
      String blank = scanner.blank();
      if (!blank.isEmpty() && !scanner.atEndOfValue()) {
        parts.add(new Node.Blank(at, blank));
      }
    }

    if (parts.isEmpty()) {
      throw new Mistake(scanner.here(), place, "a value is missing");
    }

    return joined(parts);
  }

  private Node part(Place place) {
    Origin at = scanner.here();
    if (scanner.at('{')) {
      return object(place);
    } else if (scanner.at('[')) {
      return list(place);
    } else if (scanner.at('"')) {
      return new Node.Word(at, scanner.quoted(), true);
    } else if (scanner.skip("${")) {
      return reference(at, place);
    } else if (scanner.atBare()) {
      return new Node.Word(at, scanner.bare(), false);
    } else {
      throw scanner.unexpected();
    }
  }

  private Node reference(Origin at, Place place) {
    boolean optional = scanner.skip("?");
    List<String> path = key();
    if (!scanner.skip('}')) {
      throw new Mistake(at, place, "expected ${path} or ${?path}");
    }

    deeper(Place.ROOT.keys(path));
    return new Node.Reference(at, folder.prefix(), path, optional);
  }

  private static Node joined(List<Node> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }

    StringBuilder text = new StringBuilder();
    for (Node part : parts) {
      if (part instanceof Node.Word word) {
        text.append(word.text());
      } else if (part instanceof Node.Blank blank) {
        text.append(blank.text());
      } else {
        return new Node.Join(parts.get(0).at(), parts);
      }
    }

    return new Node.Word(parts.get(0).at(), text.toString(), true);
  }

  /** Parts with dots between them; a part may be quoted and may hold white space. */
  private List<String> key() {
    List<String> path = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean empty = true;
    while (true) {
      if (scanner.at('"')) {
        part.append(scanner.quoted());
        empty = false;
      } else if (scanner.at('.') && empty) {
        throw scanner.mistake("a part of a key is empty");
      } else if (scanner.skip('.')) {
        path.add(part.toString());
        part.setLength(0);
        empty = true;
      } else if (scanner.atBare()) {
        part.append(scanner.bareKey());
        empty = false;
      } else {
        String blank = scanner.blank();
        if (blank.isEmpty() || !(scanner.atBare() || scanner.at('"'))) {
          break;
        }

        part.append(blank);
      }
    }

    if (empty && path.isEmpty()) {
      throw scanner.unexpected();
    } else if (empty) {
      throw scanner.mistake("a part of a key is empty");
    }

    path.add(part.toString());
    return path;
  }

  private Place deeper(Place place) {
    if (place.depth() > Limits.DEPTH) {
      throw scanner.mistake("nested deeper than " + Limits.DEPTH + " levels");
    }

    return place;
  }
}
