/**
 * Diffraction images of small crystals, and crystals found again in images.
 *
 * <h2>Equation</h2>
 *
 * A ray of wavelength λ and direction i that leaves the sample in the direction d of a sub-pixel has the
 * scattering vector q = (d − i) / λ. A crystal with the lattice vectors a, b, c and N cells along each
 * scatters
 *
 * <pre>
 *   I = rₑ² fluence / steps · Σ Ω P |F(h) S(h)|²,   h = (a·q, b·q, c·q)
 *   S = Π sin(πNh) / sin(πh)                        (a block)
 * </pre>
 *
 * photons into a pixel, summed over sub-pixels, sources, angles of a scan and mosaic domains, with the
 * solid angle Ω, the polarisation factor P and the structure factors F. There is no 2π in q: |q| is 2 sin
 * θ / λ.
 *
 * <h2>Method</h2>
 *
 * <table>
 *   <caption>Roles</caption>
 *   <tr><td>{@link org.calibrant.diffraction.UnitCell}</td><td>{@link
 *       org.calibrant.diffraction.Constants}, {@link org.calibrant.diffraction.MosflmMatrix}</td></tr>
 *   <tr><td>{@link org.calibrant.diffraction.Shape}</td><td>{@link org.calibrant.diffraction.Square},
 *       {@link org.calibrant.diffraction.Round}, {@link org.calibrant.diffraction.Gaussian}, {@link
 *       org.calibrant.diffraction.TopHat}</td></tr>
 *   <tr><td>{@link org.calibrant.diffraction.Mosaic}</td><td>{@link
 *       org.calibrant.diffraction.TorchMosaic} and {@link org.calibrant.diffraction.CapMosaic} repeat
 *       the originals' random numbers, {@link org.calibrant.diffraction.GaussianMosaic} draws our own,
 *       {@link org.calibrant.diffraction.Perfect} is one domain</td></tr>
 *   <tr><td>{@link org.calibrant.diffraction.StructureFactors}</td><td>{@link
 *       org.calibrant.diffraction.Uniform}, {@link org.calibrant.diffraction.HklTable}</td></tr>
 *   <tr><td>{@link org.calibrant.diffraction.Beam}</td><td>{@link
 *       org.calibrant.diffraction.Monochromatic}, {@link org.calibrant.diffraction.Divergent}, {@link
 *       org.calibrant.diffraction.Sources}, {@link org.calibrant.diffraction.SourceFile}</td></tr>
 *   <tr><td>{@link org.calibrant.diffraction.Loss}</td><td>{@link
 *       org.calibrant.diffraction.MeanSquare}, {@link org.calibrant.diffraction.GaussianLoss}, {@link
 *       org.calibrant.diffraction.PoissonLoss}</td></tr>
 * </table>
 *
 * The interference of up to nine cells is a polynomial in sin²(πh), without a division ({@code Slits});
 * the loops run on the Vector API where it is there, with the same bits. Every mosaic domain has a frozen
 * axis and a frozen factor of the spread, which so becomes a smooth parameter. Derivatives are exact:
 * forward ones for normal equations, adjoint ones (one 3 × 3 matrix per lattice) for gradients ({@code
 * ImageModel}). Refinements are damped Gauss–Newton steps ({@link org.calibrant.fit.FisherScoring}, for
 * least squares the method of Levenberg and Marquardt), {@link org.calibrant.fit.Adam}, {@link
 * org.calibrant.fit.Lbfgsb} or any other {@link org.calibrant.fit.Optimiser}.
 *
 * <h2>Conventions and units</h2>
 *
 * Cells and wavelengths in Å, angles in degrees, detectors in mm; q in Å⁻¹. Images are [slow][fast],
 * photons per pixel. A crystal in its standard setting has a* along x and b* in the xy plane; misset
 * angles turn it about x, then y, then z; then the spindle turns it, then its domain. Axes of beam and
 * detector are a {@link org.calibrant.diffraction.Convention}. Parameters and their order: {@link
 * org.calibrant.diffraction.Parameters}. {@link org.calibrant.diffraction.Setting#NANO_BRAGG} repeats a
 * slip of both originals for cells without right angles.
 *
 * <h2>One of your own</h2>
 *
 * A record that plays a role, named as the {@code kind}: a {@code Shape} states |S|² and its derivatives
 * for a distance from the lattice point, a {@code Beam} lists its sources, a {@code Loss} sums over
 * pixels, {@code Stills} hand over images with a start. {@code Mosaic} gives axes and factors.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>J. M. Holton et al., FEBS J. 281, 4046 (2014): nanoBragg, whose C program (bl831/nanoBragg) and
 *       PyTorch port (hoidn/nanoBragg) the images are checked against.
 *   <li>R. Kahn et al., J. Appl. Cryst. 15, 330 (1982), for the polarisation.
 *   <li>D. Waterman et al., Acta Cryst. D72, 558 (2016), for refinement with shared parameters.
 * </ul>
 */
package org.calibrant.diffraction;
