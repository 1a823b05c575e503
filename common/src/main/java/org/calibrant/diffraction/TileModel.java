package org.calibrant.diffraction;

import java.util.Arrays;

/**
 * One tile of an image at a time: its intensities, and their derivatives by any of the {@link
 * Parameters}. Rays are kept between evaluations where they fit 64 MB, since most parameters do not move
 * them. Scratch memory is its own: one instance per thread.
 */
final class TileModel {
  static final int TILE = BlockKernel.TILE;

  /** Numbers that are kept between tiles at most. */
  static final long KEPT = 1L << 23;

  final BlockKernel kernel;
  final Lattices lattices;
  final Rays rays;

  /** Photons of the crystal at scale 1, without background. */
  final double[] intensity = new double[TILE];

  private final Experiment experiment;
  private final Amplitudes amplitudes;
  private final double inTheSum;
  private final boolean keepsRays;
  private final double[] tileRays;
  private final double[] placedAt = new double[Rays.PARAMETERS];
  private final boolean[] filled;
  private final double[] before = new double[TILE];
  private final double[] byQ = new double[3 * TILE];
  private final double[] moved = new double[Rays.ROWS * TILE];
  private final double[] turned = new double[Lattices.TURNS * TILE];
  private final double[] weighed = new double[3 * TILE];
  private final double[] weighedNodes = new double[3 * TILE];
  private double[] stored = new double[0];
  private Scattering scattering;

  /**
   * @param again whether many images of these pixels will be asked for
   */
  TileModel(Experiment experiment, int[] pixels, BlockKernel kernel, boolean again) {
    this.kernel = kernel;
    this.experiment = experiment;
    lattices = new Lattices(experiment);
    double uniform = experiment.structureFactors().uniform();
    double factor = Double.isNaN(uniform) ? 1 : uniform * uniform;
    rays = new Rays(experiment, pixels, factor / lattices.count());
    amplitudes =
        Double.isNaN(uniform)
            ? experiment.structureFactors().open(experiment.crystal().cells())
            : new Uniform(1).open(experiment.crystal().cells());
    inTheSum = experiment.background().inTheSum(experiment.dose().photonsPerM2()) / factor;
    filled = new boolean[rays.tiles()];
    long all = (long) rays.tiles() * raysPerTile();
    keepsRays = again && all <= KEPT;
    tileRays = new double[keepsRays ? (int) all : raysPerTile()];
  }

  private int raysPerTile() {
    return rays.samples() * Rays.ROWS * TILE;
  }

  /**
   * Goes to a point.
   *
   * @param free parameters whose derivatives will be asked for
   */
  void at(double[] values, int... free) {
    lattices.at(values);
    double[] cells = Arrays.copyOfRange(values, Parameters.CELLS, Parameters.SCALE);
    boolean uniform = !Double.isNaN(experiment.structureFactors().uniform());
    boolean moves = Arrays.stream(free).anyMatch(TileModel::isOfCells);
    boolean block = experiment.crystal().shape().isBlock() && uniform && !moves;
    scattering =
        block
            ? new BlockScattering(kernel, cells)
            : new GeneralScattering(experiment.crystal().shape(), amplitudes, cells);
    boolean same = rays.isPlaced();
    for (int i = 0; i < Rays.PARAMETERS; i++) {
      same &= placedAt[i] == values[Parameters.RAYS + i];
      placedAt[i] = values[Parameters.RAYS + i];
    }

    if (!same) {
      rays.place(placedAt[0], placedAt[1], placedAt[2], placedAt[3]);
      Arrays.fill(filled, false);
    }
  }

  private static boolean isOfCells(int parameter) {
    return parameter >= Parameters.CELLS && parameter < Parameters.SCALE;
  }

  /** Where the rays of a tile begin. */
  private int rays(int tile) {
    int at = keepsRays ? tile * raysPerTile() : 0;
    if (!keepsRays || !filled[tile]) {
      rays.fill(tile, tileRays, at);
      filled[tile] = true;
    }

    return at;
  }

  /** Computes the intensities of a tile. */
  void intensities(int tile) {
    int at = rays(tile);
    begin(at);
    for (int sample = 0; sample < rays.samples(); sample++) {
      for (int lattice = 0; lattice < lattices.count(); lattice++) {
        scattering.intensity(lattices.vectors(lattice), tileRays, ray(at, sample), intensity);
      }
    }
  }

  private static int ray(int at, int sample) {
    return at + sample * Rays.ROWS * TILE;
  }

  /** The C program's water is scaled as if it were scattered with the first ray's weight. */
  private void begin(int at) {
    for (int j = 0; j < TILE; j++) {
      intensity[j] = inTheSum * tileRays[at + 3 * TILE + j];
    }
  }

  // --- forward -----------------------------------------------------------------------------------

  /**
   * Computes the intensities of a tile and their derivatives.
   *
   * @param out receives a row of ∂(scale · intensity + background)/∂θ for each free parameter
   */
  void derivatives(int tile, double scale, int[] free, double[] out) {
    int at = rays(tile);
    reserve(1);
    boolean moves = Arrays.stream(free).anyMatch(p -> p >= Parameters.RAYS);
    boolean turns = Arrays.stream(free).anyMatch(p -> p < Lattices.TURNS);
    Arrays.fill(out, 0, free.length * TILE, 0);
    Arrays.fill(turned, 0);
    begin(at);
    for (int sample = 0; sample < rays.samples(); sample++) {
      System.arraycopy(intensity, 0, before, 0, TILE);
      Arrays.fill(byQ, 0);
      int ray = ray(at, sample);
      for (int lattice = 0; lattice < lattices.count(); lattice++) {
        scattering.slopes(lattices.vectors(lattice), tileRays, ray, intensity, stored, 0);
        project(lattice, ray, free, out);
        if (turns) {
          turn(lattice, ray);
        }

        if (moves) {
          addByQ(lattices.vectors(lattice));
        }
      }

      if (moves) {
        move(tile, sample, free, out);
      }
    }

    scale(scale, free, out);
  }

  private void project(int lattice, int ray, int[] free, double[] out) {
    for (int p = 0; p < free.length; p++) {
      if (free[p] < Lattices.TURNS) {
        continue;
      }

      if (free[p] < Lattices.PARAMETERS) {
        int d = Lattices.at(lattice, free[p]);
        kernel.project(stored, 0, tileRays, ray, lattices.slopes(), d, out, p * TILE);
        if (scattering.hasNodes()) {
          kernel.project(stored, 3 * TILE, stored, 6 * TILE, lattices.slopes(), d, out, p * TILE);
        }
      } else if (isOfCells(free[p])) {
        int row = (9 + free[p] - Parameters.CELLS) * TILE;
        for (int j = 0; j < TILE; j++) {
          out[p * TILE + j] += stored[row + j];
        }
      }
    }
  }

  private void turn(int lattice, int ray) {
    double[] vectors = lattices.vectors(lattice);
    int axes = lattice * Lattices.TURNS * 3;
    kernel.turn(vectors, stored, 0, tileRays, ray, lattices.axes(), axes, turned);
    if (scattering.hasNodes()) {
      int nodes = 6 * TILE;
      kernel.turn(vectors, stored, 3 * TILE, stored, nodes, lattices.axes(), axes, turned);
    }
  }

  /** ∂I/∂q = Σ ∂I/∂h a, and so for the nodes. */
  private void addByQ(double[] lattice) {
    int rows = scattering.hasNodes() ? 6 : 3;
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < 3; k++) {
        double component = lattice[3 * (row % 3) + k];
        for (int j = 0; j < TILE; j++) {
          byQ[k * TILE + j] += stored[row * TILE + j] * component;
        }
      }
    }
  }

  /** By what moves the rays of a sample: ∂I = ∂I/∂q · ∂q + I ∂ ln w. */
  private void move(int tile, int sample, int[] free, double[] out) {
    for (int p = 0; p < free.length; p++) {
      if (free[p] >= Parameters.RAYS) {
        rays.slopes(tile, sample, free[p] - Parameters.RAYS, moved);
        for (int j = 0; j < TILE; j++) {
          double own = sample == 0 ? intensity[j] : intensity[j] - before[j];
          out[p * TILE + j] +=
              byQ[j] * moved[j]
                  + byQ[TILE + j] * moved[TILE + j]
                  + byQ[2 * TILE + j] * moved[2 * TILE + j]
                  + own * moved[3 * TILE + j];
        }
      }
    }
  }

  private void scale(double scale, int[] free, double[] out) {
    for (int p = 0; p < free.length; p++) {
      int row = p * TILE;
      if (free[p] == Parameters.SCALE) {
        System.arraycopy(intensity, 0, out, row, TILE);
      } else if (free[p] == Parameters.BACKGROUND) {
        Arrays.fill(out, row, row + TILE, 1);
      } else {
        boolean turns = free[p] < Lattices.TURNS;
        double[] from = turns ? turned : out;
        int at = turns ? free[p] * TILE : row;
        for (int j = 0; j < TILE; j++) {
          out[row + j] = scale * from[at + j];
        }
      }
    }
  }

  // --- adjoint -----------------------------------------------------------------------------------

  /** Whether the derivatives of a tile fit memory, so that {@link #gather} need not compute them. */
  private boolean stores() {
    return (long) rays.samples() * lattices.count() * scattering.rows() * TILE <= KEPT;
  }

  /** Computes the intensities of a tile, and what {@link #gather} needs. */
  void linearise(int tile) {
    if (!stores()) {
      intensities(tile);
      return;
    }

    int at = rays(tile);
    int count = lattices.count();
    reserve(rays.samples() * count);
    begin(at);
    for (int block = 0; block < rays.samples() * count; block++) {
      scattering.slopes(
          lattices.vectors(block % count),
          tileRays,
          ray(at, block / count),
          intensity,
          stored,
          block * scattering.rows() * TILE);
    }
  }

  /**
   * Adds Σ weight (∂I/∂h) qᵀ of a linearised tile.
   *
   * @param weights of its pixels
   * @param sums for each lattice nine rows of partial sums
   */
  void gather(int tile, double[] weights, double[] sums) {
    int at = rays(tile);
    int count = lattices.count();
    boolean stores = stores();
    reserve(1);
    for (int block = 0; block < rays.samples() * count; block++) {
      int ray = ray(at, block / count);
      int from = stores ? block * scattering.rows() * TILE : 0;
      if (!stores) {
        scattering.slopes(lattices.vectors(block % count), tileRays, ray, before, stored, 0);
      }

      int to = block % count * Lattices.LENGTH * BlockKernel.LANES;
      if (block % count == 0) {
        weigh(weights, tileRays, ray, weighed);
      }

      kernel.gather(stored, from, weighed, 0, sums, to);
      if (scattering.hasNodes()) {
        weigh(weights, stored, from + 6 * TILE, weighedNodes);
        kernel.gather(stored, from + 3 * TILE, weighedNodes, 0, sums, to);
      }
    }
  }

  private static void weigh(double[] weights, double[] levers, int at, double[] out) {
    for (int k = 0; k < 3; k++) {
      for (int j = 0; j < TILE; j++) {
        out[k * TILE + j] = weights[j] * levers[at + k * TILE + j];
      }
    }
  }

  private void reserve(int blocks) {
    int length = blocks * scattering.rows() * TILE;
    if (stored.length < length) {
      stored = new double[length];
    }
  }
}
