package org.calibrant.tracks;

/**
 * A state to be carried from plane to plane.
 *
 * @param id what the source calls it
 * @param zStart plane of the state [mm]
 * @param zEnd plane to be carried to [mm]
 * @param x position in the plane [mm]
 * @param y position in the plane [mm]
 * @param tx dx/dz
 * @param ty dy/dz
 * @param qop charge over momentum [MeV⁻¹]
 */
public record Track(
    long id, double zStart, double zEnd, double x, double y, double tx, double ty, double qop) {}
