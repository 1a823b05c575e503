package org.calibrant.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.Engine;

/** Short words for the tests of this room. */
final class Runs {
  static final Configuration HADOOP = new Configuration();

  private Runs() {}

  static RunConf conf(String... lines) {
    return new RunConf(new RunIdentity(List.of(lines)), List.of("a test"));
  }

  static RunDirectory open(Path output) {
    return RunDirectory.open(output.toString(), conf("engine = probe"), HADOOP);
  }

  /** One session for all tests of a JVM; replies of a map may have 4 MB. */
  static SparkSession spark() {
    return Sessions.local(
        "local[2]",
        "tests",
        Map.of("spark.driver.maxResultSize", "4m", "spark.sql.shuffle.partitions", "2"));
  }

  /** Runs an engine to the end. */
  static RunFolder finished(Path output, long unitsPerPart, int slices, Engine engine) {
    try (RunDirectory directory = open(output)) {
      SparkWorkers workers =
          new SparkWorkers(
              spark(), directory, new Execution(unitsPerPart, slices), Progress.silent());
      engine.run(workers);
      workers.publish();
      return directory.folder();
    }
  }

  static Engine sweep(Probe probe) {
    return workers -> workers.write(Probe.TABLE, probe, probe);
  }
}
