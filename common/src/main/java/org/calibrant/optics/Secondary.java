package org.calibrant.optics;

import java.io.Serializable;

/**
 * A second mirror in the converging beam of the first.
 *
 * @param mirror its diameter and shape
 * @param normalised whether the beam behind it is scaled to unit power, as if it let all light through;
 *     otherwise what passes it is lost
 */
public record Secondary(Mirror mirror, boolean normalised) implements Serializable {}
