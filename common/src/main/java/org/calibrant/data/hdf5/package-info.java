/**
 * HDF5 files: a writer that streams, and a reader that tells in one line what is wrong.
 *
 * <h2>Writing</h2>
 *
 * {@link org.calibrant.data.hdf5.Hdf5Writer} writes groups, data sets of doubles, 32- and 64-bit
 * integers and texts, and attributes, through any rank and size in bounded memory: values are
 * appended in row-major order, and at most one row of chunks is held per open data set. How to
 * choose chunks is told by {@link org.calibrant.data.hdf5.Layout}. A file appears whole or not at
 * all.
 *
 * <h2>Reading</h2>
 *
 * {@link org.calibrant.data.hdf5.Hdf5File} reads what the pure Java library jhdf can, which is more
 * than what is written here. Every failure is a {@link org.calibrant.core.BadInput}.
 *
 * <h2>Conventions</h2>
 *
 * Little-endian numbers; UTF-8 texts; children of a group in order of creation, which h5py and jhdf
 * show. Attribute texts are of variable length (a {@code str} in Python), texts in data sets of
 * fixed length ({@code bytes} in Python; {@code dataset.asstr()} decodes them). Axes can be dimension
 * scales, so that netCDF-4 readers know their names. There are no extendable data sets, compound types
 * or links.
 *
 * <h2>Sources</h2>
 *
 * The HDF Group, HDF5 File Format Specification, version 3.0. Deflate and its container: RFC 1950
 * and RFC 1951.
 */
package org.calibrant.data.hdf5;
