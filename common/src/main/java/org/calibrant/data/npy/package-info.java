/**
 * Arrays as numpy stores them: {@code .npy}, one array, and {@code .npz}, a zip archive of several.
 *
 * <p>Read are versions 1 to 3 of the format, numbers as {@link org.calibrant.data.npy.Element} lists
 * them in either byte order, arrays in C order and in Fortran order. Python objects, structures,
 * texts and complex numbers are refused, as is every file whose size is not what its header says. In
 * a packed archive the checksum of a member is compared when its last element is read: a value that
 * was read before stands only if the last one comes without complaint.
 *
 * <p>Written are little-endian arrays in C order, version 1, which {@code numpy.load} reads with
 * {@code allow_pickle=False}. The same values give the same bytes.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format
 *     of .npy files</a>
 */
package org.calibrant.data.npy;
