package org.calibrant.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.SmallFile;

/**
 * The answer of a driver that runs on a machine of the cluster, left where the launcher finds it:
 * {@code output/.answer-TOKEN}, or in a pod of Kubernetes the message that it keeps of each
 * container that has ended. No cluster manager hands on the exit code of a driver, and its standard
 * output stays there.
 */
final class Message {
  /** The launcher's word for one submission; Spark brings it to the driver. */
  private static final String TOKEN = "spark.calibrant.token";

  /** Set in a pod: the file that Kubernetes keeps, or at least its first bytes. */
  private static final String LAST_WORDS = "CALIBRANT_TERMINATION_LOG";

  private static final int KEPT = 4096;

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
    String last = System.getenv(LAST_WORDS);
    String token = System.getProperty(TOKEN);
    try {
      if (last != null) {
        Files.write(java.nio.file.Path.of(last), within(KEPT, object, lines));
      } else if (token != null && output != null) {
        leave(path(output, token), bytes(object, lines));
      }
    } catch (IOException e) {
      // the launcher will say that there is no answer
    }
  }

  private static void leave(Path path, byte[] answer) throws IOException {
    FileSystem files = files(path);
    Path fresh = new Path(path.getParent(), path.getName() + ".new");
    SmallFile.fill(files.create(fresh, true), answer);
    files.delete(path, false);
    files.rename(fresh, path);
  }

  private static byte[] bytes(Map<String, Object> object, List<String> lines) throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("lines", lines);
    answer.put("answer", object);
    return new ObjectMapper().writeValueAsBytes(answer);
  }

  /** What fits: all of it, else verb, exit code and the first lines. */
  static byte[] within(int most, Map<String, Object> object, List<String> lines)
      throws IOException {
    byte[] all = bytes(object, lines);
    Map<String, Object> core = new LinkedHashMap<>(object);
    core.keySet().retainAll(List.of("verb", "exit", "state", "run"));
    for (int first = lines.size(); all.length > most && first >= 0; first--) {
      all = bytes(core, lines.subList(0, first));
    }

    return all;
  }

  /** Takes the answer away, if the driver left one. */
  static Optional<Answer> take(String folder, String token) throws IOException {
    Path path = path(folder, token);
    FileSystem files = files(path);
    if (!files.exists(path)) {
      return Optional.empty();
    }

    String message;
    try (InputStream in = files.open(path)) {
      message = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    files.delete(path, false);
    return Optional.of(read(message));
  }

  /** The answer in a message. */
  @SuppressWarnings("unchecked")
  static Answer read(String text) throws IOException {
    Map<String, Object> message = new ObjectMapper().readValue(text, Map.class);
    Map<String, Object> facts = (Map<String, Object>) message.get("answer");
    Exit exit = Exit.of(((Number) facts.remove("exit")).intValue());
    return new Answer(exit, (List<String>) message.get("lines"), facts);
  }

  private static Path path(String folder, String token) {
    return new Path(folder, ".answer-" + token);
  }

  private static FileSystem files(Path path) throws IOException {
    FileSystem files = path.getFileSystem(Sessions.hadoop());
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
