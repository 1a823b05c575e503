package org.calibrant.xray;

import java.io.Serializable;
import java.util.List;
import org.calibrant.core.DidYouMean;

/** Of which free parameters confidence bounds are wanted, and how wide. */
public interface Bounds extends Serializable {

  /** Rise of the statistic at a bound. */
  double delta();

  /** How exactly it is to be met; a decrease ten times as large is a new minimum. */
  double tolerance();

  /** Whether the bounds of a parameter are wanted. */
  boolean wants(String name);

  /** Refuses names that are not free parameters. */
  default void check(List<String> free) {}

  /**
   * Of all free parameters.
   *
   * @param delta rise of the statistic: 1 for 68.3 %, 2.706 for 90 %
   * @param tolerance of the rise
   */
  record AllFree(double delta, double tolerance) implements Bounds {
    public AllFree {
      require(delta, tolerance);
    }

    @Override
    public boolean wants(String name) {
      return true;
    }
  }

  /**
   * Of some.
   *
   * @param names free parameters
   * @param delta rise of the statistic
   * @param tolerance of the rise
   */
  record Some(List<String> names, double delta, double tolerance) implements Bounds {
    public Some {
      names = List.copyOf(names);
      require(delta, tolerance);
    }

    @Override
    public boolean wants(String name) {
      return names.contains(name);
    }

    @Override
    public void check(List<String> free) {
      for (String name : names) {
        if (!free.contains(name)) {
          throw new IllegalArgumentException(
              "bounds.names: %s is no free parameter%s; there are %s"
                  .formatted(name, DidYouMean.hint(name, free), free));
        }
      }
    }
  }

  /** Of none. */
  record NoBounds() implements Bounds {
    @Override
    public double delta() {
      return 1;
    }

    @Override
    public double tolerance() {
      return 1e-6;
    }

    @Override
    public boolean wants(String name) {
      return false;
    }
  }

  private static void require(double delta, double tolerance) {
    Require.positive("delta", delta);
    if (!(tolerance > 0 && tolerance < delta)) {
      throw new IllegalArgumentException(
          "tolerance must be positive and below delta, was " + tolerance);
    }
  }
}
