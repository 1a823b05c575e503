package org.calibrant.spark;

/** Knows Spark's Scala objects. */
final class SparkTrespasser {
  org.apache.spark.SparkEnv$ inside;
}
