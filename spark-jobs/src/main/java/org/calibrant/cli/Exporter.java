package org.calibrant.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Setting;
import org.calibrant.core.BadInput;
import org.calibrant.export.Export;
import org.calibrant.export.ExportSums;
import org.calibrant.export.FinishedRun;
import org.calibrant.spark.RunFolder;

/** Makes the exports of a published run; needs no Spark. */
final class Exporter {
  private final FinishedRun run;
  private final Map<String, Export> exports;
  private final Map<String, String> places = new LinkedHashMap<>();

  Exporter(RunFolder folder, Bound<Campaign> campaign, Configuration hadoop) throws IOException {
    List<String> settings = campaign.settings().stream().map(Setting::toString).toList();
    this.run = new FinishedRun(folder.path(), settings, logs(folder, hadoop), hadoop);
    this.exports = campaign.value().exports();
  }

  /** Refuses, before anything is computed, what could not be written afterwards. */
  void check() throws IOException {
    for (Map.Entry<String, Export> export : exports.entrySet()) {
      export.getValue().check(run, run.export(export.getKey()));
    }
  }

  /** Makes those that are not there; where all of them are, by name. */
  Map<String, String> complete() throws IOException {
    for (Map.Entry<String, Export> export : exports.entrySet()) {
      if (!export.getValue().isWritten(run, run.export(export.getKey()))) {
        write(export.getKey(), export.getValue());
      } else if (!ExportSums.noted(run, run.export(export.getKey()))) {
        ExportSums.write(run, run.export(export.getKey())); // an earlier start ended just before
      }
    }

    return places();
  }

  /** What those that are there have to say. */
  List<String> told() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Export> export : exports.entrySet()) {
      String folder = run.export(export.getKey());
      if (export.getValue().isWritten(run, folder)) {
        lines.addAll(export.getValue().told(run, folder));
      }
    }

    return lines;
  }

  /** Makes all of them, or is refused where one is there and must not be replaced. */
  Map<String, String> again() throws IOException {
    for (Map.Entry<String, Export> export : exports.entrySet()) {
      write(export.getKey(), export.getValue());
    }

    return places();
  }

  /**
   * Opens those that are there.
   *
   * @param damaged takes the files that are not what was written
   * @return what became of each, by name
   */
  Map<String, String> examined(List<String> damaged) throws IOException {
    Map<String, String> states = new LinkedHashMap<>();
    for (Map.Entry<String, Export> export : exports.entrySet()) {
      String folder = run.export(export.getKey());
      if (!export.getValue().isWritten(run, folder)) {
        states.put(export.getKey(), "not there");
        continue;
      }

      List<String> broken = new ArrayList<>(ExportSums.damages(run, folder));
      try {
        export.getValue().open(run, folder);
      } catch (BadInput e) {
        broken.add(String.valueOf(e.getMessage()));
      }

      damaged.addAll(broken);
      states.put(export.getKey(), broken.isEmpty() ? "opened" : "damaged");
    }

    return states;
  }

  private void write(String name, Export export) throws IOException {
    try {
      export.write(run, run.export(name));
      ExportSums.write(run, run.export(name));
    } catch (FileSystemException e) {
      if (Failure.isFullDisk(e)) {
        throw e;
      }

      // A place that does not take files: the campaign named it.
      throw new BadArgument("exports." + name + ": cannot be written: " + e, e);
    }
  }

  private Map<String, String> places() {
    exports.forEach(
        (name, export) -> places.put(name, Summary.shown(export.place(run.export(name)))));
    return places;
  }

  static List<String> logs(RunFolder folder, Configuration hadoop) throws IOException {
    Path path = new Path(folder.path());
    List<String> logs = new ArrayList<>();
    for (FileStatus file : path.getFileSystem(hadoop).listStatus(path)) {
      if (file.getPath().getName().matches("log.*\\.jsonl")) {
        logs.add(file.getPath().toString());
      }
    }

    return logs;
  }
}
