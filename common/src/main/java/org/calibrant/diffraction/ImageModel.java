package org.calibrant.diffraction;

import java.util.Arrays;
import org.calibrant.math.VectorApi;

/**
 * Images of an experiment as a function of its {@link Parameters}, with exact derivatives:
 *
 * <pre>
 *   I = scale · Σ w F(q)² S(q; a, b, c) + background,   over a pixel's rays and all lattices
 *   adjoint:  ∂Loss/∂θ = Σ_lattices G : ∂(a,b,c)/∂θ,   G = Σ_rays (∂Loss/∂I) w (∂I/∂h) qᵀ
 *   forward:  ∂I/∂θ    = Σ_lattices Σ_rays w (∂I/∂h) · (∂(a,b,c)/∂θ q)
 * </pre>
 *
 * <p>The adjoint's cost does not grow with the number of lattice parameters; forward derivatives make
 * normal equations. Sums over pixels run in the order of the pixels, in eight partial sums. One instance
 * per thread.
 */
final class ImageModel {
  private static final int TILE = BlockKernel.TILE;
  private static final int LANES = BlockKernel.LANES;

  private final int[] pixels;
  private final TileModel tiles;
  private final double flat;
  private final double[] model = new double[TILE];
  private final double[] slope = new double[TILE];
  private final double[] curvature = new double[TILE];
  private final double[] ones = new double[TILE];
  private final boolean again;

  // intensities and derivatives at one point: asked for by one loss after the other
  private double[] keptAt = new double[0];
  private int[] keptFree = new int[0];
  private double[] keptModel = new double[0];
  private double[] keptRows = new double[0];

  /** All pixels of the detector, for one image or a few. */
  ImageModel(Experiment experiment) {
    this(experiment, all(experiment), kernel(), false);
  }

  /**
   * Some pixels, for many images.
   *
   * @param pixels those to compute, by index; at least one
   */
  ImageModel(Experiment experiment, int[] pixels) {
    this(experiment, pixels, kernel(), true);
  }

  ImageModel(Experiment experiment, int[] pixels, BlockKernel kernel, boolean again) {
    if (pixels.length == 0) {
      throw new IllegalArgumentException("no pixel is left to compute");
    }

    this.pixels = pixels;
    this.again = again;
    tiles = new TileModel(experiment, pixels, kernel, again);
    flat = experiment.background().photons(experiment.dose().photonsPerM2());
    Arrays.fill(ones, 1);
  }

  static int[] all(Experiment experiment) {
    int[] all = new int[experiment.detector().size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  static BlockKernel kernel() {
    return VectorApi.choose(
        BlockKernel.class, "org.calibrant.diffraction.VectorBlockKernel", PlainBlockKernel::new);
  }

  /** How many pixels. */
  int size() {
    return pixels.length;
  }

  /** Sub-pixels along the edge of a pixel. */
  int cuts() {
    return tiles.rays.cuts();
  }

  /**
   * Photons in each of the pixels.
   *
   * @param values of all {@link Parameters}
   */
  void image(double[] values, double[] out) {
    tiles.at(values);
    for (int tile = 0; tile < tiles.rays.tiles(); tile++) {
      tiles.intensities(tile);
      finish(values);
      System.arraycopy(model, 0, out, tile * TILE, tiles.rays.filled(tile));
    }
  }

  /**
   * The loss, summed over the pixels.
   *
   * @param observed photons of the pixels
   */
  double loss(double[] values, double[] observed, Loss loss) {
    boolean known = Arrays.equals(values, keptAt);
    if (!known) {
      tiles.at(values);
    }

    double sum = 0;
    for (int tile = 0; tile < tiles.rays.tiles(); tile++) {
      if (known) {
        System.arraycopy(keptModel, tile * TILE, model, 0, TILE);
      } else {
        tiles.intensities(tile);
        finish(values);
      }

      sum += compared(tile, observed, loss);
    }

    return sum;
  }

  private void finish(double[] values) {
    double scale = values[Parameters.SCALE];
    double background = flat + values[Parameters.BACKGROUND];
    for (int j = 0; j < TILE; j++) {
      model[j] = scale * tiles.intensity[j] + background;
    }
  }

  private double compared(int tile, double[] observed, Loss loss) {
    int filled = tiles.rays.filled(tile);
    double sum = loss.sum(model, observed, tile * TILE, filled, slope, curvature);
    Arrays.fill(slope, filled, TILE, 0);
    Arrays.fill(curvature, filled, TILE, 0);
    return sum;
  }

  /**
   * The summed loss and its gradient, the adjoint way for the lattice's parameters.
   *
   * @param free which parameters
   * @param gradient receives ∂(summed loss)/∂θ for each of them
   */
  double gradient(double[] values, double[] observed, Loss loss, int[] free, double[] gradient) {
    tiles.at(values, free);
    int[] others = Arrays.stream(free).filter(p -> p >= Lattices.PARAMETERS).toArray();
    double[] rows = new double[others.length * TILE];
    double[] otherSums = new double[others.length * LANES];
    double[] sums = new double[tiles.lattices.count() * Lattices.LENGTH * LANES];
    double scale = values[Parameters.SCALE];
    double sum = 0;
    for (int tile = 0; tile < tiles.rays.tiles(); tile++) {
      if (others.length > 0) {
        tiles.derivatives(tile, scale, others, rows);
      }

      if (others.length < free.length) {
        tiles.linearise(tile);
      }

      finish(values);
      sum += compared(tile, observed, loss);
      for (int p = 0; p < others.length; p++) {
        tiles.kernel.product(slope, rows, p * TILE, ones, 0, otherSums, p * LANES);
      }

      if (others.length < free.length) {
        tiles.gather(tile, slope, sums);
      }
    }

    int other = 0;
    for (int p = 0; p < free.length; p++) {
      if (free[p] < Lattices.PARAMETERS) {
        gradient[p] = 2 * scale * contracted(sums, free[p]);
      } else {
        gradient[p] = 2 * lanes(otherSums, other * LANES);
        other++;
      }
    }

    return sum;
  }

  /** Σ_lattices G : ∂(a,b,c)/∂θ. */
  private double contracted(double[] sums, int parameter) {
    double total = 0;
    for (int lattice = 0; lattice < tiles.lattices.count(); lattice++) {
      int d = Lattices.at(lattice, parameter);
      for (int i = 0; i < Lattices.LENGTH; i++) {
        int from = (lattice * Lattices.LENGTH + i) * LANES;
        total += lanes(sums, from) * tiles.lattices.slopes()[d + i];
      }
    }

    return total;
  }

  private static double lanes(double[] sums, int from) {
    double total = 0;
    for (int i = 0; i < LANES; i++) {
      total += sums[from + i];
    }

    return total;
  }

  /**
   * The summed loss and its normal equations: with J = ∂I/∂θ,
   *
   * <pre>
   *   normal = Σ ½ρ″ J Jᵀ,   gradient = Σ ½ρ′ J.
   * </pre>
   *
   * @param normal receives both triangles, row by row
   */
  double normal(
      double[] values,
      double[] observed,
      Loss loss,
      int[] free,
      double[] normal,
      double[] gradient) {
    double[][] normals = {normal};
    return normals(values, observed, new Loss[] {loss}, free, normals, gradient);
  }

  /**
   * The normal equations of several losses, from one set of derivatives. The derivatives are kept until
   * those at another point are asked for, if they fit 64 MB.
   *
   * @param normals receives ½ρ″ J Jᵀ of each loss
   * @param gradient receives that of the first loss
   * @return the first loss, summed
   */
  double normals(
      double[] values,
      double[] observed,
      Loss[] losses,
      int[] free,
      double[][] normals,
      double[] gradient) {
    int n = free.length;
    int all = tiles.rays.tiles();
    boolean keeps = again && (long) all * TILE * (n + 1) <= TileModel.KEPT;
    boolean known = Arrays.equals(values, keptAt) && Arrays.equals(free, keptFree);
    if (!known) {
      tiles.at(values, free);
      keptAt = new double[0]; // until all tiles are there
      reserve(n, keeps ? all : 1);
    }

    double[] tileRows = new double[n * TILE];
    double[][] sums = new double[losses.length][n * (n + 1) / 2 * LANES];
    double[] slopes = new double[n * LANES];
    double sum = 0;
    for (int tile = 0; tile < all; tile++) {
      int at = keeps ? tile : 0;
      if (known) {
        System.arraycopy(keptModel, at * TILE, model, 0, TILE);
      } else {
        tiles.derivatives(tile, values[Parameters.SCALE], free, tileRows);
        finish(values);
        System.arraycopy(model, 0, keptModel, at * TILE, TILE);
        System.arraycopy(tileRows, 0, keptRows, at * n * TILE, n * TILE);
      }

      for (int i = 0; i < losses.length; i++) {
        double value = compared(tile, observed, losses[i]);
        if (i == 0) {
          sum += value;
          for (int p = 0; p < n; p++) {
            int row = (at * n + p) * TILE;
            tiles.kernel.product(slope, keptRows, row, ones, 0, slopes, p * LANES);
          }
        }

        addProducts(at * n * TILE, n, sums[i]);
      }
    }

    if (keeps) {
      keptAt = values.clone();
      keptFree = free.clone();
    }

    for (int p = 0; p < n; p++) {
      gradient[p] = lanes(slopes, p * LANES);
    }

    for (int i = 0; i < losses.length; i++) {
      unpack(sums[i], n, normals[i]);
    }

    return sum;
  }

  private void reserve(int parameters, int tiles) {
    if (keptModel.length < tiles * TILE) {
      keptModel = new double[tiles * TILE];
    }

    if (keptRows.length < tiles * parameters * TILE) {
      keptRows = new double[tiles * parameters * TILE];
    }
  }

  /** Σ ½ρ″ J Jᵀ of a tile, the lower triangle. */
  private void addProducts(int at, int n, double[] sums) {
    int pair = 0;
    for (int p = 0; p < n; p++) {
      for (int q = 0; q <= p; q++) {
        int row = at + p * TILE;
        int column = at + q * TILE;
        tiles.kernel.product(curvature, keptRows, row, keptRows, column, sums, pair * LANES);
        pair++;
      }
    }
  }

  private static void unpack(double[] sums, int n, double[] normal) {
    int pair = 0;
    for (int p = 0; p < n; p++) {
      for (int q = 0; q <= p; q++) {
        normal[p * n + q] = lanes(sums, pair * LANES);
        normal[q * n + p] = normal[p * n + q];
        pair++;
      }
    }
  }

  /**
   * The derivatives of every pixel.
   *
   * @param out receives ∂I/∂θ, one row of pixels per parameter
   */
  void jacobian(double[] values, int[] free, double[] out) {
    tiles.at(values, free);
    double[] rows = new double[free.length * TILE];
    for (int tile = 0; tile < tiles.rays.tiles(); tile++) {
      tiles.derivatives(tile, values[Parameters.SCALE], free, rows);
      for (int p = 0; p < free.length; p++) {
        int to = p * pixels.length + tile * TILE;
        System.arraycopy(rows, p * TILE, out, to, tiles.rays.filled(tile));
      }
    }
  }
}
