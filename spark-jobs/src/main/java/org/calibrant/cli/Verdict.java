package org.calibrant.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.drift.DriftReport;
import org.calibrant.spark.Publications;
import org.calibrant.spark.RunDirectory;
import org.calibrant.spark.RunFolder;

/**
 * Whether a finished run is what readers see.
 *
 * @param published whether it is, now
 * @param refusals why a gate keeps it back, one line each
 * @param lines what else is to be said
 */
record Verdict(boolean published, List<String> refusals, List<String> lines) {

  /** Publishes a finished run unless something speaks against it. */
  static Verdict on(RunDirectory run, Campaign campaign, Configuration hadoop) throws IOException {
    String output = campaign.output();
    String name = run.folder().name();
    Optional<RunFolder> before = RunFolder.latest(output, hadoop);
    if (before.map(RunFolder::name).filter(name::equals).isPresent()) {
      return new Verdict(true, List.of(), List.of());
    }

    if (Publications.isWithdrawn(name, Publications.history(output, hadoop))) {
      return new Verdict(
          false,
          List.of(),
          List.of("not published: this run was withdrawn; calibrant publish " + shown(run)));
    }

    List<String> lines = new ArrayList<>();
    if (before.isPresent() && before.get().finished() && !campaign.gates().isEmpty()) {
      try (Comparison comparison = new Comparison(hadoop)) {
        DriftReport drift = comparison.of(before.get(), run.folder(), campaign.gates());
        lines.add(drift.verdict());
        if (!drift.refusals().isEmpty()) {
          drift.refusals().forEach(line -> lines.add("refused  " + line));
          lines.add(
              "not published; see calibrant diff "
                  + Summary.shown(before.get().path())
                  + " "
                  + shown(run));
          return new Verdict(false, drift.refusals(), lines);
        }
      }
    }

    run.publish();
    return new Verdict(true, List.of(), lines);
  }

  private static String shown(RunDirectory run) {
    return Summary.shown(run.folder().path());
  }
}
