package org.calibrant.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Setting;
import org.calibrant.export.Export;
import org.calibrant.export.FinishedRun;
import org.calibrant.spark.RunFolder;

/** What exports take: each is made twice of a pilot's rows, and the second time grows with the rows. */
record ExportPrices(Bound<Campaign> campaign, Configuration hadoop) {

  /**
   * Seconds by name; without those that cannot be made of some of the rows, or are wanted elsewhere.
   *
   * @param samples a folder with the rows of a pilot
   * @param growth how many times as many rows there will be
   */
  Map<String, Double> of(RunFolder samples, double growth) {
    List<String> settings = campaign.settings().stream().map(Setting::toString).toList();
    FinishedRun run = new FinishedRun(samples.path(), settings, List.of(), hadoop);
    Map<String, Double> prices = new LinkedHashMap<>();
    campaign
        .value()
        .exports()
        .forEach(
            (name, export) -> {
              String place = run.export(name);
              if (!export.place(place).equals(place)) {
                return;
              }

              try {
                double first = seconds(export, run, place);
                double again = seconds(export, run, run.export(name + "-again"));
                prices.put(name, first + Math.max(0, growth - 1) * again);
              } catch (IOException | RuntimeException incomplete) {
                // it wants all rows, or the disk is full: the run will say so
              }
            });
    return prices;
  }

  private static double seconds(Export export, FinishedRun run, String place) throws IOException {
    long begun = System.nanoTime();
    export.write(run, place);
    return (System.nanoTime() - begun) / 1e9;
  }
}
