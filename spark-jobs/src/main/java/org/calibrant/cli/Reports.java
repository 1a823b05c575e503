package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Listing;
import org.calibrant.report.Report;
import org.calibrant.report.ReportedRun;
import org.calibrant.report.chart.Raster;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.Sessions;
import org.calibrant.spark.SmallFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a run as a page with figures; needs no Spark. */
@Command(
    name = "report",
    description = "Makes a page of a run: what ran, coverage, timing, figures.")
final class Reports implements Verb {
  private static final double PIXELS = 3;
  private static final String FOLDER = "report";
  private static final String PAGE = "report.html";

  /** What kind of file a figure can be. */
  private enum Format {
    SVG,
    PNG;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private SubjectArgument argument;

  @Option(
      names = "--figures",
      paramLabel = "svg|png",
      description = "each drawing as a file of its own, too")
  private Format figures;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "where report.html and the figures go; else into the folder of the run")
  private String to;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    Configuration hadoop = Sessions.hadoop();
    Subject named = argument.subject();
    RunFolder run = named.run();
    if (run.conf().isEmpty()) {
      throw new BadArgument(Summary.shown(run.path()) + " is no run: there is no run.conf in it");
    }

    ReportedRun subject =
        Account.of(run, named.campaign().map(bound -> bound.value().figures()), hadoop);
    Report report = Report.of(subject);
    String folder = to == null ? run.path() + "/" + FOLDER : to;
    String page = folder + "/" + PAGE;
    SmallFile.write(page, report.page().getBytes(StandardCharsets.UTF_8), hadoop);
    List<String> files = figures == null ? List.of() : drawn(report, folder, hadoop);
    return told(run, subject, report, page, files);
  }

  /**
   * Where the page of a finished run is, or how to have one.
   *
   * @param subject what names the run
   */
  static String line(RunFolder run, String subject) {
    return run.madeSinceFinished(FOLDER + "/" + PAGE)
        .map(page -> "report  " + Summary.shown(page))
        .orElse("report  calibrant report " + subject);
  }

  private List<String> drawn(Report report, String folder, Configuration hadoop) {
    List<String> files = new ArrayList<>();
    for (Exhibit exhibit : report.exhibits()) {
      if (exhibit instanceof Drawing drawing) {
        String file = "%s/%s.%s".formatted(folder, drawing.name(), figures);
        SmallFile.write(file, content(drawing), hadoop);
        files.add(Summary.shown(file));
      }
    }

    return files;
  }

  private byte[] content(Drawing drawing) {
    if (figures == Format.SVG) {
      return drawing.html().getBytes(StandardCharsets.UTF_8);
    }

    try {
      return Raster.png(drawing.chart(), PIXELS);
    } catch (IllegalStateException e) {
      throw new BadArgument("--figures png: " + e.getMessage(), e);
    }
  }

  private static Answer told(
      RunFolder run, ReportedRun subject, Report report, String page, List<String> files) {
    List<String> lines = new ArrayList<>();
    lines.add("run     " + Summary.shown(run.path()));
    lines.add("state   " + subject.state());
    lines.add("report  " + Summary.shown(page));
    files.forEach(file -> lines.add("figure  " + file));
    subject.remarks().forEach(remark -> lines.add("warning " + remark));
    report.missing().forEach((name, why) -> lines.add("warning not drawn: " + name + ": " + why));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("finished", run.finished());
    facts.put("report", Summary.shown(page));
    facts.put("figures", report.exhibits().stream().map(Exhibit::name).toList());
    facts.put(
        "listings",
        report.exhibits().stream().filter(Listing.class::isInstance).map(Exhibit::name).toList());
    facts.put("files", files);
    facts.put("missing", report.missing());
    facts.put("warnings", subject.remarks());
    return new Answer(Exit.DONE, lines, facts);
  }
}
