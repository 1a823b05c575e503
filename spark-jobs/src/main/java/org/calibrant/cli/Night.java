package org.calibrant.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.core.BadInput;
import org.calibrant.spark.Heartbeat;
import org.calibrant.spark.Heartbeat.Metric;
import org.calibrant.spark.Publications;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.TableSummary;
import org.calibrant.spark.TemporaryFailure;

/**
 * Leaves a sign of life after a run, however it ended: an alert must be possible on silence, on a
 * refused gate, and on nights that are all well and never change anything.
 */
final class Night {
  private Night() {}

  static void over(String output, Answer answer, double seconds, Configuration hadoop) {
    if (answer.exit() == Exit.LOCKED) {
      return; // the other driver will tell
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("exit", answer.exit().code);
    for (String name : List.of("state", "run", "published", "refusals", "origin", "errors")) {
      if (answer.facts().containsKey(name)) {
        facts.put(name, answer.facts().get(name));
      }
    }

    facts.put("seconds", seconds);
    try {
      Heartbeat.beat(output, facts, metrics(output, answer, seconds, hadoop), hadoop);
    } catch (TemporaryFailure | BadInput e) {
      // what cannot be read was the reason of the exit code
    }
  }

  private static List<Metric> metrics(
      String output, Answer answer, double seconds, Configuration hadoop) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        new Metric(
            "run_timestamp_seconds", "when a run ended last", "", Instant.now().getEpochSecond()));
    metrics.add(new Metric("run_exit_code", "its exit code", "", answer.exit().code));
    metrics.add(new Metric("run_seconds", "how long it took", "", seconds));
    Object refusals = answer.facts().get("refusals");
    metrics.add(
        new Metric(
            "gates_refused",
            "gates that kept it from being published",
            "",
            refusals instanceof List<?> some ? some.size() : 0));
    List<Publications.Entry> history = Publications.history(output, hadoop);
    if (!history.isEmpty()) {
      Publications.Entry last = history.get(history.size() - 1);
      metrics.add(
          new Metric(
              "published_timestamp_seconds",
              "when readers got to see another run last",
              "",
              Instant.parse(last.time()).getEpochSecond()));
      metrics.add(new Metric("published_epoch", "epoch of that publication", "", last.epoch()));
    }

    RunFolder.latest(output, hadoop)
        .ifPresent(
            run -> {
              for (TableSummary table : run.tables()) {
                metrics.add(
                    new Metric("rows", "rows of the published run", label(table), table.rows()));
              }

              for (TableSummary table : run.tables()) {
                metrics.add(
                    new Metric(
                        "failed_rows",
                        "rows of the published run that are not ok",
                        label(table),
                        table.failedRows()));
              }
            });
    return metrics;
  }

  private static String label(TableSummary table) {
    return "table=\"" + table.table() + "\"";
  }
}
