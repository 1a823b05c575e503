package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The image of {@code docker/} on a container engine, with a read-only root and no capabilities. The
 * base image is what {@code CALIBRANT_BASE} names, or else that of the Dockerfile.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ContainersIT {
  private static final String IMAGE = "calibrant-under-test:latest";
  private static final String HADOOP = "hdfs-under-test:latest";
  private static final String VOLUME = "calibrant-under-test";
  private static final String CONF = "/opt/calibrant/conf/tracks.conf";
  private static final List<String> SMALL =
      List.of("engine.source.tracks=24000", "parts.units=1", "parts.slices=2");
  @TempDir private static Path folder;
  private static DockerClient docker;

  @BeforeAll
  static void build() throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers; '.ci/docker' starts one");
    docker = DockerClientFactory.instance().client();
    Path context = folder.resolve("image");
    copy(Path.of("../docker"), context);
    Distribution.pack(context.resolve("calibrant.tar.gz"));
    image(IMAGE, context);
  }

  @AfterAll
  static void remove() {
    if (docker != null) {
      removeVolume();
      for (String image : List.of(IMAGE, HADOOP)) {
        try {
          docker.removeImageCmd(image).withForce(true).exec();
        } catch (NotFoundException e) {
          // not made, nothing to remove
        }
      }
    }
  }

  @Test
  void aClusterOfContainersThatLosesOneMakesTheSameBits() throws Exception {
    removeVolume();
    docker.createVolumeCmd().withName(VOLUME).exec();
    try (Network network = Network.newNetwork();
        GenericContainer<?> master = container(network, "master", "master");
        GenericContainer<?> first = worker(network, "worker-1");
        GenericContainer<?> second = worker(network, "worker-2");
        GenericContainer<?> driver = container(network, "driver", run("/work/spread"))) {
      master.start();
      first.start();
      second.start();
      isHardened(first);
      driver.start();
      await(() -> first.execInContainer("sh", "-c", "ls /work/spread/runs/*/manifest.jsonl"));
      docker.killContainerCmd(second.getContainerId()).exec();
      assertThat(state(driver).getRunning()).as(driver.getLogs()).isTrue();

      Asked spread = ended(driver);
      assertThat(state(second).getExitCodeLong()).isEqualTo(137);
      assertThat(page(master)).contains("\"aliveworkers\" : 1");
      assertThat(hash(spread, "TrackRow")).isEqualTo(expected());
    }
  }

  @Test
  void aContainerThatIsStoppedKeepsWhatIsFinishedAndContinues() throws Exception {
    removeVolume();
    docker.createVolumeCmd().withName(VOLUME).exec();
    try (GenericContainer<?> stopped = container(Network.SHARED, "stopped", alone("/work/one"));
        GenericContainer<?> again = container(Network.SHARED, "again", alone("/work/one"))) {
      stopped.start();
      await(() -> stopped.execInContainer("sh", "-c", "ls /work/one/runs/*/manifest.jsonl"));
      docker.stopContainerCmd(stopped.getContainerId()).withTimeout(60).exec();
      assertThat(ended(stopped).exit()).isEqualTo(85);
      again.start();
      Asked asked = ended(again);
      assertThat(asked.err()).contains("continues");
      assertThat(hash(asked, "TrackRow")).isEqualTo(expected());
    }
  }

  @Test
  void theImageTellsNothingOfWhereItWasMadeAndIsNotRoot() {
    ContainerConfig config = docker.inspectImageCmd(IMAGE).exec().getConfig();
    assertThat(config.getUser()).isEqualTo("10001:10001");
    assertThat(config.getEnv())
        .extracting(variable -> variable.split("=", 2)[0])
        .isSubsetOf("PATH", "LANG", "LANGUAGE", "LC_ALL", "JAVA_HOME", "JAVA_VERSION");
  }

  @Test
  void aTemporaryFolderThatForbidsLibrariesIsRefusedInOneLine() throws Exception {
    try (GenericContainer<?> container =
        container(Network.SHARED, "noexec", "check", CONF)
            .withCreateContainerCmdModifier(
                command -> command.getHostConfig().withTmpFs(Map.of("/tmp", "noexec")))
            .withStartupCheckStrategy(new MayHaveEnded())) {
      container.setWaitStrategy(Wait.forLogMessage("(?s).*", 1));
      container.start();
      Asked asked = ended(container);
      assertThat(asked.exit()).isEqualTo(2);
      assertThat(asked.err().lines())
          .containsExactly("calibrant: /tmp is mounted noexec: say --tmpfs /tmp:exec");
    }
  }

  @Test
  void theComposedClusterWritesToHdfs() throws Exception {
    List<String> compose = compose();
    assumeTrue(!compose.isEmpty(), "neither 'docker compose' nor 'docker-compose' is installed");
    Path context = folder.resolve("hdfs");
    copy(Path.of("src/test/mini-cluster"), context);
    copy(Path.of("target/mini-cluster"), Files.createDirectories(context).resolve("jars"));
    image(HADOOP, context);

    List<String> run = new ArrayList<>(List.of("run", "-T", "--rm", "driver"));
    run.addAll(List.of(run("hdfs://namenode:8020/calibrant/tracks")));
    try {
      Asked asked = compose(compose, "run", run);
      assertThat(hash(asked, "TrackRow")).isEqualTo(expected());
      assertThat(asked.out()).contains("hdfs://namenode:8020/calibrant/tracks/runs");
    } finally {
      Asked down = compose(compose, "down", List.of("down", "--volumes", "--timeout", "2"));
      assertThat(down.exit()).as(down.err()).isZero();
    }
  }

  // --- containers --------------------------------------------------------------------------------

  private static GenericContainer<?> worker(Network network, String name) {
    return container(network, name, "worker", "spark://master:7077")
        .withEnv("SPARK_WORKER_CORES", "1")
        .withEnv("SPARK_WORKER_MEMORY", "1g");
  }

  /** Started, it is one that its own health check finds healthy. */
  private static GenericContainer<?> container(Network network, String name, String... words) {
    return new GenericContainer<>(DockerImageName.parse(IMAGE))
        .withImagePullPolicy(image -> false)
        .withNetwork(network)
        .withNetworkAliases(name)
        .withCommand(words)
        .withEnv("CALIBRANT_MEMORY", "512m")
        .withCreateContainerCmdModifier(
            command -> command.withHostName(name).withHostConfig(hardened(command.getHostConfig())))
        .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
        .waitingFor(Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(4)));
  }

  private static HostConfig hardened(HostConfig config) {
    return config
        .withReadonlyRootfs(true)
        .withTmpFs(Map.of("/tmp", "exec"))
        .withCapDrop(Capability.ALL)
        .withBinds(Bind.parse(VOLUME + ":/work"));
  }

  /** Of a container that is to end at once, with whatever exit code. */
  private static final class MayHaveEnded extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String id) {
      return StartupStatus.SUCCESSFUL;
    }
  }

  /** What the master says of its cluster. */
  private static String page(GenericContainer<?> master) throws Exception {
    String ask =
        "exec 3<> /dev/tcp/127.0.0.1/8080; printf 'GET /json/ HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3";
    return master.execInContainer("bash", "-c", ask).getStdout();
  }

  private static void isHardened(GenericContainer<?> container) throws Exception {
    assertThat(container.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
    ExecResult touched = container.execInContainer("touch", "/here");
    assertThat(touched.getExitCode()).isNotZero();
    assertThat(touched.getStderr()).contains("Read-only file system");
    assertThat(state(container).getHealth().getStatus()).isEqualTo("healthy");
  }

  private static String[] run(String output) {
    List<String> words = new ArrayList<>(List.of(alone(output)));
    words.addAll(List.of("--master", "spark://master:7077", "--executor-memory", "512m"));
    return words.toArray(String[]::new);
  }

  private static String[] alone(String output) {
    List<String> words = new ArrayList<>(List.of("run", CONF, "--json", "-D", "output=" + output));
    SMALL.forEach(setting -> words.addAll(List.of("-D", setting)));
    return words.toArray(String[]::new);
  }

  /** The hash of the same campaign in this process; computed once. */
  private static Object expected() {
    String[] words = alone(folder.resolve("alone").toString());
    words[1] = Path.of("../conf/tracks.conf").toAbsolutePath().normalize().toString();
    return hash(Asked.of(words), "TrackRow");
  }

  private static InspectContainerResponse.ContainerState state(GenericContainer<?> container) {
    return docker.inspectContainerCmd(container.getContainerId()).exec().getState();
  }

  private static Asked ended(GenericContainer<?> container) throws InterruptedException {
    for (int i = 0; i < 1200 && Boolean.TRUE.equals(state(container).getRunning()); i++) {
      TimeUnit.MILLISECONDS.sleep(250);
    }

    return new Asked(
        (int) (long) state(container).getExitCodeLong(),
        container.getLogs(OutputType.STDOUT),
        container.getLogs(OutputType.STDERR));
  }

  private interface Question {
    ExecResult ask() throws Exception;
  }

  private static void await(Question question) throws Exception {
    for (int i = 0; i < 3000; i++) {
      if (question.ask().getExitCode() == 0) {
        return;
      }

      TimeUnit.MILLISECONDS.sleep(100);
    }

    throw new AssertionError(question.ask().getStderr());
  }

  // --- engine ------------------------------------------------------------------------------------

  /** Packed by tar: the engine's client wants another tar library than Spark brings. */
  private static void image(String name, Path context) throws IOException {
    Process tar = new ProcessBuilder("tar", "-C", context.toString(), "-c", ".").start();
    var command =
        docker
            .buildImageCmd()
            .withTarInputStream(tar.getInputStream())
            .withTags(Set.of(name))
            .withNetworkMode("host");
    if (System.getenv("CALIBRANT_BASE") != null) {
      command.withBuildArg("BASE", System.getenv("CALIBRANT_BASE"));
    }

    command.exec(new BuildImageResultCallback()).awaitImageId(5, TimeUnit.MINUTES);
  }

  private static void removeVolume() {
    docker.listVolumesCmd().exec().getVolumes().stream()
        .filter(volume -> volume.getName().equals(VOLUME))
        .forEach(volume -> docker.removeVolumeCmd(VOLUME).exec());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** The words that start it; none where it is not installed. */
  private static List<String> compose() throws IOException, InterruptedException {
    for (List<String> words : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      List<String> version = new ArrayList<>(words);
      version.add("version");
      try {
        Process process =
            new ProcessBuilder(version)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() == 0) {
          return words;
        }
      } catch (IOException e) {
        // no such program: the next
      }
    }

    return List.of();
  }

  private static Asked compose(List<String> program, String name, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("-p", "under-test", "-f", "../docker/compose.yaml"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "CALIBRANT_IMAGE", IMAGE,
                "HADOOP_IMAGE", HADOOP,
                "WORKER_CORES", "1",
                "WORKER_MEMORY", "1g",
                "DRIVER_MEMORY", "512m",
                "MASTER_PAGE", "0"));
    Path out = folder.resolve(name + ".out");
    Path err = folder.resolve(name + ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(6, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }

    return new Asked(
        process.waitFor(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
