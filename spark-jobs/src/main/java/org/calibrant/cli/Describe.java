package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import org.calibrant.conf.Kinds;
import org.calibrant.core.DidYouMean;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableColumn;
import org.calibrant.export.TableReader;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.TableSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what something is: a run, a table, a campaign, or what can be written after {@code kind =}. */
@Command(name = "describe", description = "Says what a run, a table or a kind is.")
final class Describe implements Verb {
  @Parameters(
      paramLabel = "PATH|CONF|KIND",
      description = "a run folder, an output folder, a table folder, a campaign file, or a kind")
  private String subject;

  @Option(
      names = "-D",
      paramLabel = "path=value",
      description = "of a campaign file: sets one key, as if the file had it")
  private List<String> overrides = new ArrayList<>();

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Configuration hadoop = Sessions.hadoop();
    if (subject.endsWith(".conf") && java.nio.file.Files.isRegularFile(file())) {
      return campaign();
    }

    Path path = new Path(subject);
    FileSystem files = path.getFileSystem(hadoop);
    if (!files.exists(path)) {
      return kind();
    }

    Path folder = files.makeQualified(path);
    if (files.exists(new Path(folder, "run.conf"))) {
      return run(RunFolder.at(subject, hadoop));
    }

    Path parent = folder.getParent();
    if (parent != null && files.exists(new Path(parent, "run.conf"))) {
      return table(RunFolder.at(parent.toString(), hadoop), folder, hadoop);
    }

    return RunFolder.latest(subject, hadoop)
        .map(Describe::run)
        .orElseThrow(
            () ->
                new BadArgument(
                    subject + " is no run, no table of a run, and no output with a published run"));
  }

  private java.nio.file.Path file() {
    return java.nio.file.Path.of(subject);
  }

  /** What a campaign says of itself: the parameters of a fit, and what is free. */
  private Answer campaign() {
    Bound<Campaign> bound = Conf.read(file(), overrides, Campaign.class);
    Campaign campaign = bound.value();
    Values values = Values.of(bound);
    List<String> lines = new ArrayList<>();
    lines.add("engine  " + campaign.engine().getClass().getName());
    lines.add("output  " + campaign.output());
    lines.addAll(campaign.engine().description());
    lines.addAll(values.lines());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("engine", campaign.engine().getClass().getName());
    facts.put("description", lines);
    facts.put("values", values.facts());
    facts.put("warnings", values.warnings());
    return new Answer(Exit.DONE, lines, facts);
  }

  private static Answer run(RunFolder run) {
    List<String> lines = new ArrayList<>(Summary.lines(run));
    lines.add(
        "state   " + (run.finished() ? "finished" : "unfinished: start it again to continue"));
    lines.add("");
    String conf = run.conf().orElse("");
    lines.addAll(conf.lines().toList());
    Map<String, Object> facts = new LinkedHashMap<>(Summary.facts(run));
    facts.put("finished", run.finished());
    facts.put("configuration", conf);
    return new Answer(Exit.DONE, lines, facts);
  }

  private static Answer table(RunFolder run, Path folder, Configuration hadoop) throws IOException {
    String name = folder.getName();
    Optional<TableSummary> summary =
        run.tables().stream().filter(table -> table.table().equals(name)).findFirst();
    if (summary.isEmpty()) {
      throw new BadArgument(
          folder + " is no table that run " + run.name() + " has finished parts of");
    }

    List<String> lines = new ArrayList<>();
    List<Object> columns = new ArrayList<>();
    lines.add(
        "%s: %,d rows in %s"
            .formatted(name, summary.get().rows(), Summary.parts(summary.get().parts())));
    FinishedRun files = new FinishedRun(run.path(), List.of(), List.of(), hadoop);
    for (TableColumn column : TableReader.columns(files, name)) {
      lines.add(
          "  %-24s %-14s %-8s %s"
              .formatted(column.name(), column.type(), column.unit(), column.comment())
              .stripTrailing());
      columns.add(column);
    }

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("table", name);
    facts.put("rows", summary.get().rows());
    facts.put("columns", columns);
    return new Answer(Exit.DONE, lines, facts);
  }

  private Answer kind() {
    Class<?> kind =
        Kinds.find(subject)
            .orElseThrow(
                () ->
                    new BadArgument(
                        subject
                            + " is neither a file, a folder nor a kind"
                            + DidYouMean.hint(subject, Kinds.names())));
    List<String> lines = Kinds.describe(kind);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", kind.getName());
    facts.put("description", lines);
    return new Answer(Exit.DONE, lines, facts);
  }
}
