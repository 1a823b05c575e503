package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;

/** What is calibrated: one density or many, described and not listed. */
public interface Problems extends Serializable {

  /** How many there are. */
  long size();

  /** What problem {@code index} is called in the tables. */
  String name(long index);

  /** Problem {@code index}; the same one every time. */
  LogDensity density(long index);

  /** Names of the parameters of a problem; no data are made for them. */
  default List<String> names(long index) {
    return density(index).names();
  }

  /** Names of the derived quantities of a problem. */
  default List<String> derived(long index) {
    return density(index).derived();
  }

  /** The densities that are looked at before anything is computed: one of each shape. */
  default List<LogDensity> shapes() {
    return List.of(density(0));
  }

  /** The parameters that made the data of a problem; empty where nobody knows them. */
  default double[] truth(long index) {
    return new double[0];
  }

  /** Whether {@link #truth} is known. */
  default boolean truthIsKnown() {
    return false;
  }

  /** Refuses, before anything is computed, what cannot be calibrated. */
  void check();
}
