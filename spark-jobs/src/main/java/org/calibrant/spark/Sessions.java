package org.calibrant.spark;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;

/** Spark sessions that are quiet, local unless told otherwise, and commit as the run needs it. */
public final class Sessions {
  private static final String MASTER = "spark.master";
  private static final String HADOOP = "spark.hadoop.";

  /** For every master; what spark-submit was given goes before. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1"),
          Map.entry("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "true"),
          Map.entry("spark.sql.parquet.compression.codec", "zstd"),
          // a row group is buffered in memory by every task that writes
          Map.entry("spark.hadoop.parquet.block.size", Integer.toString(32 << 20)),
          Map.entry("spark.sql.files.maxRecordsPerFile", "0"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry("spark.driver.maxResultSize", "256m"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry(
              "spark.sql.warehouse.dir",
              new File(System.getProperty("java.io.tmpdir"), "calibrant-warehouse").toString()));

  /** For a driver whose workers are on the same host. */
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1");

  /** How a worker hands its cluster's secret to a driver that it starts; Spark's own name. */
  private static final String SECRET = System.getenv("_SPARK_AUTH_SECRET");

  private Sessions() {}

  /**
   * The session that spark-submit asks for when there is a master already (system property {@code
   * spark.master}), else {@code local[*]}.
   *
   * @throws RunRefused when Spark cannot start with what it was given
   * @throws TemporaryFailure when a cluster does not answer
   */
  public static SparkSession open(String appName) {
    SparkConf conf = new SparkConf();
    return session(conf.get(MASTER, "local[*]"), appName, conf);
  }

  /** A local session, {@code local[2]} for example, with some settings of its own. */
  public static SparkSession local(String master, String appName, Map<String, String> settings) {
    SparkConf conf = new SparkConf();
    settings.forEach(conf::set);
    return session(master, appName, conf);
  }

  private static SparkSession session(String master, String appName, SparkConf conf) {
    conf.setMaster(master);
    conf.setIfMissing("spark.app.name", appName);
    new TreeMap<>(SETTINGS).forEach(conf::setIfMissing);
    if (master.startsWith("local")) {
      new TreeMap<>(LOCAL).forEach(conf::setIfMissing);
    }

    if (SECRET != null) {
      // Spark takes it from there for executors, and asks drivers for the setting.
      conf.setIfMissing("spark.authenticate.secret", SECRET);
    }

    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) { // Scala declares none
      throw failure("Spark on " + master, e);
    }
  }

  private static RuntimeException failure(String what, Exception e) {
    String temporary = Causes.temporary(e);
    if (temporary != null) {
      return new TemporaryFailure(what, temporary, e);
    }

    // A master that does not answer, or knows another secret, may end a session as it begins.
    if (String.valueOf(e.getMessage()).contains("a stopped SparkContext")) {
      return new TemporaryFailure(what, "no connection to it, or it ended this run", e);
    }

    if (e instanceof SparkThrowable || e instanceof IllegalArgumentException) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s*[\\r\\n]+\\s*", " ");
      return new RunRefused(what + " cannot start: " + why, e);
    }

    return e instanceof RuntimeException fault ? fault : new IllegalStateException(what, e);
  }

  /** Hadoop's configuration with the {@code spark.hadoop.*} settings, before Spark has started. */
  public static Configuration hadoop() {
    Configuration hadoop = new Configuration();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(HADOOP)) {
        hadoop.set(name.substring(HADOOP.length()), System.getProperty(name));
      }
    }

    return hadoop;
  }
}
