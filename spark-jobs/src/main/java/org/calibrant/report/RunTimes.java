package org.calibrant.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.calibrant.export.FinishedRun;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** When what was computed: from the run's logs. Lines that a crash cut off are passed over. */
final class RunTimes {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Letters of a date, and of a date with hours and minutes. */
  private static final int DAY = 10;

  private static final int MINUTE = 16;

  /** A part that was computed. */
  record Computed(String table, long part, Instant end, double seconds, int slices, long rows) {}

  private final List<Computed> parts = new ArrayList<>();
  private Instant first;
  private Instant last;
  private int starts;
  private int reused;
  private int damaged;
  private double coreSeconds;

  static RunTimes of(FinishedRun run) throws IOException {
    RunTimes times = new RunTimes();
    for (String log : run.logs().stream().sorted().toList()) {
      Path path = new Path(log);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  path.getFileSystem(run.hadoop()).open(path), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          times.add(line);
        }
      }
    }

    return times;
  }

  private void add(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      Instant time = Instant.parse(event.path("time").asText());
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
      switch (event.path("event").asText()) {
        case "opened" -> starts++;
        case "reused" -> reused++;
        case "damaged" -> damaged++;
        case "cost" -> coreSeconds += event.path("core-seconds").asDouble();
        case "part" -> parts.add(computed(event, time));
        default -> {}
      }
    } catch (JsonProcessingException | DateTimeParseException e) {
      // the last line before a crash
    }
  }

  private static Computed computed(JsonNode event, Instant time) {
    JsonNode part = event.path("part");
    return new Computed(
        part.path("table").asText(),
        part.path("part").asLong(),
        time,
        event.path("milliseconds").asDouble() / 1000,
        event.path("slices").asInt(),
        part.path("rows").asLong());
  }

  /** {@code 2026-11-20 17:11 to 17:40 UTC}, if there is a log. */
  Optional<String> span() {
    if (first == null) {
      return Optional.empty();
    }

    String begin = first.toString();
    String end = last.toString();
    boolean sameDay = begin.startsWith(end.substring(0, DAY));
    return Optional.of(
        "%s %s to %s UTC"
            .formatted(
                begin.substring(0, DAY),
                begin.substring(DAY + 1, MINUTE),
                (sameDay ? "" : end.substring(0, DAY) + " ") + end.substring(DAY + 1, MINUTE)));
  }

  /** Facts as lines of a table: what, how much. */
  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    if (first == null) {
      return lines;
    }

    Duration span = Duration.between(first, last);
    lines.add(List.of("first start", second(first)));
    lines.add(List.of("last event", second(last)));
    lines.add(List.of("from first to last", duration(span.toMillis() / 1000.0)));
    lines.add(List.of("starts", Integer.toString(starts)));
    lines.add(List.of("parts computed", "%,d".formatted(parts.size())));
    lines.add(List.of("parts taken over from earlier runs", "%,d".formatted(reused)));
    if (damaged > 0) {
      lines.add(List.of("damages found and mended", "%,d".formatted(damaged)));
    }

    double seconds = parts.stream().mapToDouble(Computed::seconds).sum();
    lines.add(List.of("time in parts", duration(seconds)));
    if (coreSeconds > 0) {
      lines.add(List.of("core time", duration(coreSeconds)));
      lines.add(List.of("cores busy on average in parts", "%.1f".formatted(coreSeconds / seconds)));
    }

    parts.stream()
        .mapToInt(Computed::slices)
        .max()
        .ifPresent(slices -> lines.add(List.of("tasks per part", "%,d".formatted(slices))));
    return lines;
  }

  /** How the work went on. */
  List<Exhibit> exhibits() {
    if (parts.size() < 2) {
      return List.of();
    }

    List<Computed> ordered =
        parts.stream().sorted(java.util.Comparator.comparing(Computed::end)).toList();
    double[] time = new double[ordered.size()];
    double[] rows = new double[ordered.size()];
    double[] seconds = new double[ordered.size()];
    double all = 0;
    for (int i = 0; i < time.length; i++) {
      Computed part = ordered.get(i);
      time[i] = Duration.between(first, part.end()).toMillis() / 1000.0;
      all += part.rows();
      rows[i] = all;
      seconds[i] = part.seconds();
    }

    Axis since = Axis.of("time since the first start", "s");
    return List.of(
        new Drawing(
            "timing-rows",
            "Rows over time",
            "A straight line, if parts are alike; a flat piece is an interruption or a slow"
                + " machine.",
            Plot.of(since, Axis.of("rows computed", ""), Line.of("", time, rows))),
        new Drawing(
            "timing-parts",
            "Time for each part",
            "Parts of one table take about the same time; outliers are slow machines or hard"
                + " units.",
            Plot.of(
                since,
                Axis.of("time for the part", "s").between(0, Double.NaN),
                Points.of("", time, seconds))));
  }

  private static String second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ").replace("Z", " UTC");
  }

  private static String duration(double seconds) {
    if (seconds < 120) {
      return "%.1f s".formatted(seconds);
    }

    long whole = Math.round(seconds);
    return whole < 7200
        ? "%d min %d s".formatted(whole / 60, whole % 60)
        : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
