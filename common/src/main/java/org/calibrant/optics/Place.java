package org.calibrant.optics;

import org.calibrant.optics.wave.Propagation;
import org.calibrant.optics.wave.Resampling;
import org.calibrant.optics.wave.Transfer;

/**
 * A later element in the collimated space of the first mirror: G times as large as it is, at a distance
 * d. Holds the maps that follow from the numbers of the moment, {@code [x][y]} on the padded grid.
 */
final class Place {
  final Element element;
  final Propagation propagation;
  final Transfer[] transfers;
  final double[] transmission;
  final double[] path;

  /** Derivatives of the two maps with respect to the ratio of pixels; made when asked for. */
  final double[] transmissionSlope;

  final double[] pathSlope;

  private final int n;
  private final int size;
  private final int pitch;
  private final double beamWidth;
  private final Resampling resampling;
  private final double[] nativePath;
  private double magnification = Double.NaN;
  private double distance = Double.NaN;

  /**
   * @param beamWidth diameter of the first mirror [m]
   */
  Place(Element element, double beamWidth, int n, int size, int wavelengths) {
    this.element = element;
    this.n = n;
    this.size = size;
    this.pitch = Propagation.pitch(size);
    this.beamWidth = beamWidth;
    propagation = new Propagation(n, size);
    resampling = new Resampling(n, size);
    transfers = new Transfer[wavelengths];
    for (int l = 0; l < wavelengths; l++) {
      transfers[l] = new Transfer(size);
    }

    transmission = new double[size * pitch];
    path = new double[size * pitch];
    transmissionSlope = new double[size * pitch];
    pathSlope = new double[size * pitch];
    nativePath = new double[n * n];
  }

  /** Puts the element where it belongs, with the shape it has. */
  void set(
      double newMagnification,
      double newDistance,
      double[] theta,
      int firstCoefficient,
      double[] wavelengths) {
    magnification = newMagnification;
    distance = newDistance;
    if (resampling.set(ratio())) {
      resampling.apply(element.transmission(), transmission);
    }

    Shapes.path(element, theta, firstCoefficient, nativePath);
    resampling.apply(nativePath, path);
    for (int l = 0; l < wavelengths.length; l++) {
      transfers[l].set(wavelengths[l], size * (beamWidth / n), distance);
    }
  }

  /** Size of a pixel of the padded grid, in pixels of the element: D₁/(D G). */
  private double ratio() {
    return beamWidth / n / (element.diameter() * magnification / n);
  }

  /** ∂ratio/∂G. */
  double ratioSlope() {
    return -ratio() / magnification;
  }

  void slopes() {
    resampling.derivative(element.transmission(), transmissionSlope);
    resampling.derivative(nativePath, pathSlope);
  }

  /** The path of a change of the shape, {@code [x][y]}. */
  void resample(double[] change, double[] out) {
    resampling.apply(change, out);
  }

  /** Carries a gradient with respect to {@link #path} to the element's own grid. */
  void resampleAdjoint(double[] bar, double[] out) {
    resampling.adjoint(bar, out);
  }

  int from() {
    return resampling.from();
  }

  int to() {
    return resampling.to();
  }

  /** From row to row of the maps. */
  int pitch() {
    return pitch;
  }
}
