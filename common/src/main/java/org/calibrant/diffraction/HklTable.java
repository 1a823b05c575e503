package org.calibrant.diffraction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.InputFile;
import org.calibrant.data.image.Hkl;

/**
 * Amplitudes from a text with lines h k l F. Reflections that are not in it have the default; it is used
 * for nodes of the interpolation, too, so the interpolated amplitude is continuous everywhere.
 *
 * @param file the list
 * @param otherwise amplitude of what it does not hold
 * @param interpolation between whole indices
 */
public record HklTable(InputFile file, double otherwise, Interpolation interpolation)
    implements StructureFactors {
  private static final Map<InputFile, Hkl> LOADED = new ConcurrentHashMap<>();
  private static final int FEW_CELLS = 2;

  public HklTable {
    Require.nonNegative("otherwise", otherwise);
  }

  @Override
  public double uniform() {
    return Double.NaN;
  }

  @Override
  public Amplitudes open(double[] cells) {
    Hkl table = LOADED.computeIfAbsent(file, Hkl::read);
    boolean few = cells[0] <= FEW_CELLS || cells[1] <= FEW_CELLS || cells[2] <= FEW_CELLS;
    boolean tricubic =
        interpolation == Interpolation.TRICUBIC
            || (interpolation == Interpolation.AUTOMATIC && few);
    return tricubic ? new Tricubic(table, otherwise) : new Nearest(table, otherwise);
  }

  /** The nearest reflection; halves go to the even neighbour. */
  record Nearest(Hkl table, double otherwise) implements Amplitudes {
    @Override
    public void at(double h, double k, double l, double[] out) {
      out[0] = table.at(Math.rint(h), Math.rint(k), Math.rint(l), otherwise);
      out[1] = 0;
      out[2] = 0;
      out[3] = 0;
    }
  }

  /** Lagrange's polynomial through the nodes ⌊h⌋ − 1 … ⌊h⌋ + 2 in each direction. */
  record Tricubic(Hkl table, double otherwise) implements Amplitudes {
    @Override
    public void at(double h, double k, double l, double[] out) {
      double h0 = Math.floor(h);
      double k0 = Math.floor(k);
      double l0 = Math.floor(l);
      double[] u = weights(h - h0);
      double[] v = weights(k - k0);
      double[] w = weights(l - l0);
      java.util.Arrays.fill(out, 0, 4, 0);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          for (int m = 0; m < 4; m++) {
            double f = table.at(h0 + i - 1, k0 + j - 1, l0 + m - 1, otherwise);
            out[0] += f * u[i] * v[j] * w[m];
            out[1] += f * u[4 + i] * v[j] * w[m];
            out[2] += f * u[i] * v[4 + j] * w[m];
            out[3] += f * u[i] * v[j] * w[4 + m];
          }
        }
      }
    }

    /** Weights of the nodes −1, 0, 1, 2 at x, then their derivatives. */
    private static double[] weights(double x) {
      return new double[] {
        -x * (x - 1) * (x - 2) / 6,
        (x + 1) * (x - 1) * (x - 2) / 2,
        -(x + 1) * x * (x - 2) / 2,
        (x + 1) * x * (x - 1) / 6,
        -(3 * x * x - 6 * x + 2) / 6,
        (3 * x * x - 4 * x - 1) / 2,
        -(3 * x * x - 2 * x - 2) / 2,
        (3 * x * x - 1) / 6
      };
    }
  }
}
