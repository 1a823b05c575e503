package org.calibrant.diffraction;

/**
 * A still to be refined.
 *
 * @param id how reports call it
 * @param experiment what is known of it
 * @param start values of all {@link Parameters} where the refinement begins
 * @param truth their true values; empty where nobody knows
 * @param distanceDeg how far the start's misset angles lie from the true ones; NaN where nobody knows
 * @param image observed photons, row by row; pixels that are not finite are left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Exposure(
    String id,
    Experiment experiment,
    double[] start,
    double[] truth,
    double distanceDeg,
    double[] image) {}
