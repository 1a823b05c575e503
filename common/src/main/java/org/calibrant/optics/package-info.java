/**
 * Images of stars through telescopes with two, three or four planes, with exact derivatives.
 *
 * <h2>Equation</h2>
 *
 * A star in the direction α = (α_x, α_y) lights the first mirror. Behind it, at wavelength λ, k = 2π/λ,
 *
 * <pre>
 *   P₁ = a exp(i k (opd₁ − α·x)),   opd = figure + 10⁻⁹ Σ_j c_j Z_j,   Σ a² = 1.
 * </pre>
 *
 * Every later element stands in the collimated space of the first mirror, G times as large as it is, at
 * a distance d. Light goes there by the angular spectrum of free space, A = F⁻¹ diag(h) F along each
 * axis, is let through and delayed, and goes back:
 *
 * <pre>
 *   W = (A P₁ Aᵀ) T exp(i k opd₂),   V = W/‖W‖,   P₂ = A* V Aᴴ,
 *   h(f) = exp(−i k d σ/(1 + √(1 − σ))),   σ = λ² f².
 * </pre>
 *
 * A matrix Fourier transform leads to the detector, and intensities of stars and wavelengths add up:
 *
 * <pre>
 *   E = f/n Kᵀ P K,   K_ij = exp(± 2πi ξ_i υ_j),   f = p D₁/λ,
 *   I = Σ_stars F Σ_λ w_λ |E|²,   pixel = Σ of oversampled points.
 * </pre>
 *
 * <h2>Systems</h2>
 *
 * <table>
 *   <caption>Optical systems</caption>
 *   <tr><td>{@link org.calibrant.optics.TwoPlane}</td><td>mirror and detector; plate scale is a
 *       parameter</td></tr>
 *   <tr><td>{@link org.calibrant.optics.ThreePlane}</td><td>two mirrors with diffraction between; plate
 *       scale, G and d follow from focal lengths, separation and pitch</td></tr>
 *   <tr><td>{@link org.calibrant.optics.FourPlane}</td><td>two mirrors and a relay that images the
 *       focus on the detector; plate scale = pitch/(m f)</td></tr>
 * </table>
 *
 * <p>An {@link org.calibrant.optics.Observation} joins {@link org.calibrant.optics.PointSources}, an
 * {@link org.calibrant.optics.OpticalSystem}, a {@link org.calibrant.optics.Band} and a {@link
 * org.calibrant.optics.Detector} in a graph and gives a {@link org.calibrant.optics.PsfModel}: image,
 * gradient (Jᵀw), tangent (J v) and Jacobian. Engines: {@link org.calibrant.optics.PsfEngine} makes
 * libraries of images, {@link org.calibrant.optics.SyntheticEngine} data sets with known truth; fits and
 * forecasts are in {@code org.calibrant.optics.inference}.
 *
 * <h2>Structure and numbers</h2>
 *
 * The components of a system's record are its structure: what takes arrays to describe (masks,
 * polynomials, figures). They are computed once for each SHA-256 of the structure's canonical text and
 * shared by all threads of a JVM. Numbers (plate scale, distances, wavelengths, coefficients, the star)
 * come with every image and build nothing.
 *
 * <h2>Method</h2>
 *
 * The matrix transform is folded: pixel grids are symmetric, so sums and differences of mirrored rows and
 * columns leave two products of real matrices with a quarter of the work ({@link
 * org.calibrant.optics.wave.FocalTransform}). Free space is computed line by line, forth and back while a
 * line lies in the cache, and only for lines that carry light ({@link
 * org.calibrant.optics.wave.Propagation}). A second mirror is resampled once per image, as one plane of
 * path, not per polynomial and wavelength. Every step has its adjoint and its tangent by hand; a gradient
 * costs one more pass, whatever the number of coefficients. Derivatives by plate scale, wavelength and
 * distance take transforms of their own and are left out where nobody asks for them.
 *
 * <h2>Conventions and units</h2>
 *
 * Images are {@code [row = y][column = x]}, y grows with the row. Metres and radians inside; arcsec,
 * degrees and nm in parameters. Zernike polynomials in Noll's order with rms 1; coefficients are optical
 * path difference, no factor 2 for reflection. Two and four planes image a star at +x at +x, three
 * planes at −x. Pixel centres of n pixels over w are (i − (n−1)/2) w/n. Wavelengths run from centre −
 * width/2 to centre + width/2. Intensities are expected photons.
 *
 * <h2>One of your own</h2>
 *
 * A source, a surface, a detector effect, a spectrum, an optical system: a record that implements {@link
 * org.calibrant.optics.PointSources}, {@link org.calibrant.optics.Surface}, {@link
 * org.calibrant.optics.DetectorEffect}, {@link org.calibrant.optics.Spectrum} or {@link
 * org.calibrant.optics.OpticalSystem}, named by its class in the configuration:
 *
 * <pre>
 *   primary { surfaces = [{ kind = edu.example.Grooves, pitch-m = 2e-3, depth-m = 1e-9 }] … }
 * </pre>
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>J. W. Goodman, "Introduction to Fourier Optics": angular spectrum.
 *   <li>R. Soummer, L. Pueyo, A. Sivaramakrishnan, R. J. Vanderbei (2007), Opt. Express 15, 15935: matrix
 *       Fourier transform.
 *   <li>R. J. Noll (1976), J. Opt. Soc. Am. 66, 207; E. C. Kintner (1976), Optica Acta 23, 679: Zernike
 *       polynomials.
 *   <li>dLux, dLuxToliman and dLuxShera, whose conventions the three-plane system keeps.
 * </ul>
 */
package org.calibrant.optics;
