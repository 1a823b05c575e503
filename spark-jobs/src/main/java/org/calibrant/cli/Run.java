package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.calibrant.conf.Bound;
import org.calibrant.spark.Eviction;
import org.calibrant.spark.Progress;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.RunDirectory;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.Shard;
import org.calibrant.spark.SparkWorkers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Computes a campaign, or what is missing of it, publishes its tables and makes its exports. Spark
 * starts only when everything that can be refused was looked at.
 */
@Command(name = "run", description = "Computes a campaign; an interrupted one continues.")
final class Run implements Verb {
  /** What stopped workers may take; together with the last words less than ten seconds. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  @Mixin private CampaignFile file;

  @Option(
      names = "--supersede",
      description = "gives up an unfinished run of another configuration; its parts are used")
  private boolean supersede;

  @Option(
      names = "--recompute",
      description = "computes again what other runs of this output hold already")
  private boolean recompute;

  @Option(
      names = "--shard",
      paramLabel = "k/N",
      converter = ShardOption.class,
      description = "computes part k of N of the campaign, for 'calibrant finish' to gather")
  private Shard shard;

  @Override
  public Answer answer(PrintStream screen) throws Exception {
    long start = System.nanoTime();
    Bound<Campaign> bound = file.read();
    Message.goesTo(bound.value().output());
    Answer answer = null;
    try {
      answer = computed(bound, start, screen);
      return answer;
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      answer = Failure.of(e).answer();
      throw e;
    } finally {
      if (answer != null && shard == null) {
        double seconds = (System.nanoTime() - start) / 1e9;
        Night.over(bound.value().output(), answer, seconds, Sessions.hadoop());
      }
    }
  }

  private Answer computed(Bound<Campaign> bound, long start, PrintStream screen) throws Exception {
    Campaign campaign = Check.checked(bound);
    Values.of(bound).warnings().forEach(warning -> screen.println("warning " + warning));
    RunConf conf = Identity.of(bound);
    makeRoom(campaign.output());
    Configuration hadoop = Sessions.hadoop();
    RunDirectory.Start how = new RunDirectory.Start(supersede, recompute);
    if (shard != null) {
      return new ShardRun(bound, conf, shard, how).answer(file.name(), screen, hadoop);
    }

    RunDirectory directory = RunDirectory.open(campaign.output(), conf, hadoop, how);
    boolean finished = directory.state() == RunDirectory.State.FINISHED;
    Verdict verdict;
    try (RunDirectory open = directory) {
      if (!finished) {
        new Exporter(open.folder(), bound, hadoop).check(); // it would be a pity in the end
        CampaignCopy.keep(open.folder(), bound);
        screen.println(told(open));
        compute(file.name(), open, campaign, Shard.WHOLE, screen);
      }

      verdict = Verdict.on(open, campaign, hadoop);
    }

    RunFolder run = directory.folder();
    Exporter exporter = new Exporter(run, bound, hadoop);
    Map<String, String> exports = verdict.published() ? exporter.complete() : Map.of();
    List<String> told = verdict.published() ? exporter.told() : List.of();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Outcome(run, campaign.output(), finished, verdict, exports, told, seconds)
        .answer(campaign.maxFailedFraction(), Origin.of(run, conf, hadoop));
  }

  /**
   * Makes the folders above a relative output. Those above an absolute one, perhaps on a disk that
   * is not mounted, must be there.
   */
  static void makeRoom(String output) {
    if (new org.apache.hadoop.fs.Path(output).isAbsolute()) {
      return;
    }

    try {
      Files.createDirectories(Path.of(output).toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new BadArgument("output " + output + " cannot be made: " + e, e);
    }
  }

  /** Runs the engine on Spark; whatever comes, the work is put away. */
  static void compute(
      String name, RunDirectory open, Campaign campaign, Shard shard, PrintStream screen) {
    SparkSession spark = Sessions.open(name);
    Progress progress = Progress.to(screen, Boolean.getBoolean("calibrant.terminal"));
    SparkWorkers workers =
        new SparkWorkers(spark, open, campaign.parts().execution(shard), progress);
    Eviction eviction = Eviction.watch(workers, GRACE, Ending::now);
    Ending.handOver();
    try {
      campaign.engine().run(workers);
      workers.finish();
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      record(open, e);
      throw e;
    } finally {
      progress.close();
      spark.stop();
      Ending.takeBack();
      eviction.close();
    }
  }

  static String told(RunDirectory directory) {
    String state = directory.state() == RunDirectory.State.NEW ? "begins" : "continues";
    return "run     %s %s".formatted(Summary.shown(directory.folder().path()), state);
  }

  /** Keeps what ended a run beside its results. */
  private static void record(RunDirectory directory, Throwable thrown) {
    Failure failure = Failure.of(thrown);
    directory.log("ended", Map.of("exit", failure.exit().code, "reason", failure.lines()));
  }
}
