package org.calibrant.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The folder of a configuration file. Nothing outside it is opened, and nothing over the network:
 * a configuration that somebody else wrote cannot read this user's files.
 */
final class Folder {
  private final Deque<Path> open = new ArrayDeque<>();
  private final Deque<List<String>> prefixes = new ArrayDeque<>();
  private Path root;
  private int files;
  private int bytes;

  /** The file that the user named. */
  Node.Fields read(Path file, Merging merging) {
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
      return parsed(file.toRealPath(), Source.file(name, around, null), Place.ROOT, merging);
    } catch (IOException e) {
      throw new Mistake(name + ": cannot be read");
    }
  }

  /** Where the file that is being read was included. */
  List<String> prefix() {
    return prefixes.isEmpty() ? List.of() : prefixes.peek();
  }

  Node.Fields include(String name, Origin at, Place place, Merging merging) {
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
      return parsed(real, source, place, merging);
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

  private Node.Fields parsed(Path real, Source source, Place place, Merging merging)
      throws IOException {
    files++;
    if (files > Limits.FILES) {
      throw new Mistake(
          source.name() + ": more than " + Limits.FILES + " files in one configuration");
    }

    String text = text(bytes(real, source), source);
    open.push(real);
    prefixes.push(place.path().orElseThrow());
    Node.Fields fields = new Parser(new Scanner(text, source), this, merging).file(place);
    prefixes.pop();
    open.pop();
    return fields;
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
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < malformed(bytes); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }

      throw new Mistake(new Origin(source, line), Place.ROOT, "is not UTF-8");
    }

    refuseControls(text, source);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int malformed(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(buffer, CharBuffer.allocate(bytes.length + 1), true);
    return buffer.position();
  }

  private static void refuseControls(String text, Source source) {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if ((c < ' ' && c != '\t' && c != '\r' && c != '\f') || c == '\u007F') {
        throw new Mistake(
            new Origin(source, line), Place.ROOT, "control character " + Scanner.name(c));
      }
    }
  }
}
