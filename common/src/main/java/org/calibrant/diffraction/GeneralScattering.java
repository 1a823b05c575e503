package org.calibrant.diffraction;

/**
 * Any shape and any structure factors, ray by ray: I = w F(h)² S(d), with d the distance of the Miller
 * indices h from whole ones.
 */
final class GeneralScattering implements Scattering {
  private static final int TILE = BlockKernel.TILE;

  private final Shape shape;
  private final Amplitudes amplitudes;
  private final double[] cells;
  private final double[] d = new double[3];
  private final double[] f = new double[4];
  private final double[] s = new double[10];

  GeneralScattering(Shape shape, Amplitudes amplitudes, double[] cells) {
    this.shape = shape;
    this.amplitudes = amplitudes;
    this.cells = cells;
  }

  @Override
  public boolean hasNodes() {
    return true;
  }

  @Override
  public void intensity(double[] lattice, double[] rays, int at, double[] out) {
    double[] reciprocal = Vec.inverse(lattice);
    for (int j = 0; j < TILE; j++) {
      double w = rays[at + 3 * TILE + j];
      if (w != 0) {
        scatter(lattice, reciprocal, rays, at + j);
        out[j] += w * (f[0] * f[0] * s[0]);
      }
    }
  }

  private void scatter(double[] lattice, double[] reciprocal, double[] rays, int at) {
    double x = rays[at];
    double y = rays[at + TILE];
    double z = rays[at + 2 * TILE];
    double h = lattice[0] * x + lattice[1] * y + lattice[2] * z;
    double k = lattice[3] * x + lattice[4] * y + lattice[5] * z;
    double l = lattice[6] * x + lattice[7] * y + lattice[8] * z;
    d[0] = h - Math.rint(h);
    d[1] = k - Math.rint(k);
    d[2] = l - Math.rint(l);
    shape.squared(d, cells, reciprocal, s);
    amplitudes.at(h, k, l, f);
  }

  @Override
  public void slopes(
      double[] lattice, double[] rays, int at, double[] out, double[] slopes, int to) {
    double[] reciprocal = Vec.inverse(lattice);
    java.util.Arrays.fill(slopes, to, to + rows() * TILE, 0);
    for (int j = 0; j < TILE; j++) {
      double w = rays[at + 3 * TILE + j];
      if (w == 0) {
        continue;
      }

      scatter(lattice, reciprocal, rays, at + j);
      double square = f[0] * f[0];
      out[j] += w * (square * s[0]);
      for (int i = 0; i < 3; i++) {
        int node = to + (3 + i) * TILE + j;
        slopes[to + i * TILE + j] = w * (square * s[1 + i] + 2 * f[0] * f[1 + i] * s[0]);
        // ∂/∂(row i of the lattice) = (reciprocalᵀ ∂/∂r)ᵢ times the node
        slopes[node] =
            w
                * square
                * (reciprocal[i] * s[4] + reciprocal[3 + i] * s[5] + reciprocal[6 + i] * s[6]);
        double r =
            reciprocal[3 * i] * d[0] + reciprocal[3 * i + 1] * d[1] + reciprocal[3 * i + 2] * d[2];
        slopes[to + (6 + i) * TILE + j] = rays[at + i * TILE + j] - r;
        slopes[to + (9 + i) * TILE + j] = w * square * s[7 + i];
      }
    }
  }
}
