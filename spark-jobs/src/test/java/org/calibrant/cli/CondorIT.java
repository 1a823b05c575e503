package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calibrant.cli.Distribution.hash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The submit files of {@code condor/} on a real HTCondor pool of two cores. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@EnabledIfEnvironmentVariable(
    named = "CALIBRANT_CONDOR",
    matches = ".+",
    disabledReason = "no HTCondor: CALIBRANT_CONDOR names no folder that '.ci/condor make' made")
class CondorIT {
  private static final String WORDS = "conf=conf/tracks.conf memory=1500MB cpus=1";
  private static final String CALIBRANT = "/opt/calibrant/submit/calibrant ";
  @TempDir private static Path folder;
  private static Distribution distribution;

  @BeforeAll
  static void start() throws Exception {
    distribution = Distribution.unpack(folder);
    pool("start", distribution.home().toString());
    pool("user", "condor_rm -all > /dev/null || true");
  }

  @AfterAll
  static void stop() throws Exception {
    pool("stop");
  }

  @Test
  void shardsOfWhichOneIsKilledAndOneEvictedHaveTheBitsOfOneRun() throws Exception {
    layOut("shards", 60_000, 1);
    String words = user("shards", CALIBRANT + "plan conf/tracks.conf --pilot 1 --slot 1").strip();
    assertThat(words).matches("cpus=1 memory=\\d+MB");
    String submit = "condor_submit conf=conf/tracks.conf shards=10 " + words + " condor/tracks.sub";
    assertThat(user("shards", submit)).contains("10 job(s) submitted");

    Job killed = awaitWorking("shards", 0);
    assertThat(killed.java().info().commandLine().orElseThrow())
        .contains("-Xmx" + killed.slot("Memory") * 2 / 3 + "m")
        .contains("-Dspark.master=local[" + killed.slot("Cpus") + "]");
    assertThat(killed.java().destroyForcibly()).isTrue();
    Job evicted = awaitWorking("shards", killed.shard());
    int shard = evicted.shard(); // known while it works
    String cluster = evicted.id().split("\\.", 2)[0];
    user("shards", "condor_vacate_job " + evicted.id());
    awaitEnd("shards");

    String log = user("shards", "cat tracks.conf.*.log");
    assertThat(log).contains("Abnormal termination (signal 9)").contains("Job was evicted");
    assertThat(user("shards", "cat tracks.conf.*.%d.err".formatted(shard)))
        .as("what was stored on eviction is not computed again")
        .contains("continues");
    String history =
        "condor_history " + cluster + " -af ExitCode RequestMemory ResidentSetSize_RAW";
    assertThat(user("shards", history).lines())
        .hasSize(10)
        .allSatisfy(line -> assertThat(line).startsWith("0 "))
        .allSatisfy(line -> assertThat(used(line)).as(line).isLessThanOrEqualTo(1))
        .as("not a guess that asks for far too much")
        .anySatisfy(line -> assertThat(used(line)).isGreaterThan(0.3));

    Object alone = hash(alone("shards"), "TrackRow");
    assertThat(hash(gathered("shards"), "TrackRow")).isEqualTo(alone);
    onlyWhatIsMissingIsComputedAgain(submit, alone);
  }

  /** Two shards are lost, of one of them only the end. */
  private static void onlyWhatIsMissingIsComputedAgain(String submit, Object alone)
      throws Exception {
    user("shards", "cd out/tracks && rm -rf LATEST runs shards/3-of-10");
    user("shards", "sed -i '$d' out/tracks/shards/7-of-10/runs/*/manifest.jsonl");
    assertThat(user("shards", CALIBRANT + "finish conf/tracks.conf --shards 10 2>&1; echo code $?"))
        .contains("of shard 3/10")
        .doesNotContain("of shard 4/10")
        .endsWith("code 75\n");
    assertThat(user("shards", submit)).contains("2 job(s) submitted");
    awaitEnd("shards");
    assertThat(user("shards", "cat tracks.conf.*.7.err")).contains("continues");
    assertThat(hash(gathered("shards"), "TrackRow")).isEqualTo(alone);
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
    String log = user("graph", "cat condor/campaign.dag.nodes.log");
    assertThat(log.split("DAG Node: ", -1))
        .as("the order in which they were submitted")
        .extracting(text -> text.split("\\s", 2)[0])
        .containsSubsequence("check", "shards", "shards", "finish", "export");
    assertThat(user("graph", "ls out/tracks/runs/*/exports/samples")).contains(".npz");
  }

  @Test
  void mistakesWaitForAPersonAndAreNotTriedAgain() throws Exception {
    layOut("mistake", 8_000, 1);
    user("mistake", "sed -i 's/tracks = /track = /' conf/tracks.conf");
    user("mistake", "condor_submit " + WORDS + " condor/campaign.sub");
    user(
        "mistake",
        "condor_submit conf=conf/xray-library.conf memory=1500MB cpus=1"
            + " 'options=-D engine.response.arf=nowhere.arf' condor/campaign.sub");
    String held = "";
    for (int i = 0; i < 240 && held.lines().count() < 2; i++) {
      TimeUnit.MILLISECONDS.sleep(500);
      held = user("mistake", "condor_q -held -af NumJobStarts HoldReason");
    }

    assertThat(held.lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("1 calibrant refuses its configuration or input"))
        .anyMatch(line -> line.endsWith("exit code 2"))
        .anyMatch(line -> line.endsWith("exit code 3"));
    user("mistake", "condor_rm -all");
    awaitEnd("mistake");
  }

  @Test
  void everySubmitFileIsOneThatCondorUnderstands() throws Exception {
    layOut("lint", 8_000, 1);
    Map<String, Integer> jobs = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(home("lint").resolve("condor"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sub")).sorted().toList()) {
        String name = file.getFileName().toString();
        String words = name.equals("step.sub") ? "verb=check options= calibrant=/x conf=c " : "";
        String told =
            user("lint", "condor_submit -dry-run %1$s.ads %2$scondor/%1$s".formatted(name, words));
        Matcher count = Pattern.compile("(\\d+) job\\(s\\) dry-run").matcher(told);
        assertThat(count.find()).as(name + ": " + told).isTrue();
        jobs.put(name, Integer.valueOf(count.group(1)));
      }
    }

    assertThat(jobs)
        .containsEntry("campaign.sub", 1)
        .containsEntry("tracks.sub", 10)
        .containsEntry("xray.sub", 2)
        .containsKeys("calibration.sub", "diffraction.sub", "optics.sub", "crondor.sub");
  }

  // --- helpers -----------------------------------------------------------------------------------

  /** A job that runs: its folder on the machine that executes it, which is this one. */
  private record Job(Path scratch) {
    String fact(String file, String name) {
      try (Stream<String> lines = Files.lines(scratch.resolve(file))) {
        return lines
            .filter(line -> line.startsWith(name + " = "))
            .map(line -> line.substring(name.length() + 3).replace("\"", ""))
            .findFirst()
            .orElse("");
      } catch (IOException e) {
        return ""; // it has just ended
      }
    }

    int slot(String name) {
      return Integer.parseInt(fact(".machine.ad", name));
    }

    String id() {
      return fact(".job.ad", "ClusterId") + "." + fact(".job.ad", "ProcId");
    }

    int shard() {
      Matcher words = Pattern.compile("--shard (\\d+)/").matcher(fact(".job.ad", "Arguments"));
      return words.find() ? Integer.parseInt(words.group(1)) : 0;
    }

    ProcessHandle java() {
      String word = "--shard " + shard() + "/";
      return ProcessHandle.allProcesses()
          .filter(process -> process.info().commandLine().orElse("").contains(word))
          .filter(process -> process.info().command().orElse("").endsWith("/java"))
          .findFirst()
          .orElseThrow();
    }

    /** Whether it has finished a part, and not nearly all. */
    boolean works() {
      try (Stream<Path> files = Files.walk(scratch.resolve("out"), 6)) {
        for (Path file : files.filter(path -> path.endsWith("manifest.jsonl")).toList()) {
          int parts = Files.readAllLines(file).size();
          return 1 <= parts && parts <= 3;
        }
      } catch (IOException | UncheckedIOException e) {
        // it has just ended
      }

      return false;
    }
  }

  /** How much of its memory a job used, as counted: its MemoryUsage is rounded to quarters of a GB. */
  private static double used(String line) {
    String[] words = line.split(" ", -1);
    return Double.parseDouble(words[2]) / 1024 / Double.parseDouble(words[1]);
  }

  private static Asked gathered(String name) throws Exception {
    String told = user(name, CALIBRANT + "finish conf/tracks.conf --shards 10 --json");
    return new Asked(0, told.substring(told.indexOf('{')), "");
  }

  private static Asked alone(String name) {
    String conf = home(name).resolve("conf/tracks.conf").toString();
    return distribution.calibrant(
        "alone", Map.of(), List.of("run", conf, "--json", "-D", "output=alone"));
  }

  /** A user's folder with the campaign of tracks in it, cut small. */
  private static void layOut(String name, int tracks, int units) throws Exception {
    pool("user", "rm -rf %s && mkdir %<s".formatted(name));
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

  /** Waits until a job has finished a part of its shard, which is not this one. */
  private static Job awaitWorking(String name, int otherThan) throws Exception {
    Path execute = Path.of(System.getenv("CALIBRANT_CONDOR"), "var/lib/condor/execute");
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (System.nanoTime() < patience) {
      try (Stream<Path> places = Files.list(execute)) {
        for (Job job : places.map(Job::new).filter(Job::works).toList()) {
          if (job.shard() != 0 && job.shard() != otherThan) {
            return job;
          }
        }
      }

      TimeUnit.MILLISECONDS.sleep(50);
    }

    throw new AssertionError("no job has begun:\n" + user(name, "condor_q -hold; cat *.log"));
  }

  private static void awaitEnd(String name) throws Exception {
    String here = "-constraint 'regexp(\"/%s$\", Iwd)'".formatted(name);
    for (int i = 0; i < 1000; i++) {
      if (user(name, "condor_q " + here + " -af JobStatus").isBlank()) {
        return;
      }

      TimeUnit.MILLISECONDS.sleep(500);
    }

    throw new AssertionError(user(name, "condor_q; cat *.log"));
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
