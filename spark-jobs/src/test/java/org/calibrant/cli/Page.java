package org.calibrant.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its fenced blocks, its headings and its links. */
record Page(Path file, List<String> lines) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  /**
   * A fenced block.
   *
   * @param language what stands behind the fence
   * @param line of the page where it begins, from 1
   */
  record Block(String language, int line, String text) {}

  /** Where a link leads, and the line that it stands in. */
  record Link(String target, int line) {}

  /** The page of this name, seen from the root of the project. */
  static Page of(String name) {
    return of(ROOT.resolve(name));
  }

  private static Page of(Path file) {
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every page of the project. */
  static List<Page> all() {
    List<Page> pages = new ArrayList<>(List.of(of("README.md"), of("CONTRIBUTING.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return pages;
  }

  String name() {
    return ROOT.relativize(file).toString();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean fence = lines.get(i).startsWith("```");
      if (fence && from == 0) {
        from = i + 1;
        text.setLength(0);
      } else if (fence) {
        blocks.add(new Block(lines.get(from - 1).substring(3).strip(), from, text.toString()));
        from = 0;
      } else if (from > 0) {
        text.append(lines.get(i)).append('\n');
      }
    }

    return blocks;
  }

  List<Block> blocks(String language) {
    return blocks().stream().filter(block -> block.language().equals(language)).toList();
  }

  /** The lines that are no code, each with its place. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      boolean fence = line.startsWith("```");
      prose.add(code || fence ? "" : line);
      code = fence != code;
    }

    return prose;
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    List<String> prose = prose();
    for (int i = 0; i < prose.size(); i++) {
      Matcher matcher = LINK.matcher(CODE.matcher(prose.get(i)).replaceAll("code"));
      while (matcher.find()) {
        links.add(new Link(matcher.group(1), i + 1));
      }
    }

    return links;
  }

  /** What can stand behind {@code #}, by the rule of the common readers of Markdown. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (String line : prose()) {
      if (line.matches("#{1,6} .*")) {
        anchors.add(
            line.replaceFirst("#+ ", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
      }
    }

    return anchors;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
