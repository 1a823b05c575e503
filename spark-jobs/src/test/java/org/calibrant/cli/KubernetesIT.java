package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution with the API of Kubernetes in memory and each pod as a process of this machine,
 * started as an image with our launcher as its entry point starts it.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@DisabledIfEnvironmentVariable(
    named = "CALIBRANT_SPARK",
    matches = "4",
    disabledReason = "the API in memory is of the version that Spark 3 talks to")
@DisabledIfEnvironmentVariable(
    named = "CALIBRANT_LATER",
    matches = "yes",
    disabledReason = "runs after the others, as time allows")
class KubernetesIT {
  private static final String SECRET = "Sesame-8472";
  private static final List<String> TRACKS =
      List.of("-D", "engine.source.tracks=16000", "-D", "parts.units=4", "-D", "parts.slices=4");

  /** Sixty parts, one after the other: long enough for a pod to be replaced. */
  private static final List<String> LONGER =
      List.of("-D", "engine.source.tracks=60000", "-D", "parts.units=1", "-D", "parts.slices=1");

  /** Short lives are not worth much compiling. */
  private static final Map<String, String> QUICK =
      Map.of("CALIBRANT_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  @TempDir private static Path folder;
  private static Distribution distribution;
  private static KubernetesCluster kubernetes;
  private static Object bits;

  @BeforeAll
  static void start() throws Exception {
    distribution = Distribution.unpack(folder);
    kubernetes = new KubernetesCluster(folder.resolve("kubernetes"), distribution.home());
    Files.createDirectories(kubernetes.data().resolve("out"));
    Files.copy(Path.of(distribution.conf("tracks.conf")), kubernetes.data().resolve("tracks.conf"));
    bits = alone("alone", TRACKS);
  }

  /** The hash of a run on this machine. */
  private static Object alone(String name, List<String> size) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("run", distribution.conf("tracks.conf"), "--json"));
    arguments.addAll(List.of("-D", "output=" + name));
    arguments.addAll(size);
    return hash(distribution.calibrant(name, QUICK, arguments), "TrackRow");
  }

  @AfterAll
  static void stop() throws Exception {
    if (kubernetes != null) {
      kubernetes.close();
    }
  }

  @Test
  void aDriverInAPodGivesItsAnswerHere() throws Exception {
    List<String> options = new ArrayList<>(List.of("--name", "answer"));
    options.addAll(List.of("--conf", "spark.hadoop.fs.s3a.secret.key=" + SECRET));
    Asked there = distribution.calibrant("answer", QUICK, inPods("answer", TRACKS, options));

    assertThat(there.exit()).as(there.err() + logs()).isZero();
    assertThat(hash(there, "TrackRow")).isEqualTo(bits);
    assertThat(there.json()).containsEntry("verb", "run").containsEntry("state", "computed");
    assertThat(there.err()).contains("kubectl logs -f -l calibrant-submission=");
    Pod driver = driver("answer");
    asTheTemplateSays(driver);
    asTheProfileSays(driver);
    assertThat(there.out() + there.err() + kubernetes.said(driver.getMetadata().getName()))
        .doesNotContain(SECRET);
    assertThat(driver.toString()).doesNotContain(SECRET);
    assertThat(kubernetes.objects("pods", "spark-role=executor")).isEmpty();
    allWasAllowed();
  }

  @Test
  void whatADriverInAPodRefusesIsToldHere() throws Exception {
    List<String> mistake = List.of("-D", "engine.source.tracks=-1");
    Asked asked =
        distribution.calibrant(
            "refused", QUICK, inPods("refused", mistake, List.of("--name", "refused")));

    assertThat(asked.exit()).as(asked.err() + logs()).isEqualTo(Exit.CONFIGURATION.code);
    assertThat(asked.err()).contains("engine.source").contains("tracks").doesNotContain("\tat ");
    JsonNode ended = pod("refused").path("status").path("containerStatuses").path(0).path("state");
    assertThat(ended.path("terminated").path("exitCode").asInt())
        .isEqualTo(Exit.CONFIGURATION.code);
  }

  @Test
  void anExecutorThatIsKilledIsReplaced() throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("run", distribution.conf("tracks.conf"), "--json"));
    arguments.addAll(List.of("-D", "output=replaced"));
    arguments.addAll(LONGER);
    arguments.addAll(profile());
    arguments.addAll(List.of("--deploy-mode", "client", "--name", "replaced"));
    for (String setting :
        List.of("spark.driver.host=127.0.0.1", "spark.dynamicAllocation.enabled=false")) {
      arguments.addAll(List.of("--conf", setting));
    }

    Process driver = distribution.start("replaced", QUICK, arguments);
    await(driver, "replaced", "TrackRow  [1-9]");
    List<String> before = executors();
    kubernetes.kill(before.get(0));
    List<String> after = executors();
    while (driver.isAlive() && before.containsAll(after)) {
      TimeUnit.MILLISECONDS.sleep(100);
      after = executors();
    }

    assertThat(before).hasSize(2);
    assertThat(fresh(before, after)).as(distribution.said("replaced")).isNotEmpty();
    Asked replaced = distribution.ended("replaced", driver);
    assertThat(hash(replaced, "TrackRow")).isEqualTo(alone("longer", LONGER));
    assertThat(executors()).isEmpty();
    allWasAllowed();
  }

  @Test
  void theNightlyJobsPodIsADriver() throws Exception {
    JsonNode template = Manifests.of("cronjob.yaml").get(0).at("/spec/jobTemplate/spec/template");
    ObjectNode pod = template.deepCopy();
    pod.put("kind", "Pod").put("apiVersion", "v1");
    ((ObjectNode) pod.path("metadata")).put("name", "night").put("namespace", "calibrant");
    ArrayNode words = (ArrayNode) pod.at("/spec/containers/0/args");
    for (int i = 0; i < words.size(); i++) {
      words.set(
          i,
          words.textNode(
              words
                  .get(i)
                  .asText()
                  .replace("https://kubernetes.default.svc", kubernetes.address())
                  .replace("conf/xray-library.conf", "tracks.conf")
                  .replace("out/xray-library", "out/night")));
    }

    Stream.concat(TRACKS.stream(), small().stream()).forEach(words::add);
    ((ObjectNode) pod.at("/spec/containers/0/env/0")).put("value", "600m");
    kubernetes.create("pods", pod);
    JsonNode status = named("night").path("status");
    while (!List.of("Succeeded", "Failed").contains(status.path("phase").asText())) {
      TimeUnit.MILLISECONDS.sleep(200);
      status = named("night").path("status");
    }

    assertThat(status.path("phase").asText()).as(logs()).isEqualTo("Succeeded");
    assertThat(kubernetes.data().resolve("out/night/LATEST")).exists();
    Asked again =
        distribution.calibrant(
            "again",
            QUICK,
            List.of("describe", kubernetes.data().resolve("out/night").toString(), "--json"));
    assertThat(again.out()).contains(bits.toString());
    assertThat(kubernetes.requests())
        .as("executors belong to the job's pod")
        .anyMatch(request -> request.matches("GET \\S+/pods/night"));
    allWasAllowed();
  }

  // --- what is expected of a submission ----------------------------------------------------------

  /** submit/k8s/driver-pod.yaml. */
  private static void asTheTemplateSays(Pod driver) throws IOException {
    PodSpec wanted = Manifests.only("driver-pod.yaml", Pod.class).getSpec();
    assertThat(driver.getSpec().getSecurityContext()).isEqualTo(wanted.getSecurityContext());
    assertThat(driver.getSpec().getTerminationGracePeriodSeconds())
        .isEqualTo(wanted.getTerminationGracePeriodSeconds());
    assertThat(driver.getMetadata().getLabels())
        .containsEntry("app", "calibrant")
        .containsEntry("role", "driver");
    Container container = driver.getSpec().getContainers().get(0);
    Container template = wanted.getContainers().get(0);
    assertThat(container.getSecurityContext()).isEqualTo(template.getSecurityContext());
    assertThat(container.getVolumeMounts()).containsAll(template.getVolumeMounts());
    assertThat(driver.getSpec().getVolumes()).containsAll(wanted.getVolumes());
    assertThat(container.getEnv()).containsAll(template.getEnv());
  }

  /** submit/k8s.properties, and what the test added. */
  private static void asTheProfileSays(Pod driver) throws Exception {
    assertThat(driver.getSpec().getServiceAccountName()).isEqualTo("calibrant");
    Container container = driver.getSpec().getContainers().get(0);
    assertThat(container.getImage()).isEqualTo("calibrant:0.1.0");
    assertThat(container.getArgs()).startsWith("driver", "--properties-file");
    assertThat(container.getArgs()).contains(Main.class.getName(), "/data/tracks.conf");
    // 600 MB and Spark's least overhead
    assertThat(container.getResources().getRequests().get("memory").toString()).isEqualTo("984Mi");
    assertThat(container.getResources().getLimits().get("memory").toString()).isEqualTo("984Mi");
    assertThat(container.getEnv())
        .extracting(EnvVar::getName)
        .contains("SPARK_DRIVER_BIND_ADDRESS", "SPARK_APPLICATION_ID");

    String name = driver.getMetadata().getName();
    JsonNode map = owned("configmaps", name, "spark.properties");
    assertThat(map.path("data").path("spark.properties").asText())
        .contains("spark.authenticate=true", "spark.network.crypto.enabled=true")
        .contains("spark.io.encryption.enabled=true", "spark.speculation=true")
        .contains("spark.executor.memory=512m", "spark.kubernetes.namespace=calibrant");
    JsonNode template = owned("configmaps", name, "podspec-configmap-key");
    assertThat(template.path("data").path("podspec-configmap-key").asText())
        .contains("runAsNonRoot: true", "claimName: calibrant-data");
    assertThat(kubernetes.requests())
        .as("a service led executors to the driver while it ran")
        .anyMatch(request -> request.matches("PATCH \\S+/services/" + name + "-svc\\?.*"))
        .anyMatch(request -> request.matches("DELETE \\S+/services\\?labelSelector=.*"));
    assertThat(kubernetes.objects("services", ""))
        .noneMatch(service -> service.at("/metadata/name").asText().equals(name + "-svc"));
  }

  private static void allWasAllowed() throws IOException {
    List<String> requests = kubernetes.requests();
    assertThat(requests).hasSizeGreaterThan(5);
    assertThat(new Rights(Manifests.only("rbac.yaml", Role.class)).missing(requests)).isEmpty();
  }

  // --- helpers -----------------------------------------------------------------------------------

  /** A run with its driver in a pod; /data is a name that only pods know. */
  private static List<String> inPods(String output, List<String> settings, List<String> options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", "/data/tracks.conf", "--json"));
    arguments.addAll(List.of("-D", "output=/data/out/" + output));
    arguments.addAll(settings);
    arguments.addAll(profile());
    arguments.addAll(options);
    // there is one host for all pods
    for (String port : List.of("spark.driver.port", "spark.driver.blockManager.port")) {
      arguments.addAll(List.of("--conf", port + "=" + freePort()));
    }

    arguments.addAll(List.of("--conf", "spark.kubernetes.driver.master=" + kubernetes.address()));
    return arguments;
  }

  private static List<String> profile() {
    List<String> options = new ArrayList<>(List.of("--profile", "k8s"));
    options.addAll(List.of("--master", "k8s://" + kubernetes.address()));
    options.addAll(List.of("--driver-memory", "600m"));
    options.addAll(small());
    return options;
  }

  private static List<String> small() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--executor-memory", "512m", "--executor-cores", "1"));
    for (String setting :
        List.of(
            "spark.kubernetes.executor.apiPollingInterval=1s",
            "spark.kubernetes.allocation.batch.delay=200ms",
            "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1")) {
      options.addAll(List.of("--conf", setting));
    }

    return options;
  }

  private static Pod driver(String run) throws Exception {
    return Manifests.strict(pod(run), Pod.class);
  }

  private static JsonNode pod(String run) throws Exception {
    List<JsonNode> pods =
        kubernetes.objects("pods", "spark-role=driver").stream()
            .filter(pod -> pod.at("/metadata/name").asText().startsWith(run))
            .toList();
    assertThat(pods).hasSize(1);
    return pods.get(0);
  }

  private static JsonNode named(String name) throws Exception {
    return kubernetes.objects("pods", "").stream()
        .filter(pod -> pod.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> executors() throws Exception {
    return kubernetes.objects("pods", "spark-role=executor").stream()
        .map(pod -> pod.at("/metadata/name").asText())
        .toList();
  }

  private static List<String> fresh(List<String> before, List<String> after) {
    return after.stream().filter(name -> !before.contains(name)).toList();
  }

  private static JsonNode owned(String kind, String pod, String file) throws Exception {
    return kubernetes.objects(kind, "").stream()
        .filter(object -> owner(object).equals(pod) && object.path("data").has(file))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + file + " of " + pod));
  }

  private static String owner(JsonNode object) {
    return object.at("/metadata/ownerReferences/0/name").asText();
  }

  /** What all pods have said, for whoever reads a failed test. */
  private static String logs() throws IOException {
    StringBuilder said = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("kubernetes"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
        said.append("\n== ").append(file.getFileName()).append('\n');
        said.append(Files.readString(file));
      }
    }

    return said.append(Files.readString(folder.resolve("kubernetes/err.txt"))).toString();
  }

  private static void await(Process driver, String name, String pattern) throws Exception {
    java.util.regex.Pattern there = java.util.regex.Pattern.compile(pattern);
    while (driver.isAlive() && !there.matcher(distribution.said(name)).find()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }

    assertThat(driver.isAlive()).as(distribution.said(name) + logs()).isTrue();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
