package org.calibrant.calibration;

import java.io.Serializable;

/**
 * Where ensembles walk.
 *
 * @param mode who moves what
 * @param checks between two states that an interrupted campaign can go on from
 * @param walkersPerTask for {@link Mode#STAGES}
 * @param why in words
 */
public record Plan(Mode mode, int checks, int walkersPerTask, String why) implements Serializable {

  /** Who moves what. */
  public enum Mode {
    /** The driver moves everything. */
    LOCAL,
    /** A task moves a problem from beginning to end. */
    PROBLEMS,
    /** A task moves an ensemble for a super-step. */
    ISLANDS,
    /** A task moves some walkers of a group. */
    STAGES
  }

  String word() {
    return switch (mode) {
      case LOCAL -> "in this process";
      case PROBLEMS -> "whole problems per task";
      case ISLANDS -> "whole ensembles per task";
      case STAGES -> "groups of walkers per task";
    };
  }
}
