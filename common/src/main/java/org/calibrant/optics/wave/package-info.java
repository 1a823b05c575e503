/**
 * Wave optics on plain arrays: masks, Zernike polynomials, resampling, free space, the way to the focal
 * plane. Nothing here knows parameters or configurations. Classes with scratch memory belong to one
 * thread.
 *
 * <p>Sources and conventions: {@link org.calibrant.optics}.
 */
package org.calibrant.optics.wave;
