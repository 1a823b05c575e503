package org.calibrant.diffraction;

/**
 * The lattices of all domains at all angles of a scan, with their derivatives. A lattice is nine numbers,
 * a, b, c as rows [Å]; its vectors are turned by the misset angles, then about the spindle, then with
 * their domain.
 */
final class Lattices {
  /** Mosaic spread, misset angles, cell constants. */
  static final int PARAMETERS = 10;

  static final int LENGTH = 9;

  /** The first of the parameters turn the lattice: mosaic spread, misset angles. */
  static final int TURNS = BlockKernel.TURNS;

  private final Experiment experiment;
  private final Domains domains;
  private final double[][] turns;
  private final double[] orientation;
  private final double[][] vectors;
  private final double[] slopes;
  private final double[] axes;

  Lattices(Experiment experiment) {
    this.experiment = experiment;
    Crystal crystal = experiment.crystal();
    domains = crystal.mosaic().domains();
    orientation = crystal.cell().orientation();
    double[] angles = experiment.scan().anglesDeg();
    double[] spindle = experiment.detector().convention().frame().spindle();
    turns = new double[angles.length][];
    for (int k = 0; k < turns.length; k++) {
      turns[k] = Vec.rotation(spindle, Vec.rad(angles[k]));
    }

    vectors = new double[count()][LENGTH];
    slopes = new double[count() * PARAMETERS * LENGTH];
    axes = new double[count() * TURNS * 3];
  }

  /** Angles times domains. */
  int count() {
    return turns.length * domains.count();
  }

  /**
   * Computes them.
   *
   * @param parameters mosaic spread, misset angles, cell constants
   */
  void at(double[] parameters) {
    double[] misset = java.util.Arrays.copyOfRange(parameters, 1, 4);
    double[] cell = java.util.Arrays.copyOfRange(parameters, 4, 10);
    Setting setting = experiment.crystal().cell().setting();
    Dual[] mean = CellVectors.of(cell, misset, setting, orientation);
    double[][] turning = CellVectors.axes(misset);
    int lattice = 0;
    double[] row = new double[3];
    for (int m = 0; m < domains.count(); m++) {
      double[] domain = domains.rotation(m, parameters[0]);
      for (double[] turn : turns) {
        double[] rotation = Vec.product(domain, turn);
        for (int i = 0; i < 3; i++) {
          for (int k = 0; k < 3; k++) {
            row[k] = mean[3 * i + k].v();
          }

          double[] turned = Vec.times(rotation, row);
          put(turned, vectors[lattice], 3 * i);
          int to = lattice * PARAMETERS * LENGTH + 3 * i;
          put(Vec.cross(domains.axis(m), turned), slopes, to);
          for (int p = 0; p < CellVectors.PARAMETERS; p++) {
            for (int k = 0; k < 3; k++) {
              row[k] = mean[3 * i + k].d()[p];
            }

            put(Vec.times(rotation, row), slopes, to + (p + 1) * LENGTH);
          }
        }

        int to = lattice * TURNS * 3;
        put(domains.axis(m), axes, to);
        for (int k = 0; k < turning.length; k++) {
          put(Vec.times(rotation, turning[k]), axes, to + 3 * (k + 1));
        }

        lattice++;
      }
    }
  }

  private static void put(double[] vector, double[] into, int at) {
    System.arraycopy(vector, 0, into, at, 3);
  }

  /** The lattice's vectors. */
  double[] vectors(int lattice) {
    return vectors[lattice];
  }

  /** Derivatives of all lattices: lattice, parameter, vector, component. */
  double[] slopes() {
    return slopes;
  }

  /**
   * Axes u of the turns by the first {@link #TURNS} parameters: lattice, parameter, component. The
   * derivative of each of a lattice's vectors a is u × a [deg⁻¹].
   */
  double[] axes() {
    return axes;
  }

  /** Where the derivative of a lattice by a parameter begins. */
  static int at(int lattice, int parameter) {
    return (lattice * PARAMETERS + parameter) * LENGTH;
  }
}
