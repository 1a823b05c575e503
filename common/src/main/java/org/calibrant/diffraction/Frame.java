package org.calibrant.diffraction;

/**
 * The directions that a convention fixes, unit vectors in the laboratory frame.
 *
 * @param beam where the beam goes
 * @param fast where the fast pixel index grows
 * @param slow where the slow one grows
 * @param normal of the detector, away from the sample
 * @param twoTheta axis of the detector's swing
 * @param polarisation reference for the polarisation
 * @param spindle axis of the crystal's rotation
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(
    double[] beam,
    double[] fast,
    double[] slow,
    double[] normal,
    double[] twoTheta,
    double[] polarisation,
    double[] spindle) {}
