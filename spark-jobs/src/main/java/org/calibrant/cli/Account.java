package org.calibrant.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.conf.Bound;
import org.calibrant.conf.ConfException;
import org.calibrant.conf.Setting;
import org.calibrant.core.Engine;
import org.calibrant.export.Export;
import org.calibrant.export.FinishedRun;
import org.calibrant.report.Figure;
import org.calibrant.report.ReportedRun;
import org.calibrant.spark.RunFolder;

/** What can be told of a run, whatever state it is in. */
final class Account {
  private Account() {}

  /**
   * @param wanted figures to draw in place of those that the run was started with
   */
  static ReportedRun of(RunFolder run, Optional<Map<String, Figure>> wanted, Configuration hadoop)
      throws IOException {
    List<String> remarks = new ArrayList<>();
    Bound<Campaign> campaign = campaign(run, remarks);
    List<String> settings =
        campaign == null ? List.of() : campaign.settings().stream().map(Setting::toString).toList();
    FinishedRun files = new FinishedRun(run.path(), settings, Exporter.logs(run, hadoop), hadoop);
    Engine engine = campaign == null ? null : campaign.value().engine();
    Map<String, Figure> figures = campaign == null ? Map.of() : campaign.value().figures();
    return new ReportedRun(
        run,
        files,
        engine,
        wanted.orElse(figures),
        asked(engine, remarks),
        exports(campaign, files),
        campaign == null ? List.of() : List.copyOf(campaign.value().exports().values()),
        state(run, hadoop),
        remarks);
  }

  private static Bound<Campaign> campaign(RunFolder run, List<String> remarks) throws IOException {
    try {
      return CampaignCopy.of(run);
    } catch (ConfException | FileNotFoundException e) {
      remarks.add(
          "The campaign of this run cannot be read here any more, so figures that need its engine"
              + " are missing: "
              + e.getMessage());
      return null;
    }
  }

  private static Map<String, Long> asked(Engine engine, List<String> remarks) {
    if (engine == null) {
      return Map.of();
    }

    try {
      return Census.of(engine);
    } catch (
        RuntimeException e) { // an engine may ask for files that are gone, or be at fault itself
      remarks.add("How many units were asked for is not known any more: " + e.getMessage());
      return Map.of();
    }
  }

  private static Map<String, String> exports(Bound<Campaign> campaign, FinishedRun files)
      throws IOException {
    Map<String, String> exports = new LinkedHashMap<>();
    if (campaign != null) {
      for (Map.Entry<String, Export> export : campaign.value().exports().entrySet()) {
        String folder = files.export(export.getKey());
        boolean made = export.getValue().isWritten(files, folder);
        exports.put(export.getKey(), made ? Summary.shown(export.getValue().place(folder)) : "");
      }
    }

    return exports;
  }

  private static String state(RunFolder run, Configuration hadoop) {
    if (run.superseded()) {
      return "Given up, unfinished, for another configuration. What follows is what was finished.";
    } else if (!run.finished()) {
      return "Unfinished: what follows is what was finished so far. Start the campaign again to"
          + " continue.";
    }

    boolean published =
        RunFolder.latest(run.output(), hadoop)
            .filter(latest -> latest.name().equals(run.name()))
            .isPresent();
    return published
        ? "Finished, and what readers of the output see."
        : "Finished; another run, or none, is what readers of the output see.";
  }
}
