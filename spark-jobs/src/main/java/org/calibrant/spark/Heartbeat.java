package org.calibrant.spark;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What a night left for those who watch: a line in {@code heartbeat.jsonl} (the last {@value #KEPT}
 * are kept), and {@code metrics.prom} for the text-file collector of a Prometheus node exporter.
 * Both are replaced at one stroke. Written without the lock, since a night that could not get it has
 * something to say, too.
 */
public final class Heartbeat {
  static final int KEPT = 400;
  private static final String LINES = "heartbeat.jsonl";
  private static final String METRICS = "metrics.prom";

  private Heartbeat() {}

  /**
   * One number for Prometheus.
   *
   * @param name without the prefix {@code calibrant_}
   * @param labels as Prometheus has them: {@code table="LibraryRow"}; may be empty
   */
  public record Metric(String name, String help, String labels, double value) {}

  /**
   * Leaves a sign of life in an output; where nothing can be written, silence is the sign.
   *
   * @param facts of the line, besides its time
   */
  public static void beat(
      String output, Map<String, ?> facts, List<Metric> metrics, Configuration hadoop) {
    try {
      Path folder = new Path(output);
      RunFiles files = RunFiles.of(folder, hadoop);
      if (!files.exists(folder)) {
        return;
      }

      Map<String, Object> line = new LinkedHashMap<>();
      line.put("time", Now.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      line.putAll(facts);
      Path path = new Path(folder, LINES);
      List<String> lines = new ArrayList<>(files.readText(path).orElse("").lines().toList());
      lines.add(Json.text(line));
      List<String> kept = lines.subList(Math.max(0, lines.size() - KEPT), lines.size());
      files.replace(path, String.join("\n", kept) + "\n");
      files.replace(new Path(folder, METRICS), text(metrics));
    } catch (TemporaryFailure e) {
      // a full disk or a folder that cannot be written: the exit code tells, and the silence
    }
  }

  private static String text(List<Metric> metrics) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (Metric metric : metrics) {
      String name = "calibrant_" + metric.name();
      if (!name.equals(last)) {
        text.append("# HELP ").append(name).append(' ').append(metric.help()).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        last = name;
      }

      text.append(name);
      if (!metric.labels().isEmpty()) {
        text.append('{').append(metric.labels()).append('}');
      }

      text.append(' ').append(metric.value()).append('\n');
    }

    return text.toString();
  }
}
