/**
 * Numbers that every engine needs: random streams, elementary and special functions, axes,
 * quadrature, interpolation, small dense algebra. The JDK only; plain {@code double[]}.
 *
 * <h2>What there is</h2>
 *
 * <table>
 *   <caption>The room</caption>
 *   <tr><td>{@link org.calibrant.math.RandomStream}</td><td>uniform, normal and Poisson numbers as a
 *       function of (seed, purpose, unit, draw), on {@link org.calibrant.math.Philox4x32}</td></tr>
 *   <tr><td>{@link org.calibrant.math.Elementary}</td><td>log and exp whose bits do not depend on
 *       the processor</td></tr>
 *   <tr><td>{@link org.calibrant.math.Grid}</td><td>the values of an axis: {@link
 *       org.calibrant.math.Linear}, {@link org.calibrant.math.Logarithmic}, {@link
 *       org.calibrant.math.Points}</td></tr>
 *   <tr><td>{@link org.calibrant.math.ErrorFunction}, {@link org.calibrant.math.GammaFunction},
 *       {@link org.calibrant.math.BesselFunction}, {@link
 *       org.calibrant.math.StandardNormal}</td><td>special functions to nearly full precision</td></tr>
 *   <tr><td>{@link org.calibrant.math.GaussLegendre}, {@link
 *       org.calibrant.math.Interpolation}</td><td>integrals; tables and histograms</td></tr>
 *   <tr><td>{@link org.calibrant.math.Cholesky}</td><td>small symmetric systems</td></tr>
 *   <tr><td>{@link org.calibrant.math.Fft}, {@link org.calibrant.math.Fft2d}, {@link
 *       org.calibrant.math.Circulant}</td><td>Fourier transforms of any size, alone or side by side;
 *       cyclic convolutions</td></tr>
 *   <tr><td>{@link org.calibrant.math.PackedProduct}, {@link org.calibrant.math.Phasors}, {@link
 *       org.calibrant.math.Transpose}</td><td>products of matrices, sines and cosines over arrays</td></tr>
 * </table>
 *
 * <h2>Bits</h2>
 *
 * {@link java.lang.Math} may answer sin, exp, log and pow differently on another processor or after
 * compilation; a kernel whose bits are promised uses {@link org.calibrant.math.Elementary} or
 * {@link java.lang.StrictMath}. Sums, products, quotients, square roots, floor and rint are exact by
 * the language.
 *
 * <h2>Random numbers</h2>
 *
 * A kernel makes one stream from the campaign's seed and a purpose, and starts it at the index of
 * its unit. It never draws on behalf of another unit; so order, slicing and retries do not matter.
 *
 * <pre>{@code
 * RandomStream stream = new RandomStream(seed, "counts"); // once per kernel and thread
 * stream.start(gridIndex); // for every unit
 * double counts = stream.poisson(expected);
 * }</pre>
 *
 * <h2>Sources</h2>
 *
 * J. K. Salmon et al., SC11 (2011), for the generator; W. Hörmann, Insurance: Mathematics and
 * Economics 12, 39 (1993), A. J. Walker, ACM TOMS 3, 253 (1977) and M. J. Wichura, Applied Statistics
 * 37, 477 (1988), for the distributions; P. T. P. Tang, ACM TOMS 16, 378 (1990), for the elementary
 * functions; M. Abramowitz and I. A. Stegun, "Handbook of mathematical functions" (1964).
 */
package org.calibrant.math;
