package org.calibrant.diffraction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;
import org.calibrant.data.image.NumberFile;

/**
 * A cell and its orientation from a MOSFLM matrix file. The first nine numbers are read: rows x, y, z,
 * columns a*, b*, c*, times the wavelength.
 *
 * @param file the matrix
 * @param wavelengthAngstrom the wavelength that the matrix was made for
 */
public record MosflmMatrix(InputFile file, @Unit("Å") double wavelengthAngstrom)
    implements UnitCell {
  private static final Map<InputFile, double[]> LOADED = new ConcurrentHashMap<>();

  public MosflmMatrix {
    Require.positive("wavelength-angstrom", wavelengthAngstrom);
  }

  @Override
  public double[] constants() {
    return CellVectors.constants(vectors());
  }

  @Override
  public double[] orientation() {
    double[] cell = constants();
    double[] standard =
        CellVectors.values(CellVectors.of(cell, new double[3], Setting.EXACT, Vec.identity()));
    return Vec.product(Vec.transposed(vectors()), Vec.inverse(Vec.transposed(standard)));
  }

  @Override
  public Setting setting() {
    return Setting.EXACT;
  }

  /** a, b, c as rows [Å]. */
  private double[] vectors() {
    double[] reciprocal = LOADED.computeIfAbsent(file, MosflmMatrix::load).clone();
    for (int i = 0; i < 9; i++) {
      reciprocal[i] /= wavelengthAngstrom;
    }

    double[] vectors = Vec.inverse(reciprocal);
    double[] cell = CellVectors.constants(vectors);
    for (double value : cell) {
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new BadInput(file.uri(), "", "the matrix is singular");
      }
    }

    if (!(CellVectors.volume(cell) > 0)) {
      throw new BadInput(file.uri(), "", "the matrix is singular");
    }

    return vectors;
  }

  private static double[] load(InputFile file) {
    return NumberFile.first(file, 9);
  }
}
