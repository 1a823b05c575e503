package org.calibrant.tracks;

/** One track on its way: where it is to go, its state, and what became of it. */
public final class Passage {
  private final double from;
  private final double to;

  /** {@code {x, y, tx, ty, q/p}} [mm, mm, 1, 1, MeV⁻¹], at {@link #z}. */
  final double[] state;

  /** How it ended; null before, and if it failed. */
  Ending ending;

  /** What went wrong, null if nothing did. */
  String failure;

  /** Steps that count. */
  int steps;

  /** Steps that were too inaccurate and were taken again. */
  int rejected;

  /** Questions to the field. */
  int evaluations;

  /** Length of the shortest and of the longest step [mm]. */
  double shortest;

  double longest;

  /** Where it ended: the plane asked for if it ended well [mm]. */
  double z;

  /** Derivatives of (x, y, tx, ty) at the end by the five numbers of the start; null if not asked. */
  double[] jacobian;

  /**
   * A track that is to be carried.
   *
   * @param from plane where it is [mm]
   * @param to plane where it shall come [mm]
   * @param state {@code {x, y, tx, ty, q/p}}, to be replaced
   */
  public Passage(double from, double to, double[] state) {
    this.from = from;
    this.to = to;
    this.state = state;
    this.z = from;
  }

  /** A track at its start. */
  static Passage of(Track track) {
    double[] state = {track.x(), track.y(), track.tx(), track.ty(), track.qop()};
    return new Passage(track.zStart(), track.zEnd(), state);
  }

  double from() {
    return from;
  }

  double to() {
    return to;
  }
}
