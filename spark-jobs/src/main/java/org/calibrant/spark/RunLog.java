package org.calibrant.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

/**
 * The run's structured log, one JSON object per line: {@code time}, {@code event}, and what belongs
 * to it. On a local file system {@code log.jsonl} grows from start to start; elsewhere each start
 * has a {@code log-<time>.jsonl} of its own, since files there cannot always grow.
 */
final class RunLog implements AutoCloseable {
  private final OutputStream out;

  private RunLog(OutputStream out) {
    this.out = out;
  }

  static RunLog of(RunFiles files, Path run, String start) {
    Path path = new Path(run, files.local() ? "log.jsonl" : "log-" + start + ".jsonl");
    try {
      return new RunLog(
          files.local()
              ? Files.newOutputStream(
                  RunFiles.local(path), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
              : files.system().create(path, true));
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }
  }

  /** Adds a line. A log that cannot be written stops nothing. */
  synchronized void event(String event, Map<String, ?> details) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("event", event);
    line.putAll(details);
    try {
      out.write((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (out instanceof FSDataOutputStream stream) {
        stream.hflush();
      }
    } catch (IOException | UnsupportedOperationException e) {
      // the parts matter, and their commit will say the same
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      // as above
    }
  }
}
