package org.calibrant.spark;

import org.apache.hadoop.fs.Path;

/**
 * Which parts of each table a run computes: all, or those of one of several runs that share a
 * campaign without knowing of each other. Shards are contiguous, and together they are the whole.
 *
 * @param number 1 … of; 0 for a run that computes nothing and gathers what shards have computed
 * @param of how many shards there are; 0 for a run that computes everything
 */
public record Shard(int number, int of) {
  /** The whole campaign. */
  public static final Shard WHOLE = new Shard(1, 1);

  public Shard {
    if (of < 1) {
      throw new IllegalArgumentException("there must be at least 1 shard, were " + of);
    }

    if (!(0 <= number && number <= of)) {
      throw new IllegalArgumentException(
          "shards are numbered from 1 to %d, was %d".formatted(of, number));
    }
  }

  /** The run that gathers what n shards have computed. */
  public static Shard gathering(int n) {
    return new Shard(0, n);
  }

  /** Shard k of N, from "k/N". */
  public static Shard parse(String text) {
    if (!text.matches("\\d{1,9}/\\d{1,9}")) {
      throw new IllegalArgumentException("a shard is written k/N, 3/10 for example, was " + text);
    }

    int slash = text.indexOf('/');
    int number = Integer.parseInt(text.substring(0, slash));
    if (number == 0) {
      throw new IllegalArgumentException("shards are numbered from 1, was " + text);
    }

    return new Shard(number, Integer.parseInt(text.substring(slash + 1)));
  }

  public boolean isWhole() {
    return number == 1 && of == 1;
  }

  boolean gathers() {
    return number == 0;
  }

  /** Whether part {@code index} of {@code parts} is this shard's. */
  public boolean holds(long index, long parts) {
    return number == owner(index, parts);
  }

  /**
   * The number of the shard that computes part {@code index} of {@code parts}. Where parts follow
   * those of an earlier run there may be more than planned; the last shard has them.
   */
  int owner(long index, long parts) {
    return (int) Math.min(of, index * of / parts + 1);
  }

  /** A folder's name. */
  String folder() {
    return number + "-of-" + of;
  }

  /** Where it computes, below the output of its campaign. */
  public String folder(String output) {
    return new Path(output, "shards/" + folder()).toString();
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
