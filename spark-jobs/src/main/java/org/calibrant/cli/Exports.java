package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the exports of a run whose tables are complete. */
@Command(name = "export", description = "Makes the exports of a published run again.")
final class Exports implements Verb {
  @Parameters(
      paramLabel = "CONF|RUN",
      description = "a configuration, whose published run is meant, or a run's folder")
  private String subject;

  @Option(
      names = "-D",
      paramLabel = "path=value",
      description = "with CONF: sets one key, as if the file had it")
  private List<String> overrides = new ArrayList<>();

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Configuration hadoop = Sessions.hadoop();
    Path path = new Path(subject);
    FileSystem files = path.getFileSystem(hadoop);
    boolean folder = files.exists(path) && files.getFileStatus(path).isDirectory();
    return folder ? ofRun(RunFolder.at(subject, hadoop), hadoop) : ofCampaign(hadoop);
  }

  private Answer ofRun(RunFolder run, Configuration hadoop) throws IOException {
    if (!overrides.isEmpty()) {
      throw new BadArgument("-D goes with a configuration; a run has its own");
    }

    if (run.conf().isEmpty()) {
      throw new BadArgument(subject + " is no run: there is no run.conf in it");
    }

    return made(run, CampaignCopy.of(run), hadoop);
  }

  private Answer ofCampaign(Configuration hadoop) throws IOException {
    Bound<Campaign> campaign = Conf.read(java.nio.file.Path.of(subject), overrides, Campaign.class);
    String output = campaign.value().output();
    RunFolder run =
        RunFolder.latest(output, hadoop)
            .orElseThrow(() -> new BadArgument(output + " holds no published run"));
    return made(run, campaign, hadoop);
  }

  private static Answer made(RunFolder run, Bound<Campaign> campaign, Configuration hadoop)
      throws IOException {
    if (!run.finished()) {
      throw new BadArgument(run.name() + " is not finished: start it again first");
    }

    Map<String, String> places = new Exporter(run, campaign, hadoop).again();
    List<String> lines = new ArrayList<>();
    lines.add("run     " + Summary.shown(run.path()));
    places.forEach((name, place) -> lines.add("export  " + name + ": " + place));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("path", Summary.shown(run.path()));
    facts.put("exports", places);
    return new Answer(Exit.DONE, lines, facts);
  }
}
