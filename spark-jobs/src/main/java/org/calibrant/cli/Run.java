package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.calibrant.spark.SparkWorkers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Computes a campaign, or what is missing of it, publishes its tables and makes its exports. Spark
 * starts only when everything that can be refused was looked at.
 */
@Command(name = "run", description = "Computes a campaign; an interrupted one continues.")
final class Run implements Verb {
  /** What stopped workers may take; together with the last words less than ten seconds. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  @Mixin private CampaignFile file;

  @Override
  public Answer answer(PrintStream screen) throws Exception {
    long start = System.nanoTime();
    Bound<Campaign> bound = file.read();
    Message.goesTo(bound.value().output());
    Campaign campaign = Check.checked(bound);
    RunConf conf = Identity.of(bound);
    makeRoom(campaign.output());
    Configuration hadoop = Sessions.hadoop();
    RunDirectory directory = RunDirectory.open(campaign.output(), conf, hadoop);
    boolean finished = directory.state() == RunDirectory.State.FINISHED;
    if (finished) {
      directory.close();
    } else {
      refuseWhatStandsInTheWay(directory, bound, hadoop);
      CampaignCopy.keep(directory.folder(), bound);
      screen.println(told(directory));
      compute(directory, campaign, screen);
    }

    RunFolder run = directory.folder();
    Map<String, String> exports = new Exporter(run, bound, hadoop).complete();
    return summary(run, finished, campaign, exports, (System.nanoTime() - start) / 1e9);
  }

  /** An export that could not be written in the end would be a pity. */
  private static void refuseWhatStandsInTheWay(
      RunDirectory directory, Bound<Campaign> bound, Configuration hadoop) throws IOException {
    try {
      new Exporter(directory.folder(), bound, hadoop).check();
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Makes the folders above a relative output. Those above an absolute one, perhaps on a disk that
   * is not mounted, must be there.
   */
  private static void makeRoom(String output) {
    if (new org.apache.hadoop.fs.Path(output).isAbsolute()) {
      return;
    }

    try {
      Files.createDirectories(Path.of(output).toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new BadArgument("output " + output + " cannot be made: " + e, e);
    }
  }

  /** Runs the engine on Spark; whatever comes, work and lock are put away. */
  private void compute(RunDirectory directory, Campaign campaign, PrintStream screen)
      throws Exception {
    try (RunDirectory open = directory) {
      SparkSession spark = Sessions.open(file.name());
      Progress progress = Progress.to(screen, Boolean.getBoolean("calibrant.terminal"));
      SparkWorkers workers = new SparkWorkers(spark, open, campaign.parts().execution(), progress);
      Eviction eviction = Eviction.watch(workers, GRACE, Ending::now);
      Ending.handOver();
      try {
        campaign.engine().run(workers);
        workers.publish();
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
  }

  private static String told(RunDirectory directory) {
    String state = directory.state() == RunDirectory.State.NEW ? "begins" : "continues";
    return "run     %s %s".formatted(Summary.shown(directory.folder().path()), state);
  }

  private static Answer summary(
      RunFolder run,
      boolean finished,
      Campaign campaign,
      Map<String, String> exports,
      double seconds) {
    List<String> lines = new ArrayList<>();
    if (finished) {
      lines.add(
          "nothing to do: this campaign is finished, and neither its configuration nor its inputs"
              + " changed");
    }

    lines.addAll(Summary.lines(run));
    exports.forEach((name, place) -> lines.add("export  " + name + ": " + place));
    lines.add("time    %.1f s".formatted(seconds));
    Exit exit = Summary.exit(run, campaign.maxFailedFraction());
    if (exit == Exit.FAILED_UNITS) {
      lines.add(
          "more rows failed than max-failed-fraction = %s allows"
              .formatted(campaign.maxFailedFraction()));
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", finished ? "finished" : "computed");
    facts.putAll(Summary.facts(run));
    facts.put("exports", exports);
    facts.put("seconds", seconds);
    return new Answer(exit, lines, facts);
  }

  /** Keeps what ended a run beside its results. */
  private static void record(RunDirectory directory, Throwable thrown) {
    Failure failure = Failure.of(thrown);
    directory.log("ended", Map.of("exit", failure.exit().code, "reason", failure.lines()));
  }
}
