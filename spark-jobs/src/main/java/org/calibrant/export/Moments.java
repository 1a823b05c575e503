package org.calibrant.export;

/** Mean, standard deviation and range of numbers that come one after the other. */
final class Moments {
  private long count;
  private double mean;
  private double squares;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  void add(double value) {
    count++;
    double difference = value - mean;
    mean += difference / count;
    squares += difference * (value - mean);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  /** Of the population: divided by the count. */
  double deviation() {
    return Math.sqrt(squares / count);
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }
}
