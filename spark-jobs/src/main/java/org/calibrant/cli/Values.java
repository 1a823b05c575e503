package org.calibrant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Setting;
import org.calibrant.core.Engine;
import org.calibrant.core.Stated;
import org.calibrant.core.Statement;

/** The values that an engine works with, and where each was written. */
record Values(List<Statement> statements, List<String> origins, List<String> warnings) {

  static Values of(Bound<Campaign> bound) {
    Engine engine = bound.value().engine();
    if (!(engine instanceof Stated stated)) {
      return new Values(List.of(), List.of(), List.of());
    }

    List<Statement> statements;
    try {
      statements = stated.statements();
    } catch (IllegalArgumentException e) {
      throw new BadArgument("engine: " + e.getMessage(), e);
    }

    List<String> origins = statements.stream().map(each -> origin(each, bound)).toList();
    return new Values(statements, origins, stated.warnings());
  }

  /** {@code conf/x.conf:12}, {@code -D}, or blank where nothing was written. */
  private static String origin(Statement statement, Bound<Campaign> bound) {
    String wanted = "engine." + statement.path();
    for (Setting setting : bound.settings()) {
      if (!statement.path().isEmpty() && setting.path().replace("\"", "").equals(wanted)) {
        return setting.origin();
      }
    }

    return "";
  }

  /** One line each: name, value, unit, source, place. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement each = statements.get(i);
      String source =
          origins.get(i).equals("-D")
              ? "command line"
              : (each.source() + "  " + origins.get(i)).strip();
      lines.add(
          "  %-34s %24s %-10s %s"
              .formatted(each.name(), each.value(), each.unit(), source)
              .stripTrailing());
    }

    warnings.forEach(warning -> lines.add("warning " + warning));
    return lines;
  }

  List<Map<String, Object>> facts() {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement each = statements.get(i);
      Map<String, Object> fact = new LinkedHashMap<>();
      fact.put("name", each.name());
      fact.put("value", each.value());
      fact.put("unit", each.unit());
      fact.put("source", origins.get(i).equals("-D") ? "command line" : each.source());
      fact.put("origin", origins.get(i));
      facts.add(fact);
    }

    return facts;
  }
}
