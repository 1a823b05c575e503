package org.calibrant.diffraction;

import java.util.List;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;

/**
 * The parameters of an experiment that a refinement may move, in the order of every vector of their
 * values.
 */
public final class Parameters {
  static final int MOSAIC = 0;
  static final int CELLS = Lattices.PARAMETERS;
  static final int SCALE = 13;
  static final int BACKGROUND = 14;
  static final int RAYS = 15;

  /** What there is. */
  public static final ParamSpec SPEC =
      ParamSpec.of(
          Param.of("mosaic", "deg", "mosaic spread").within(0, 90),
          Param.of("misset_x", "deg", "turn about x"),
          Param.of("misset_y", "deg", "turn about y, after x"),
          Param.of("misset_z", "deg", "turn about z, after y"),
          Param.of("cell_a", "Å", "edge a").within(1e-3, 1e9),
          Param.of("cell_b", "Å", "edge b").within(1e-3, 1e9),
          Param.of("cell_c", "Å", "edge c").within(1e-3, 1e9),
          Param.of("cell_alpha", "deg", "angle of b and c").within(0, 180),
          Param.of("cell_beta", "deg", "angle of c and a").within(0, 180),
          Param.of("cell_gamma", "deg", "angle of a and b").within(0, 180),
          Param.of("n_a", "", "cells along a").within(1, 1e9),
          Param.of("n_b", "", "cells along b").within(1, 1e9),
          Param.of("n_c", "", "cells along c").within(1, 1e9),
          Param.of("scale", "", "factor of the crystal's intensity").startingAt(1),
          Param.of("background", "photon", "in every pixel, besides the experiment's")
              .startingAt(0),
          Param.of("wavelength", "Å", "of the first source; others move in proportion")
              .within(1e-6, 1e6),
          Param.of("distance", "mm", "from the sample along the beam").within(1e-6, 1e9),
          Param.of("centre_slow", "mm", "direct beam from the first corner, along slow"),
          Param.of("centre_fast", "mm", "direct beam from the first corner, along fast"));

  /** Their names. */
  public static final List<String> NAMES = SPEC.params().stream().map(Param::key).toList();

  /** How many. */
  public static final int COUNT = 19;

  private Parameters() {}

  /** The values of an experiment. */
  public static double[] of(Experiment experiment) {
    double[] values = new double[COUNT];
    Crystal crystal = experiment.crystal();
    Detector detector = experiment.detector();
    values[MOSAIC] = crystal.mosaic().spreadDeg();
    System.arraycopy(crystal.missetDeg(), 0, values, 1, 3);
    System.arraycopy(crystal.cell().constants(), 0, values, 4, 6);
    System.arraycopy(crystal.cells(), 0, values, CELLS, 3);
    values[SCALE] = 1;
    values[RAYS] = experiment.beam().wavelengthAngstrom();
    values[RAYS + 1] = detector.distanceMm();
    double[] centre = detector.centreMm();
    values[RAYS + 2] = centre[0];
    values[RAYS + 3] = centre[1];
    return values;
  }

  /** The place of a name; an unknown one is refused with the nearest known ones. */
  static int index(String name) {
    return SPEC.index(name);
  }

  static int[] indices(List<String> names) {
    return names.stream().mapToInt(Parameters::index).toArray();
  }

  /**
   * Refuses values that no experiment has.
   *
   * @return the values
   */
  static double[] checked(double[] values) {
    for (int i = 0; i < COUNT; i++) {
      SPEC.params().get(i).check(values[i]);
    }

    CellVectors.require(java.util.Arrays.copyOfRange(values, 4, 10));
    return values;
  }

  /** Whether values can be computed: the trial steps of a search may leave what exists. */
  static boolean exist(double[] values) {
    for (int i = 0; i < COUNT; i++) {
      Param param = SPEC.params().get(i);
      if (!(values[i] >= param.lower() && values[i] <= param.upper())
          || Double.isInfinite(values[i])) {
        return false;
      }
    }

    return CellVectors.volume(java.util.Arrays.copyOfRange(values, 4, 10)) > 0;
  }
}
