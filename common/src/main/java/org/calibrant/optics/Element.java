package org.calibrant.optics;

/**
 * A mirror, lens or stop as arrays, n × n over its own diameter: what does not change while
 * coefficients do. Shared by threads, never written.
 *
 * @param key of its Zernike coefficients, {@code primary.zernike_coeffs_nm}
 * @param diameter [m]
 * @param transmission of the amplitude
 * @param basis Zernike polynomials
 * @param figure optical path that is always there [m]
 * @param normalised whether the beam behind it is scaled to unit power
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Element(
    String key,
    double diameter,
    double[] transmission,
    double[][] basis,
    double[] figure,
    boolean normalised) {}
