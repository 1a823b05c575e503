package org.calibrant.optics;

import java.util.List;

/**
 * A step of a computation: a vector that follows from other vectors, with its derivatives. An instance
 * may keep what its derivatives need from the last {@link #forward}.
 */
interface Node {
  String name();

  /** The nodes whose vectors it takes, in the order in which it takes them. */
  List<String> inputs();

  /** Length of its vector. */
  int size();

  void forward(double[][] in, double[] out);

  /** Adds to {@code inBars} what ∂L/∂out = {@code bar} means for the inputs. */
  void adjoint(double[][] in, double[] bar, double[][] inBars);

  /** The change of the vector, overwritten, for a change of the inputs. */
  void tangent(double[][] in, double[][] inChanges, double[] outChange);
}
