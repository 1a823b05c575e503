package org.calibrant.tracks;

import java.util.List;
import org.calibrant.core.Explanation;

/** A track on its way, for a person who wants to see it: field and state at equal distances. */
final class Waypoints {
  private static final int LEGS = 8;

  /** 1 T m bends away 0.299792458 GeV/c. */
  private static final double GEV_PER_TM = 0.299792458;

  private Waypoints() {}

  /** Steps end at each of the places, so the last of them may differ from the row by the tolerance. */
  static List<String> of(Track track, MagneticField field, Stepper stepper) {
    Propagator propagator = stepper.in(field);
    double[] state = Passage.of(track).state;
    double[] b = new double[3];
    double z = track.zStart();
    double length = (track.zEnd() - z) / LEGS;
    double charge = Math.abs(track.qop());
    Explanation explanation = new Explanation();
    explanation.with("momentum", charge > 0 ? 1e-3 / charge : Double.POSITIVE_INFINITY, "GeV/c");
    double integral = 0;
    double before = 0;
    for (int leg = 0; leg <= LEGS; leg++) {
      if (leg > 0) {
        double to = leg == LEGS ? track.zEnd() : track.zStart() + leg * length;
        Ending ending = propagator.carry(z, to, state);
        z = propagator.z();
        if (ending != Ending.OK) {
          return explanation.with("ends at z = %s mm".formatted(z), ending.word()).lines();
        }
      }

      field.at(state[0], state[1], z, b);
      explanation.with(
          "at z = %s mm".formatted(z),
          "x %.6g mm, y %.6g mm, tx %.6g, ty %.6g; B (%.6g, %.6g, %.6g) T"
              .formatted(state[0], state[1], state[2], state[3], b[0], b[1], b[2]));
      integral += leg > 0 ? 0.5 * (before + b[1]) * length * 1e-3 : 0;
      before = b[1];
    }

    return explanation
        .with("integral of By dz, by trapezoids", integral, "T m")
        .with("that bends away", Math.abs(integral) * GEV_PER_TM, "GeV/c")
        .lines();
  }
}
