/**
 * Images and what belongs to them: SMV files, lists of structure factors, matrices, masks.
 *
 * <p>{@link org.calibrant.data.image.Images} opens an image whatever it is stored as (NPY, HDF5, SMV);
 * {@link org.calibrant.data.image.Smv} reads and writes the format of crystallography, a text header
 * between braces and 16-bit numbers. Images are {@code double[]} row by row, [slow][fast].
 */
package org.calibrant.data.image;
