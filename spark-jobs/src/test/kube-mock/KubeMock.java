import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.crud.CrudDispatcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;

/**
 * The API of Kubernetes, in memory, and a stand-in for the kubelet, which starts the container of each
 * pod as a process of this machine. It shares no class path with Spark, so it is started from source:
 * {@code java -cp 'kube-mock/*' KubeMock.java FOLDER IMAGE}. IMAGE is the unpacked distribution, which an
 * image would hold at /opt/calibrant; its launcher is the entry point. What is asked of the API goes to
 * FOLDER/requests.txt, what containers say to FOLDER/POD.log, what they claim to FOLDER/claims. Obeys
 * lines on standard input, answers each with one line, and ends with its input:
 *
 * <pre>
 * kill POD    kill -9, as when a node is lost
 * </pre>
 */
public final class KubeMock {
  private static final Logger QUIET = Logger.getLogger(MockWebServer.class.getName());

  private KubeMock() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    QUIET.setLevel(Level.WARNING);
    KubernetesMockServer server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new Api(folder), false);
    server.init(InetAddress.getByName("127.0.0.1"), 0);
    String address = "http://127.0.0.1:" + server.getPort();
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                    .withMasterUrl(address)
                    .withUserAgent(Api.KUBELET)
                    .build())
            .build();
    Kubelet kubelet = new Kubelet(client, folder, Path.of(arguments[1]));
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleWithFixedDelay(kubelet::look, 0, 200, TimeUnit.MILLISECONDS);
    System.out.println("ready " + address);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("kill")) {
        kubelet.kill(words[1]);
      }

      System.out.println("done " + line);
    }

    clock.shutdownNow();
    kubelet.killAll();
    Runtime.getRuntime().halt(0);
  }
}

/** Creates, reads, updates and deletes objects, and writes down what it was asked. */
final class Api extends KubernetesCrudDispatcher {
  static final String KUBELET = "kubelet";
  private final PrintStream requests;

  Api(Path folder) throws IOException, ReflectiveOperationException {
    // Its own map does not bear that a watch begins while an object is written.
    Field objects = CrudDispatcher.class.getDeclaredField("map");
    objects.setAccessible(true);
    objects.set(this, new Objects());
    this.requests =
        new PrintStream(
            Files.newOutputStream(folder.resolve("requests.txt")), true, StandardCharsets.UTF_8);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    if (!KUBELET.equals(request.getHeader("User-Agent"))) {
      requests.println(request.getMethod() + " " + request.getPath());
    }

    if (request.getMethod().equals("POST") && request.getPath().endsWith("/pods")) {
      return super.dispatch(like("POST", request.getPath(), pending(request.getUtf8Body())));
    }

    if (!request.getMethod().equals("PATCH") || !request.getPath().contains("fieldManager=")) {
      return super.dispatch(request);
    }

    // A server-side apply creates what is not there. The dispatcher does not know that.
    String path = request.getPath().replaceFirst("\\?.*", "");
    boolean there = super.dispatch(like("GET", path, new Buffer())).getStatus().contains("200");
    return there
        ? super.dispatch(like("PUT", path, request.getBody()))
        : super.dispatch(like("POST", path.replaceFirst("/[^/]*$", ""), request.getBody()));
  }

  /** A pod has a phase from the beginning. */
  private static Buffer pending(String pod) {
    Pod fresh = Serialization.unmarshal(pod, Pod.class);
    PodBuilder builder = new PodBuilder(fresh).withNewStatus().withPhase("Pending").endStatus();
    return new Buffer().writeUtf8(Serialization.asJson(builder.build()));
  }

  private static RecordedRequest like(String method, String path, Buffer body) {
    Headers headers = Headers.of("Content-Type", "application/json");
    String line = method + " " + path + " HTTP/1.1";
    return new RecordedRequest(line, headers, List.of(), body.size(), body, 0, new Connected());
  }

  private static final class Objects extends ConcurrentHashMap<AttributeSet, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String remove(Object key) {
      return key == null ? null : super.remove(key);
    }
  }

  /** A request wants to know whom it came from. */
  private static final class Connected extends Socket {
    @Override
    public InetAddress getInetAddress() {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getLocalPort() {
      return 80;
    }
  }
}

/** Starts what is new, tells what has ended, and ends what was deleted. */
final class Kubelet {
  private static final String ADDRESS = "127.0.0.1";
  private final KubernetesClient client;
  private final Path folder;
  private final Path image;
  private final Map<String, Process> processes = new ConcurrentHashMap<>();

  Kubelet(KubernetesClient client, Path folder, Path image) {
    this.client = client;
    this.folder = folder;
    this.image = image;
  }

  void look() {
    try {
      Map<String, Pod> pods = new TreeMap<>();
      for (Pod pod : client.pods().inAnyNamespace().list().getItems()) {
        pods.put(pod.getMetadata().getName(), pod);
      }

      for (Map.Entry<String, Pod> pod : pods.entrySet()) {
        Process process = processes.get(pod.getKey());
        if (process == null && !hasAll(pod.getValue())) {
          continue; // its config maps come after it
        } else if (process == null) {
          begin(pod.getValue());
        } else if (!process.isAlive() && !over(pod.getValue())) {
          end(pod.getValue(), process.exitValue());
        }
      }

      processes.forEach(
          (name, process) -> {
            if (!pods.containsKey(name)) {
              process.destroy();
            }
          });
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  void kill(String pod) throws InterruptedException {
    Process process = processes.get(pod);
    while (process == null) {
      TimeUnit.MILLISECONDS.sleep(50);
      process = processes.get(pod);
    }

    process.destroyForcibly();
  }

  void killAll() {
    processes.values().forEach(Process::destroyForcibly);
  }

  private static boolean over(Pod pod) {
    return List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
  }

  private boolean hasAll(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .filter(volume -> volume.getConfigMap() != null)
        .allMatch(volume -> map(pod, volume) != null);
  }

  private ConfigMap map(Pod pod, Volume volume) {
    return client
        .configMaps()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(volume.getConfigMap().getName())
        .get();
  }

  private void begin(Pod pod) throws IOException {
    String name = pod.getMetadata().getName();
    Container container = pod.getSpec().getContainers().get(0);
    Names names = new Names();
    names.put("/opt/calibrant", image);
    String last = container.getTerminationMessagePath();
    names.put(last == null ? "/dev/termination-log" : last, last(name));
    Path own = Files.createDirectories(folder.resolve(name));
    for (VolumeMount mount : container.getVolumeMounts()) {
      // this machine has one of its own
      if (!mount.getMountPath().equals("/tmp")) {
        names.put(mount.getMountPath(), own.resolve(mount.getName()));
      }
    }

    for (VolumeMount mount : container.getVolumeMounts()) {
      fill(pod, own.resolve(mount.getName()), mount.getName(), names);
    }

    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Map<String, String> told = new HashMap<>();
    for (EnvVar variable : container.getEnv()) {
      told.put(variable.getName(), value(pod, variable));
    }

    told.forEach((key, value) -> environment.put(key, names.in(value)));
    List<String> command = new ArrayList<>();
    if (container.getCommand().isEmpty()) {
      command.add(image.resolve("submit/calibrant").toString());
    }

    for (List<String> words : List.of(container.getCommand(), container.getArgs())) {
      for (String word : words) {
        command.add(names.in(Pattern.compile("\\$\\((\\w+)\\)").matcher(word)
            .replaceAll(found -> Matcher.quoteReplacement(told.get(found.group(1))))));
      }
    }

    ProcessBuilder builder = new ProcessBuilder(command).directory(own.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    processes.put(name, builder.start());
    tell(pod, "Running", new ContainerStateBuilder().withNewRunning().endRunning());
  }

  /** What a volume holds when its pod starts. */
  private void fill(Pod pod, Path place, String name, Names names) throws IOException {
    Volume volume =
        pod.getSpec().getVolumes().stream()
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no volume " + name));
    if (volume.getPersistentVolumeClaim() != null) {
      String claim = volume.getPersistentVolumeClaim().getClaimName();
      Path claimed = Files.createDirectories(folder.resolve("claims").resolve(claim));
      Files.createSymbolicLink(place, claimed);
      return;
    }

    Files.createDirectories(place);
    if (volume.getConfigMap() != null) {
      ConfigMap map = map(pod, volume);
      Map<String, String> files = new HashMap<>();
      map.getData().keySet().forEach(key -> files.put(key, key));
      volume.getConfigMap().getItems().forEach(item -> files.put(item.getKey(), item.getPath()));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(
            place.resolve(file.getValue()), names.in(map.getData().get(file.getKey())));
      }
    } else if (volume.getEmptyDir() == null) {
      throw new IllegalStateException("no stand-in for the volume " + volume);
    }
  }

  private static String value(Pod pod, EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return variable.getValue() == null ? "" : variable.getValue();
    }

    String field = variable.getValueFrom().getFieldRef().getFieldPath();
    return switch (field) {
      case "status.podIP" -> ADDRESS;
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      default -> throw new IllegalStateException("no stand-in for the field " + field);
    };
  }

  private void end(Pod pod, int code) throws IOException {
    Path last = last(pod.getMetadata().getName());
    byte[] words = Files.exists(last) ? Files.readAllBytes(last) : new byte[0];
    // Kubernetes keeps this much
    String message = new String(words, 0, Math.min(4096, words.length), StandardCharsets.UTF_8);
    tell(
        pod,
        code == 0 ? "Succeeded" : "Failed",
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(code)
            .withReason(code == 0 ? "Completed" : code == 137 ? "OOMKilled" : "Error")
            .withMessage(message.isEmpty() ? null : message)
            .endTerminated());
  }

  private Path last(String pod) {
    return folder.resolve(pod + ".last");
  }

  private void tell(Pod pod, String phase, ContainerStateBuilder state) {
    Container container = pod.getSpec().getContainers().get(0);
    client
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .editStatus(
            now ->
                new PodBuilder(now)
                    .withNewStatus()
                    .withPhase(phase)
                    .withPodIP(ADDRESS)
                    .addNewContainerStatus()
                    .withName(container.getName())
                    .withImage(container.getImage())
                    .withState(state.build())
                    .endContainerStatus()
                    .endStatus()
                    .build());
  }
}

/** Names inside of a container, and what they are here: there is one file system and one host. */
final class Names {
  private static final String SERVICE = "[a-z0-9.-]+\\.svc\\b";
  private final Map<String, String> here = new HashMap<>();

  void put(String path, Path place) {
    here.put(path, place.toString());
  }

  String in(String text) {
    StringBuilder any = new StringBuilder(SERVICE);
    here.keySet().stream()
        .sorted((a, b) -> b.length() - a.length())
        .forEach(path -> any.append("|(?<![\\w.-])").append(Pattern.quote(path)).append("(?![\\w.-])"));
    return Pattern.compile(any.toString())
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(here.getOrDefault(found.group(), "127.0.0.1")));
  }
}
