package org.calibrant.optics;

import org.calibrant.optics.wave.Propagation;

/** The fields of one star at one wavelength on their way to the detector, kept for the derivatives. */
final class Beam {
  /** The pupil behind each element, [0] behind the first mirror, {@code [y][x]}. */
  final double[][] pupilRe;

  final double[][] pupilIm;

  /** The field behind each later element, {@code [x][y]}; [0] is not used. */
  final double[][] planeRe;

  final double[][] planeIm;

  /** What the field behind each later element was divided by. */
  final double[] norm;

  /** Focal field, without the factor of the transform. */
  final double[] focalRe;

  final double[] focalIm;

  Beam(int elements, int n, int size, int m) {
    pupilRe = new double[elements][n * n];
    pupilIm = new double[elements][n * n];
    planeRe = new double[elements][];
    planeIm = new double[elements][];
    for (int e = 1; e < elements; e++) {
      planeRe[e] = new double[size * Propagation.pitch(size)];
      planeIm[e] = new double[size * Propagation.pitch(size)];
    }

    norm = new double[elements];
    focalRe = new double[m * m];
    focalIm = new double[m * m];
  }
}
