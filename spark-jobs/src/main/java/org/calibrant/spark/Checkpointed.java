package org.calibrant.spark;

/** The run was asked to stop; finished parts and the remembered state are kept (exit 85). */
public final class Checkpointed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Checkpointed(String message) {
    super(message);
  }
}
