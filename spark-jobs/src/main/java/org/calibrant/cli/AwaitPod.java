package org.calibrant.cli;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Gives the answer of a driver in a pod of Kubernetes, which keeps how the pod ended. The launcher
 * asks for it. Who asks is told by the settings that spark-submit has for that.
 */
@Command(
    name = "await-pod",
    hidden = true,
    description = "Gives the answer of a driver that ran in a pod.")
final class AwaitPod implements Verb {
  private static final String SUBMISSION = "spark.kubernetes.authenticate.submission.";
  private static final List<String> ENDED = List.of("Succeeded", "Failed");

  @Option(names = "--label", required = true, description = "the label of the driver's pod")
  private String label;

  @Option(names = "--properties-file", description = "settings of Spark")
  private Path properties;

  @Override
  public Answer answer(PrintStream screen) throws IOException, InterruptedException {
    SparkConf conf = settings();
    String space = conf.get("spark.kubernetes.namespace", "default");
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(caller(conf)).build()) {
      while (true) {
        List<Pod> pods =
            client.pods().inNamespace(space).withLabelSelector(label).list().getItems();
        if (pods.isEmpty()) {
          return lost("the driver's pod is gone");
        }

        if (ENDED.contains(pods.get(0).getStatus().getPhase())) {
          return answer(pods.get(0));
        }

        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  /** How a pod ended that has ended. */
  static Answer answer(Pod pod) throws IOException {
    String name = "the driver's pod " + pod.getMetadata().getName();
    Optional<ContainerStateTerminated> end =
        pod.getStatus().getContainerStatuses().stream()
            .map(ContainerStatus::getState)
            .filter(state -> state != null && state.getTerminated() != null)
            .map(state -> state.getTerminated())
            .findFirst();
    if (end.isEmpty()) {
      return lost(name + " was lost: " + pod.getStatus().getReason());
    }

    String message = end.get().getMessage();
    if (message != null && message.startsWith("{\"lines\":")) {
      return Message.read(message);
    }

    int code = end.get().getExitCode();
    for (Exit exit : Exit.values()) {
      if (exit.code == code) {
        return new Answer(exit, List.of(name + " ended with " + code), Map.of());
      }
    }

    return lost(name + " ended with " + code + ", " + end.get().getReason());
  }

  private static Answer lost(String why) {
    List<String> lines = List.of(why, "start the same command again; finished parts are kept");
    return new Answer(Exit.TEMPORARY, lines, Map.of("errors", lines));
  }

  /** What the command line says goes before the file. */
  private SparkConf settings() throws IOException {
    SparkConf conf = new SparkConf();
    if (properties != null) {
      Properties file = new Properties();
      try (InputStream in = Files.newInputStream(properties)) {
        file.load(in);
      }

      file.forEach((key, value) -> conf.setIfMissing((String) key, ((String) value).strip()));
    }

    return conf;
  }

  private static Config caller(SparkConf conf) throws IOException {
    String master = conf.get("spark.master").replaceFirst("^k8s://", "");
    ConfigBuilder caller =
        new ConfigBuilder(Config.autoConfigure(conf.get("spark.kubernetes.context", null)))
            .withMasterUrl(master.matches("https?://.*") ? master : "https://" + master);
    if (conf.contains(SUBMISSION + "oauthToken")) {
      caller.withOauthToken(conf.get(SUBMISSION + "oauthToken"));
    } else if (conf.contains(SUBMISSION + "oauthTokenFile")) {
      Path file = Path.of(conf.get(SUBMISSION + "oauthTokenFile"));
      caller.withOauthToken(Files.readString(file).strip());
    }

    if (conf.contains(SUBMISSION + "caCertFile")) {
      caller.withCaCertFile(conf.get(SUBMISSION + "caCertFile"));
    }

    if (conf.contains(SUBMISSION + "clientKeyFile")) {
      caller.withClientKeyFile(conf.get(SUBMISSION + "clientKeyFile"));
    }

    if (conf.contains(SUBMISSION + "clientCertFile")) {
      caller.withClientCertFile(conf.get(SUBMISSION + "clientCertFile"));
    }

    return caller.build();
  }
}
