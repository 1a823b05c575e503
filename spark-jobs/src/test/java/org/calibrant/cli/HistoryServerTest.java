package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark's history server reads what a run has logged. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class HistoryServerTest {
  private static final String SECRET = "Sesame-8472";

  @TempDir private Path folder;

  @Test
  void aRunIsSeenInTheHistoryServer() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    Path desk = Files.createDirectory(folder.resolve("desk"));
    Path conf =
        Files.writeString(
            desk.resolve("squares.conf"),
            """
            output = %s
            parts { units = 10, slices = 2 }
            max-failed-fraction = 0
            exports {}
            engine {
              kind = org.calibrant.cli.Squares, count = 20, table = %s
              failing = 0, millis = 0, accident = none
            }
            """
                .formatted(folder.resolve("out"), Files.writeString(desk.resolve("table"), "x")));
    List<String> settings = new ArrayList<>(List.of("-Dspark.master=local[2]"));
    settings.add("-Dspark.eventLog.enabled=true");
    settings.add("-Dspark.eventLog.dir=" + events.toUri());
    settings.add("-Dspark.hadoop.fs.s3a.secret.key=" + SECRET);
    Process run = OwnJvm.start(desk, settings, List.of("run", conf.toString(), "--json"));
    assertThat(run.waitFor()).as(Files.readString(desk.resolve("err.txt"))).isZero();

    int port = freePort();
    Path server = Files.createDirectory(folder.resolve("server"));
    Process history =
        OwnJvm.start(
            server,
            "org.apache.spark.deploy.history.HistoryServer",
            List.of(
                "-Dspark.history.fs.logDirectory=" + events.toUri(),
                "-Dspark.history.ui.port=" + port,
                "-Dspark.history.fs.update.interval=1s"),
            List.of());
    try {
      JsonNode applications = asked(history, server, port, "");
      while (applications.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(200);
        applications = asked(history, server, port, "");
      }

      assertThat(applications).hasSize(1);
      JsonNode application = applications.get(0);
      assertThat(application.path("name").asText()).isEqualTo("squares");
      assertThat(application.at("/attempts/0/completed").asBoolean()).isTrue();
      String id = application.path("id").asText();
      assertThat(asked(history, server, port, "/" + id + "/jobs"))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(job -> assertThat(job.path("status").asText()).isEqualTo("SUCCEEDED"));
      String environment = asked(history, server, port, "/" + id + "/environment").toString();
      assertThat(environment).contains("spark.hadoop.fs.s3a.secret.key").doesNotContain(SECRET);
    } finally {
      history.destroyForcibly().waitFor();
    }
  }

  /** What its interface for programs tells, once it is up. */
  private static JsonNode asked(Process server, Path folder, int port, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/applications" + path);
    while (server.isAlive()) {
      try {
        HttpResponse<String> response =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
      } catch (ConnectException e) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }

    throw new AssertionError(Files.readString(folder.resolve("err.txt")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
