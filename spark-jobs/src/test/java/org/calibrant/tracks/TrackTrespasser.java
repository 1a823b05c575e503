package org.calibrant.tracks;

import java.util.logging.Logger;
import org.apache.spark.SparkConf;
import org.calibrant.calibration.EngineTrespasser;

/** An engine's class that knows Spark, another engine, a logger and the time; it prints and ends the JVM. */
final class TrackTrespasser {
  SparkConf spark;
  EngineTrespasser neighbour;
  Logger logger;

  long now() {
    return System.nanoTime();
  }

  void print() {
    System.out.println("steps");
    System.exit(1);
  }
}
