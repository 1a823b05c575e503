package org.calibrant.spark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something in which two runs differ, and why rows may: {@code config:grid.A.steps}, {@code
 * input:acis.arf}, {@code seed:seed}, {@code code:xray@3}.
 */
public record Change(Cause cause, String what) {
  private static final Pattern KERNEL =
      Pattern.compile("kernel\\.\"?(?:[\\w$.]*?)([\\w$]+)\\.[\\w$]+\"?");
  private static final Pattern JAR = Pattern.compile("code\\.\"?(.*?)\"?");
  private static final Pattern CHECKSUM = Pattern.compile("sha256:[0-9a-f]{64}");

  /** Who may have to answer for a drift. */
  public enum Cause {
    CODE,
    CONFIG,
    INPUT,
    SEED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** All changes from one run to another, each once, in the order of the paths. */
  public static List<Change> between(RunConf was, RunConf now) {
    Map<String, String> before = was.identity().byPath();
    Map<String, String> after = now.identity().byPath();
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    Set<Change> changes = new LinkedHashSet<>();
    for (String path : paths) {
      String old = before.get(path);
      String fresh = after.get(path);
      if (!Objects.equals(old, fresh)) {
        changes.add(of(path, old, fresh, now));
      }
    }

    return List.copyOf(changes);
  }

  /** The cause of each path in which two runs differ. */
  public static SortedMap<String, Cause> causes(RunConf was, RunConf now) {
    Map<String, String> before = was.identity().byPath();
    Map<String, String> after = now.identity().byPath();
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    SortedMap<String, Cause> causes = new TreeMap<>();
    paths.stream()
        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
        .forEach(
            path -> causes.put(path, of(path, before.get(path), after.get(path), now).cause()));
    return causes;
  }

  private static Change of(String path, String old, String fresh, RunConf now) {
    Matcher kernel = KERNEL.matcher(path);
    if (kernel.matches()) {
      return new Change(Cause.CODE, kernel.group(1) + "@" + (fresh == null ? "none" : fresh));
    }

    Matcher jar = JAR.matcher(path);
    if (jar.matches()) {
      return new Change(Cause.CODE, jar.group(1));
    }

    if (path.equals("calibrant.version")) {
      return new Change(Cause.CODE, "calibrant@" + String.valueOf(fresh).replace("\"", ""));
    }

    String setting = path.replaceFirst("^engine\\.", "");
    if (isChecksum(old) && isChecksum(fresh)) {
      String file = name(fresh, now);
      return new Change(Cause.INPUT, file.isEmpty() ? setting : file);
    }

    boolean seed = setting.equals("seed") || setting.endsWith(".seed") || setting.endsWith("-seed");
    return new Change(seed ? Cause.SEED : Cause.CONFIG, setting);
  }

  private static boolean isChecksum(String value) {
    return value != null && CHECKSUM.matcher(value).find();
  }

  /** The name without folders of the file that has a checksum. */
  private static String name(String value, RunConf conf) {
    Matcher sum = CHECKSUM.matcher(value);
    if (!sum.find()) {
      return "";
    }

    return conf.remarks().stream()
        .filter(line -> line.startsWith("input ") && line.endsWith(" " + sum.group()))
        .map(line -> line.substring("input ".length(), line.length() - sum.group().length() - 1))
        .map(file -> file.substring(file.lastIndexOf('/') + 1))
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    return cause + ":" + what;
  }
}
