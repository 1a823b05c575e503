package org.calibrant.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.spark.Sessions;

/**
 * The answer of a driver that runs on a machine of the cluster, left where the launcher finds it:
 * {@code output/.answer-TOKEN}. No cluster manager hands on the exit code of a driver, and its
 * standard output stays there.
 */
final class Message {
  /** The launcher's word for one submission; Spark brings it to the driver. */
  private static final String TOKEN = "spark.calibrant.token";

  private static volatile String output;

  private Message() {}

  /** Whether this JVM was started by a cluster, which takes care of its end. */
  static boolean driverIsFar() {
    return "cluster".equals(System.getProperty("spark.submit.deployMode"));
  }

  /** From here on it is known where an answer would be looked for. */
  static void goesTo(String folder) {
    output = folder;
  }

  /** Leaves the answer, if somebody waits for it. */
  static void leave(Map<String, Object> object, List<String> lines) {
    String token = System.getProperty(TOKEN);
    if (token == null || output == null) {
      return;
    }

    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("lines", lines);
    answer.put("answer", object);
    Path path = path(output, token);
    try {
      FileSystem files = files(path);
      Path fresh = new Path(path.getParent(), path.getName() + ".new");
      try (FSDataOutputStream out = files.create(fresh, true)) {
        out.write(new ObjectMapper().writeValueAsBytes(answer));
      }

      files.delete(path, false);
      files.rename(fresh, path);
    } catch (IOException e) {
      // the launcher will say that there is no answer
    }
  }

  /** Takes the answer away, if the driver left one. */
  @SuppressWarnings("unchecked")
  static Optional<Answer> take(String folder, String token) throws IOException {
    Path path = path(folder, token);
    FileSystem files = files(path);
    if (!files.exists(path)) {
      return Optional.empty();
    }

    Map<String, Object> message;
    try (InputStream in = files.open(path)) {
      message = new ObjectMapper().readValue(in, Map.class);
    }

    files.delete(path, false);
    Map<String, Object> facts = (Map<String, Object>) message.get("answer");
    Exit exit = Exit.of(((Number) facts.remove("exit")).intValue());
    return Optional.of(new Answer(exit, (List<String>) message.get("lines"), facts));
  }

  private static Path path(String folder, String token) {
    return new Path(folder, ".answer-" + token);
  }

  private static FileSystem files(Path path) throws IOException {
    FileSystem files = path.getFileSystem(Sessions.hadoop());
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
