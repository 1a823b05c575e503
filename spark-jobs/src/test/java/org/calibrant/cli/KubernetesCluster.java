package org.calibrant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The API of Kubernetes and a stand-in for its kubelet as a process on the loopback device: {@code
 * src/test/kube-mock/KubeMock.java}.
 */
final class KubernetesCluster implements AutoCloseable {
  private static final String SPACE = "/api/v1/namespaces/calibrant/";
  private static final Path JARS = Path.of("target/kube-mock").toAbsolutePath();
  private final Path folder;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final String address;

  /**
   * @param image the unpacked distribution
   */
  KubernetesCluster(Path folder, Path image) throws IOException {
    this.folder = folder;
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(Distribution.JAVA_HOME, "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JARS + "/*",
                Path.of("src/test/kube-mock/KubeMock.java").toAbsolutePath().toString(),
                folder.toString(),
                image.toString()));
    builder.directory(Files.createDirectories(folder).toFile());
    this.process = builder.redirectError(folder.resolve("err.txt").toFile()).start();
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.address = answer("ready ");
  }

  /** Where the API answers, as {@code http://HOST:PORT}. */
  String address() {
    return address;
  }

  /** What the pods see at {@code /data}. */
  Path data() throws IOException {
    return Files.createDirectories(folder.resolve("claims/calibrant-data"));
  }

  /** Kill -9. */
  void kill(String pod) throws IOException {
    orders.write("kill " + pod + "\n");
    orders.flush();
    answer("done ");
  }

  /** The objects of a kind in our namespace, with a label, or all with an empty one. */
  List<JsonNode> objects(String kind, String label) throws IOException, InterruptedException {
    String query = label.isEmpty() ? "" : "?labelSelector=" + label.replace("=", "%3D");
    String list = sent(HttpRequest.newBuilder(URI.create(address + SPACE + kind + query)).build());
    List<JsonNode> objects = new ArrayList<>();
    new ObjectMapper().readTree(list).path("items").forEach(objects::add);
    return objects;
  }

  void create(String kind, JsonNode object) throws IOException, InterruptedException {
    sent(
        HttpRequest.newBuilder(URI.create(address + SPACE + kind))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(object.toString()))
            .build());
  }

  private static String sent(HttpRequest request) throws IOException, InterruptedException {
    HttpRequest ours =
        HttpRequest.newBuilder(request, (name, value) -> true)
            .header("User-Agent", "kubelet")
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(ours, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new AssertionError(request + ": " + response.body());
    }

    return response.body();
  }

  /** What was asked of the API so far, by everybody but the kubelet. */
  List<String> requests() throws IOException {
    return Files.readAllLines(folder.resolve("requests.txt"));
  }

  /** What a pod has said. */
  String said(String pod) throws IOException {
    return Files.readString(folder.resolve(pod + ".log"));
  }

  private String answer(String beginning) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }

    throw new AssertionError(Files.readString(folder.resolve("err.txt")));
  }

  @Override
  public void close() throws IOException {
    orders.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
