package org.calibrant.tracks;

import org.calibrant.math.RandomStream;

/**
 * Which set of a training a track belongs to: a function of the seed and the track's id alone, so
 * that it stays there however many tracks are added.
 *
 * @param seed of the division
 * @param train share of the tracks to learn from
 * @param validation share of those to choose a model by; the rest is for the test
 */
public record Split(long seed, double train, double validation) implements java.io.Serializable {

  public Split {
    requireShare("train", train);
    requireShare("validation", validation);
    if (train + validation > 1) {
      throw new IllegalArgumentException(
          "train and validation must not exceed 1 together, were %s and %s"
              .formatted(train, validation));
    }
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, was " + share);
    }
  }

  /** {@code train}, {@code validation} or {@code test}. */
  public String of(long id) {
    RandomStream random = new RandomStream(seed, "split");
    random.start(id);
    double u = random.uniform();
    if (u < train) {
      return "train";
    }

    return u < train + validation ? "validation" : "test";
  }
}
