package org.calibrant.spark;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Spark sessions that are quiet, local unless told otherwise, and commit as the run needs it. */
@SuppressWarnings("DoNotCallSuggester")
public final class Sessions {
  private Sessions() {}

  /**
   * The session that spark-submit asks for when there is a master already (system property {@code
   * spark.master}), else {@code local[*]}.
   */
  public static SparkSession open(String appName) {
    throw new UnsupportedOperationException();
  }

  /** A local session, {@code local[2]} for example, with some settings of its own. */
  public static SparkSession local(String master, String appName, Map<String, String> settings) {
    throw new UnsupportedOperationException();
  }

  /** Hadoop's configuration with the {@code spark.hadoop.*} settings, before Spark has started. */
  public static Configuration hadoop() {
    throw new UnsupportedOperationException();
  }
}
