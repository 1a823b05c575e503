/**
 * Spectra of X-ray sources as instruments count them.
 *
 * <h2>Equation</h2>
 *
 * A source with the photon spectrum N(E), seen through the effective area A(E) of an instrument
 * that spreads photons of energy E over its channels c in the shares R(c, E), is counted at the rate
 *
 * <pre>
 *   rate(c) = Σ_e R(c, e) A(e) ∫ N(E) dE,   the integral over energy bin e.
 * </pre>
 *
 * {@link org.calibrant.xray.SpectralModel} is the integral, {@link org.calibrant.xray.Absorption}
 * a transmission on the way, {@link org.calibrant.xray.Response} the sum. Counts are compared with a
 * prediction by the {@link org.calibrant.xray.CStatistic}.
 *
 * <h2>Method</h2>
 *
 * <table>
 *   <caption>What a bin holds</caption>
 *   <tr><td>{@link org.calibrant.xray.PowerLaw}, {@link org.calibrant.xray.GaussianLine}, {@link
 *       org.calibrant.xray.DeltaLine}</td><td>the integral in closed form</td></tr>
 *   <tr><td>{@link org.calibrant.xray.Bremsstrahlung}, {@link
 *       org.calibrant.xray.BlackBody}</td><td>the integral by Gauss–Legendre quadrature</td></tr>
 *   <tr><td>{@link org.calibrant.xray.TablePlasma}, {@link
 *       org.calibrant.xray.AdditiveTable}</td><td>the bins of a table, divided by width</td></tr>
 *   <tr><td>{@link org.calibrant.xray.Bremss}</td><td>the mean of the densities at both edges, as in
 *       XSPEC</td></tr>
 *   <tr><td>{@link org.calibrant.xray.TBabs}, {@link org.calibrant.xray.PhAbs}, {@link
 *       org.calibrant.xray.TableAbsorption}</td><td>the mean of the cross-sections at both edges, as
 *       in XSPEC</td></tr>
 * </table>
 *
 * {@link org.calibrant.xray.Sum}, {@link org.calibrant.xray.Scaled}, {@link
 * org.calibrant.xray.Absorbed}, {@link org.calibrant.xray.Redshifted} and {@link
 * org.calibrant.xray.Product} make one model of several. A model that is {@link
 * org.calibrant.xray.Tabulated} in a parameter need only be folded at its nodes.
 *
 * <h2>Conventions and units</h2>
 *
 * Energies and temperatures in keV, areas in cm², photons in photon cm⁻² s⁻¹ per bin, hydrogen
 * columns in 10²² cm⁻². Channels are counted from 0 in memory and as the files number them outside.
 * Rows of a matrix are not normalised. Abundances are by number relative to hydrogen.
 *
 * <h2>A model of your own</h2>
 *
 * Write a record that implements {@link org.calibrant.xray.SpectralModel}; its numbers are its
 * parameters, in a configuration and in {@link org.calibrant.xray.ModelParameters} alike:
 *
 * <pre>
 *   source { kind = edu.example.Comptonised, kt-kev = 50, optical-depth = 1.2, norm = 1e-3 }
 * </pre>
 *
 * <h2>Sources</h2>
 *
 * OGIP memos OGIP/92-009 and CAL/GEN/92-002 (files); Wilms, Allen and McCray 2000, ApJ 542, 914
 * (interstellar absorption); Verner et al. 1996, ApJ 465, 487 (photo-ionisation); Cash 1979, ApJ
 * 228, 939 (statistic); the manual of XSPEC 12.9.1 (conventions).
 */
package org.calibrant.xray;
