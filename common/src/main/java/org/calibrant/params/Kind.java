package org.calibrant.params;

/** Where the value of a parameter comes from. */
public enum Kind {
  /** It is stored: given by a configuration, or moved by a fit. */
  PRIMITIVE,

  /** It is computed from others by a {@link Derivation}, and never stored. */
  DERIVED
}
