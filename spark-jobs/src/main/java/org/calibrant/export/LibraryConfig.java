package org.calibrant.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code config.yaml} of a library. The keys that readers of such libraries know stand
 * twice, under their dotted names and as a tree, since some look up the one and some walk the
 * other; all settings of the run follow under their dotted names.
 */
final class LibraryConfig {
  private static final String ABSENT = "null";

  private LibraryConfig() {}

  /** The line by which a library tells the run it was made from. */
  static String runLine(FinishedRun run) {
    return "run.name: " + Yaml.text(run.name());
  }

  static List<String> lines(FinishedRun run) {
    RunSettings settings = new RunSettings(run);
    Map<String, String> known = new LinkedHashMap<>();
    known.put("input.arf", value(settings, ".arf"));
    known.put("input.rmf", value(settings, ".rmf", ".rsp"));
    known.put("error.threshold", value(settings, ".delta"));
    known.put("logging.folder", Yaml.text("logs"));
    known.put("logging.format", Yaml.text("jsonl"));
    known.put("prog.nsync", value(settings, "parts.units"));

    List<String> lines = new ArrayList<>();
    lines.add("# A modification library, made by Calibrant.");
    lines.add(runLine(run));
    known.forEach((key, value) -> lines.add(key + ": " + value));
    lines.add("");
    String above = "";
    for (Map.Entry<String, String> entry : known.entrySet()) {
      String[] path = entry.getKey().split("\\.", 2);
      if (!path[0].equals(above)) {
        lines.add(path[0] + ":");
        above = path[0];
      }

      lines.add("  " + path[1] + ": " + entry.getValue());
    }

    lines.add("");
    lines.add("# settings of the run");
    settings
        .values()
        .forEach((path, value) -> lines.add(Yaml.text(path) + ": " + Yaml.value(value)));
    return lines;
  }

  private static String value(RunSettings settings, String... endings) {
    return settings.ending(endings).map(Yaml::value).orElse(ABSENT);
  }
}
