package org.calibrant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A question at the door and what came back. */
record Asked(int exit, String out, String err) {

  static Asked of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new Door(stream(out), stream(err)).enter(arguments);
    return new Asked(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Standard output as the one object that {@code --json} promises. */
  @SuppressWarnings("unchecked")
  Map<String, Object> json() {
    try {
      return new ObjectMapper().readValue(out, Map.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON object: " + out, e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
