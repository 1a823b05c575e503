package org.calibrant.spark;

import java.util.List;

/**
 * The file {@code run.conf} of a run: its identity as readable HOCON, and what else is worth
 * knowing as comments.
 *
 * @param remarks versions of Java, Spark and Calibrant, overrides, start time …; one line each
 */
public record RunConf(RunIdentity identity, List<String> remarks) {
  public RunConf {
    remarks = remarks.stream().map(remark -> remark.replaceAll("\\s*[\\r\\n]+\\s*", " ")).toList();
  }

  /** The file's text. */
  String text() {
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> text.append("# ").append(remark).append('\n'));
    text.append('\n');
    identity.lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** What {@link #text} wrote. */
  static RunConf parse(String text) {
    List<String> remarks =
        text.lines().filter(line -> line.startsWith("# ")).map(line -> line.substring(2)).toList();
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    return new RunConf(new RunIdentity(lines), remarks);
  }
}
