package org.calibrant.optics;

import java.util.List;

/**
 * What is computed once for a structure: masks, polynomials, figures. It is shared by threads and never
 * written; numbers come later.
 *
 * @param pupilPixels n, points across the first mirror
 * @param paddedPixels N, points across the padded grid; n where there is nothing to propagate to
 * @param detectorPixels pixels across the detector
 * @param oversample points per pixel, along one axis
 * @param sign of the exponent of the focal transform: −1 turns the image by 180°
 * @param wavelengths how many
 * @param weights of the wavelengths, one list per star, each of sum 1
 * @param elements the first one first
 * @param magnification G of each element; NaN where it is a parameter
 * @param distance d of each element [m]; NaN where it is a parameter
 * @param amplitude transmission of the first element with unit power
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Blueprint(
    int pupilPixels,
    int paddedPixels,
    int detectorPixels,
    int oversample,
    double sign,
    int wavelengths,
    double[][] weights,
    List<Element> elements,
    double[] magnification,
    double[] distance,
    double[] amplitude) {

  int focalPixels() {
    return detectorPixels * oversample;
  }

  double beamWidth() {
    return elements.get(0).diameter();
  }

  /** Whether magnification and distance of an element are parameters. */
  boolean isFree(int element) {
    return Double.isNaN(magnification[element]);
  }
}
