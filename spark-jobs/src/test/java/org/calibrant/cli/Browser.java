package org.calibrant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium, asked through the DevTools protocol: one page at a time, with everything it wrote
 * to its console and asked the network for.
 */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LISTENING = "DevTools listening on ";
  private static final long SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final LinkedBlockingQueue<JsonNode> messages;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private String session = "";
  private int count;

  private Browser(Process process, WebSocket socket, LinkedBlockingQueue<JsonNode> messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /** Where a browser of this machine is: {@code CALIBRANT_BROWSER}, or on the path. */
  static Optional<Path> program() {
    String named = System.getenv("CALIBRANT_BROWSER");
    Stream<Path> places =
        named != null
            ? Stream.of(Path.of(named))
            : Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(
                    folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                            .map(name -> Path.of(folder, name)));
    return places.filter(Files::isExecutable).findFirst();
  }

  static Browser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.contains(LISTENING)) {
      line = lines.readLine();
    }

    if (line == null) {
      throw new IOException(program + " ended without listening");
    }

    // Nobody reads what it says from here on, but its pipe must not fill.
    Thread drain = new Thread(() -> lines.lines().forEach(said -> {}), "browser");
    drain.setDaemon(true);
    drain.start();
    LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    String address = line.substring(line.indexOf(LISTENING) + LISTENING.length()).strip();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener(messages))
            .get(SECONDS, TimeUnit.SECONDS);
    return new Browser(process, socket, messages);
  }

  /** Opens a page in a window of a size and waits until it is there. */
  void open(Path page, int width, int height) throws Exception {
    session = "";
    JsonNode target = ask("Target.createTarget", Map.of("url", "about:blank"));
    JsonNode attached =
        ask(
            "Target.attachToTarget",
            Map.of("targetId", target.path("targetId").asText(), "flatten", true));
    session = attached.path("sessionId").asText();
    complaints.clear();
    requests.clear();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      ask(domain + ".enable", Map.of());
    }

    resize(width, height);
    ask("Page.navigate", Map.of("url", page.toUri().toString()));
    await("Page.loadEventFired");
  }

  /** Gives the window another size. */
  void resize(int width, int height) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** The value of an expression. */
  JsonNode value(String expression) throws Exception {
    JsonNode answer =
        ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.path("exceptionDetails").toString());
    }

    return answer.path("result").path("value");
  }

  /** The page as it would be printed. */
  byte[] pdf() throws Exception {
    return Base64.getDecoder()
        .decode(ask("Page.printToPDF", Map.of("printBackground", true)).path("data").asText());
  }

  /** The whole page as a picture. */
  byte[] screenshot() throws Exception {
    return Base64.getDecoder()
        .decode(
            ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .path("data")
                .asText());
  }

  /** What the page wrote to its console, and what the browser had to say against it. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What the page asked for, itself and the data within it left out. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
    int id = ++count;
    Map<String, Object> message =
        new java.util.LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }

    socket.sendText(JSON.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
    JsonNode answer = next();
    while (answer.path("id").asInt() != id) {
      answer = next();
    }

    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer.path("error"));
    }

    return answer.path("result");
  }

  private void await(String event) throws Exception {
    while (!next().path("method").asText().equals(event)) {
      // what happens meanwhile is noted in next
    }
  }

  private JsonNode next() throws Exception {
    JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IllegalStateException("the browser is silent");
    }

    JsonNode parameters = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
          complaints.add(parameters.toString());
      case "Network.requestWillBeSent" -> {
        String url = parameters.path("request").path("url").asText();
        if (!url.startsWith("data:") && !parameters.path("type").asText().equals("Document")) {
          requests.add(url);
        }
      }
      default -> {}
    }

    return message;
  }

  /** Ends it and its helpers, which write into the profile to the last. */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    socket.abort();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  private static final class Listener implements WebSocket.Listener {
    private final LinkedBlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    Listener(LinkedBlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          messages.add(JSON.createObjectNode().put("error", e.getMessage()));
        }

        text.setLength(0);
      }

      socket.request(1);
      return null;
    }
  }
}
