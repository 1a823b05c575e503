package org.calibrant.cli;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.spark.Publications;
import org.calibrant.spark.RunDirectory;
import org.calibrant.spark.RunFolder;

/**
 * Whether a finished run is what readers see.
 *
 * @param published whether it is, now
 * @param reasons why not, one line each
 */
record Verdict(boolean published, List<String> reasons) {

  /** Publishes a finished run unless something speaks against it. */
  static Verdict on(RunDirectory run, Campaign campaign, Configuration hadoop) {
    String output = campaign.output();
    String name = run.folder().name();
    if (RunFolder.latest(output, hadoop).map(RunFolder::name).filter(name::equals).isPresent()) {
      return new Verdict(true, List.of());
    }

    if (Publications.isWithdrawn(name, Publications.history(output, hadoop))) {
      return new Verdict(
          false, List.of("not published: it was withdrawn; publish it by its folder"));
    }

    run.publish();
    return new Verdict(true, List.of());
  }
}
