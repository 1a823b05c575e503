package org.calibrant.calibration;

/** What a point estimate makes as large as possible. */
public enum Maximised {
  /** Prior times likelihood. */
  POSTERIOR,
  /** The likelihood alone; the prior only says where the parameters may be. */
  LIKELIHOOD
}
