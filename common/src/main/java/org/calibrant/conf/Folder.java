package org.calibrant.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of a configuration file. Nothing outside it is opened, and nothing over the network:
 * a configuration that somebody else wrote cannot read this user's files.
 */
final class Folder {
  private final Problems problems;
  private final Budget budget;
  private final Deque<Path> open = new ArrayDeque<>();
  private final Map<String, Source> sources = new HashMap<>();
  private Path root;
  private Source main;
  private int files;
  private int bytes;
  private int values;

  Folder(Problems problems, Budget budget) {
    this.problems = problems;
    this.budget = budget;
  }

  /** Counts values and their parts. */
  int count(Origin at) {
    values++;
    if (values > Limits.VALUES) {
      throw new Mistake(
          at, Place.ROOT, "more than " + Limits.VALUES + " values in one configuration");
    }

    return values;
  }

  void put(Written into, Place place, String key, Written value) {
    into.put(key, value, place, problems, budget);
  }

  /** All texts by their names. */
  Map<String, Source> sources() {
    return sources;
  }

  /** Looks through the file that the user named, and through all that it includes. */
  Written read(Path file) {
    String name = Hocon.printable(file.toString());
    if (!Files.exists(file)) {
      throw new Mistake(name + ": no such file");
    }

    Path around = file.toAbsolutePath().normalize().getParent();
    if (around == null || !Files.isRegularFile(file)) {
      throw new Mistake(name + ": expected a configuration file, found a folder or device");
    }

    try {
      root = around.toRealPath();
      main = Source.file(name, around, null);
      return written(main, file.toRealPath(), Place.ROOT);
    } catch (IOException e) {
      throw new Mistake(name + ": cannot be read");
    }
  }

  /** The file that the user named. */
  Source main() {
    return main;
  }

  /** Looks through {@code path=value} and puts it over what was read; empty when it is wrong. */
  Optional<Source> override(String override, Written into) {
    try {
      Source source = Source.override(Preflight.override(override, this));
      Written over = new Preflight(new Scanner(source), this, List.of()).file(Place.ROOT);
      over.children().forEach((key, value) -> put(into, Place.ROOT, key, value));
      sources.put(source.name(), source);
      return Optional.of(source);
    } catch (Mistake e) {
      String path = Hocon.printable(Hocon.shortened(override.split("=", 2)[0], 80));
      problems.add("-D " + path + ": expected path=value; " + e.reason());
      return Optional.empty();
    }
  }

  Written include(String name, Origin at, Place place) {
    Path relative = relative(name, at, place);
    Path file = at.source().folder().resolve(relative);
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(root)) {
        throw refused(name, at, place, "lies outside the folder of the configuration");
      } else if (!Files.isRegularFile(real)) {
        throw refused(name, at, place, "is not a file");
      } else if (open.contains(real)) {
        throw refused(name, at, place, "includes itself");
      }

      Path shown = Path.of(at.source().name()).resolveSibling(relative);
      Source source = Source.file(shown.toString(), file.getParent(), at.source());
      at.source().included(name, source);
      return written(source, real, place);
    } catch (IOException e) {
      throw refused(name, at, place, "is missing or cannot be read");
    }
  }

  private static Path relative(String name, Origin at, Place place) {
    try {
      Path path = Path.of(name);
      boolean climbs = path.normalize().startsWith("..") || name.contains("..");
      if (path.isAbsolute() || climbs || name.isBlank() || name.contains(":")) {
        throw refused(name, at, place, "is not a plain name in the folder of this file");
      }

      return path.normalize();
    } catch (InvalidPathException e) {
      throw refused(name, at, place, "is not the name of a file");
    }
  }

  private static Mistake refused(String name, Origin at, Place place, String why) {
    return new Mistake(
        at, place, "included file " + Hocon.quote(Hocon.shortened(name, 80)) + " " + why);
  }

  private Written written(Source source, Path real, Place place) throws IOException {
    files++;
    if (files > Limits.FILES) {
      throw new Mistake(
          source.name() + ": more than " + Limits.FILES + " files in one configuration");
    }

    source.text(text(bytes(real, source), source));
    sources.put(source.name(), source);
    open.push(real);
    List<String> prefix = place.path().orElseThrow();
    Written written = new Preflight(new Scanner(source), this, prefix).file(place);
    open.pop();
    return written;
  }

  private byte[] bytes(Path real, Source source) throws IOException {
    try (InputStream stream = Files.newInputStream(real)) {
      byte[] read = stream.readNBytes(Limits.BYTES - bytes + 1);
      bytes += read.length;
      if (bytes > Limits.BYTES) {
        throw new Mistake(
            source.name() + ": a configuration must not be larger than " + Limits.BYTES + " bytes");
      }

      return read;
    }
  }

  /** UTF-8, strictly: a wrong byte would otherwise silently become another text. */
  private static String text(byte[] bytes, Source source) {
    CharBuffer buffer = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), buffer, true).isError();
    String text = buffer.flip().toString();
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && "\t\n\r\f".indexOf(c) < 0) || c == '\u007F') {
        String name = "U+%04X".formatted((int) c);
        throw new Mistake(new Origin(source, line), Place.ROOT, "control character " + name);
      }

      line += c == '\n' ? 1 : 0;
    }

    if (wrong) {
      throw new Mistake(new Origin(source, line), Place.ROOT, "is not UTF-8");
    } else if (line > Limits.LINES) {
      throw new Mistake(source.name() + ": more than " + Limits.LINES + " lines");
    }

    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
