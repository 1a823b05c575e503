package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The submit files of {@code condor/} on a real HTCondor pool of two cores. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@EnabledIfEnvironmentVariable(
    named = "CALIBRANT_CONDOR",
    matches = ".+",
    disabledReason = "no HTCondor: CALIBRANT_CONDOR names no folder that '.ci/condor make' made")
class CondorIT {
  private static final String WORDS = "conf=conf/tracks.conf memory=1500MB cpus=1";
  @TempDir private static Path folder;
  private static Distribution distribution;

  @BeforeAll
  static void start() throws Exception {
    distribution = Distribution.unpack(folder);
    pool("start", distribution.home().toString());
  }

  @AfterAll
  static void stop() throws Exception {
    pool("stop");
  }

  @Test
  void shardsOfWhichOneIsKilledAndOneEvictedHaveTheBitsOfOneRun() throws Exception {
    layOut("killed", 40_000, 4);
    String submitted = user("killed", "condor_submit " + WORDS + " shards=10 condor/campaign.sub");
    assertThat(submitted).contains("10 job(s) submitted");
    awaitWorking("killed");
    assertThat(aShard().destroyForcibly()).isTrue();
    awaitWorking("killed");
    user("killed", "condor_vacate_job $(condor_q -run -af:j | head -n 1)");
    awaitEnd("killed");
    assertThat(user("killed", "cat *.log")).contains("evicted");

    String told =
        user(
            "killed", "/opt/calibrant/submit/calibrant finish conf/tracks.conf --shards 10 --json");
    Asked gathered = new Asked(0, told.substring(told.indexOf('{')), "");
    Asked alone =
        distribution.calibrant(
            "alone",
            Map.of(),
            List.of(
                "run",
                home("killed").resolve("conf/tracks.conf").toString(),
                "--json",
                "-D",
                "output=alone"));
    assertThat(hash(gathered, "TrackRow")).isEqualTo(hash(alone, "TrackRow"));
  }

  @Test
  void aGraphOfStepsChecksComputesGathersAndExports() throws Exception {
    layOut("graph", 8_000, 1);
    Path graph = home("graph").resolve("condor/campaign.dag");
    Files.writeString(
        graph,
        Files.readString(graph)
            .replace("shards=\"10\"", "shards=\"2\" memory=\"1500MB\" cpus=\"1\"")
            .replace("--shards 10", "--shards 2"));
    user("graph", "condor_submit_dag condor/campaign.dag");
    awaitEnd("graph");

    assertThat(user("graph", "cat out/tracks/LATEST; ls out/tracks/shards"))
        .contains("1-of-2", "2-of-2");
    assertThat(user("graph", "cat condor/campaign.dag.dagman.out"))
        .contains("EXITING WITH STATUS 0");
  }

  @Test
  void aMistakeWaitsForAPersonAndIsNotTriedAgain() throws Exception {
    layOut("mistake", 8_000, 1);
    user("mistake", "sed -i 's/tracks = /track = /' conf/tracks.conf");
    user("mistake", "condor_submit " + WORDS + " condor/campaign.sub");
    String held = "";
    for (int i = 0; i < 120 && held.isBlank(); i++) {
      TimeUnit.MILLISECONDS.sleep(500);
      held = user("mistake", "condor_q -held -af HoldReason");
    }

    assertThat(held).contains("calibrant refuses its configuration or input, exit code 2");
    user("mistake", "condor_rm -all");
    awaitEnd("mistake");
  }

  // --- helpers -----------------------------------------------------------------------------------

  /** A user's folder with the campaign of tracks in it, cut small. */
  private static void layOut(String name, int tracks, int units) throws Exception {
    pool("user", "mkdir " + name);
    user(name, "cp -r /opt/calibrant/conf /opt/calibrant/condor .");
    Path conf = home(name).resolve("conf/tracks.conf");
    Files.writeString(
        conf,
        Files.readString(conf)
            .replaceFirst("tracks = \\d+", "tracks = " + tracks)
            .replaceFirst("units = \\d+", "units = " + units));
  }

  private static Path home(String name) {
    return Path.of(System.getenv("CALIBRANT_CONDOR"), "home/alice", name);
  }

  /** The process of a shard that works; the pool is on this machine. */
  private static ProcessHandle aShard() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("--shard"))
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until a job has finished a part of its shard. */
  private static void awaitWorking(String name) throws Exception {
    for (int i = 0; i < 400; i++) {
      if (!pool("user", "grep -sl 'units (0' /var/lib/condor/execute/dir_*/_condor_stderr || true")
          .isBlank()) {
        return;
      }

      assertThat(user(name, "condor_q -af JobStatus")).isNotBlank();
      TimeUnit.MILLISECONDS.sleep(250);
    }

    throw new AssertionError("no job has begun:\n" + user(name, "condor_q; cat *.log *.err"));
  }

  private static void awaitEnd(String name) throws Exception {
    for (int i = 0; i < 800; i++) {
      if (user(name, "condor_q -af JobStatus").isBlank()) {
        return;
      }

      TimeUnit.MILLISECONDS.sleep(500);
    }

    throw new AssertionError(user(name, "condor_q; cat *.log *.err"));
  }

  private static String user(String name, String command) throws Exception {
    return pool("user", "cd " + name + " && " + command);
  }

  /** A verb of {@code .ci/condor}; what it prints. */
  private static String pool(String verb, String... more) throws IOException, InterruptedException {
    Path script = Path.of("../.ci/condor").toAbsolutePath().normalize();
    List<String> command =
        new ArrayList<>(List.of(script.toString(), verb, System.getenv("CALIBRANT_CONDOR")));
    command.addAll(List.of(more));
    Path err = folder.resolve("condor.err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + "\n" + Files.readString(err)).isZero();
    return out;
  }
}
