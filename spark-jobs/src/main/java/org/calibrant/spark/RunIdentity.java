package org.calibrant.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes two starts the same run: every setting that shapes a result, the engine and the
 * version of its kernel, the checksums of the inputs. How the work is cut and where it runs are no
 * part of it.
 *
 * @param lines {@code path = value}, each path once; kept as HOCON, so that a path or a value that
 *     is not plain (an input's URI, a checksum) is quoted
 */
public record RunIdentity(List<String> lines) {
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String SEGMENT = "(?:[A-Za-z0-9_-]+|" + QUOTED + ")";
  private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:\\." + SEGMENT + ")*");
  private static final Pattern LINE =
      Pattern.compile("(" + PATH.pattern() + "|.*?) = (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile(
          "true|false|null|-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\\[[^\\r\\n]*\\]"
              + "|\\{[^\\r\\n]*\\}|"
              + QUOTED);

  public RunIdentity {
    TreeMap<String, String> byPath = new TreeMap<>();
    List<String> hocon = new ArrayList<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException("expected \"path = value\", was \"" + line + "\"");
      }

      String path =
          PATH.matcher(parts.group(1)).matches() ? parts.group(1) : quoted(parts.group(1));
      String value =
          VALUE.matcher(parts.group(2)).matches() ? parts.group(2) : quoted(parts.group(2));
      if (byPath.put(path, value) != null) {
        throw new IllegalArgumentException(path + " occurs twice in the identity of a run");
      }

      hocon.add(path + " = " + value);
    }

    lines = List.copyOf(hocon);
  }

  /** SHA-256 over the lines, whatever their order, in hexadecimal. */
  public String hash() {
    String sorted = String.join("\n", new TreeSet<>(lines));
    return Sha256.hex(sorted.getBytes(StandardCharsets.UTF_8));
  }

  /** The lines that name versions of the code: of kernels, and of jars that are not ours. */
  List<String> code() {
    return lines.stream()
        .filter(line -> line.startsWith("kernel.") || line.startsWith("code."))
        .toList();
  }

  /** One line per difference, in the order of the paths: {@code a.steps: was 5, now 7}. */
  public List<String> differencesFrom(RunIdentity earlier) {
    Map<String, String> was = earlier.byPath();
    Map<String, String> now = byPath();
    TreeSet<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(now.keySet());
    return paths.stream()
        .filter(path -> !was.getOrDefault(path, "").equals(now.getOrDefault(path, "")))
        .map(
            path ->
                plain(path)
                    + ": was "
                    + plain(was.getOrDefault(path, "absent"))
                    + ", now "
                    + plain(now.getOrDefault(path, "absent")))
        .toList();
  }

  /** Values by path, both as written. */
  Map<String, String> byPath() {
    Map<String, String> byPath = new TreeMap<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        byPath.put(parts.group(1), parts.group(2));
      }
    }

    return byPath;
  }

  private static String quoted(String text) {
    return Json.text(text);
  }

  private static String plain(String hocon) {
    return hocon.length() > 2 && hocon.matches(QUOTED)
        ? hocon.substring(1, hocon.length() - 1).replaceAll("\\\\(.)", "$1")
        : hocon;
  }
}
