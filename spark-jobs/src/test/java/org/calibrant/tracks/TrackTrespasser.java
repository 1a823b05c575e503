package org.calibrant.tracks;

import java.util.logging.Logger;
import org.apache.spark.SparkConf;
import org.calibrant.calibration.EngineTrespasser;

/** An engine's class that knows Spark, another engine and a logger; it prints and ends the JVM. */
final class TrackTrespasser {
  SparkConf spark;
  EngineTrespasser neighbour;
  Logger logger;

  void print() {
    System.out.println("steps");
    System.exit(1);
  }
}
