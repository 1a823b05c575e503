/**
 * X-ray spectra: what an instrument counts, and what a fit makes of it when the instrument is not
 * quite what it is believed to be.
 *
 * <h2>Equation</h2>
 *
 * A source with the photon spectrum N(E) is expected to give, in channel c of an instrument with
 * effective area S(E) and redistribution R(c, E), during an exposure t,
 *
 * <pre>
 *   m(c) = t ∫ R(c, E) S(E) N(E) dE  =  t Σ_e M[e][c] S[e] N[e]
 * </pre>
 *
 * with N[e] the flux integrated over energy bin e. A spectrum holds Poisson draws S(c) of m(c). The
 * fit minimises the C-statistic
 *
 * <pre>
 *   C = 2 Σ [m − S + S (ln S − ln m)]
 * </pre>
 *
 * over temperature and norm; a confidence bound is where C, minimised over the norm, has risen by δ.
 * A modification library repeats this over a grid: spectra are simulated with a modified
 * configuration, the instrument as it really is, and fitted with the unmodified one, the instrument
 * as observers believe it to be. The difference between fitted and true temperature is the bias
 * that the calibration error causes.
 *
 * <p>Observed spectra are fitted by {@link org.calibrant.xray.FitEngine}: any model, any free
 * parameters θ, by a statistic C(m(θ)) of {@link org.calibrant.xray.likelihood}. With a background B
 * of the effective exposure t_b beside a source region of t_s, {@link
 * org.calibrant.xray.SimulationEngine} draws spectra of m(c) + t_s k(c) + B(c) t_s / t_b, k being a
 * correction.
 *
 * <h2>Method</h2>
 *
 * <ul>
 *   <li>The norm is analytic: m is proportional to it, so at the minimum it is Σ S / Σ m, and a fit
 *       is one in temperature alone.
 *   <li>A tabulated plasma is linear in kT (or ln kT) between neighbouring nodes of its table, and
 *       so are its folded counts. They are folded once per node; every evaluation after that is a
 *       straight line through two of them, identical to a fold. A source without a table is folded
 *       for every trial temperature.
 *   <li>The minimum is where dC/dT vanishes, which takes divisions and no logarithm; it is found by
 *       Newton's method within the interval in which the slope changes sign.
 *   <li>Expected counts are linear in the effective area. For S' = S (1 + A g), two folds serve all
 *       amplitudes A.
 *   <li>General fits fold a model and its derivatives; a model whose shape has one free parameter is kept as a Chebyshev series of folded rates ({@code RateSeries}).
 *   <li>An XSPEC expression becomes the same records as a tree written by hand; names of parameters
 *       are paths into the tree.
 *   <li>The Poisson draws of a row are a function of the seed and the row's index.
 * </ul>
 *
 * <h2>Conventions and units</h2>
 *
 * Energies and temperatures in keV, areas in cm², model fluxes in photon cm⁻² s⁻¹ per energy bin,
 * column densities in 10²² hydrogen atoms per cm². Channels are numbered as the response file
 * numbers them; where they are counted from 0, they are called indices. The first channel is TLMIN
 * of the F_CHAN column, else the smallest channel of EBOUNDS. Rows of the matrix are not
 * normalised. A zero lower edge of the first energy bin is 10⁻¹⁰ keV. The status word of a
 * confidence search has the nine letters of XSPEC's {@code error}.
 *
 * <h2>One of your own</h2>
 *
 * A spectral model, an absorption, a modification, a source, a fit procedure, a binning, a statistic,
 * a value derived from a fit: write a record that
 * implements {@link org.calibrant.xray.SpectralModel}, {@link org.calibrant.xray.Absorption},
 * {@link org.calibrant.xray.Modification} (or {@link org.calibrant.xray.AreaPerturbation}, which is
 * faster), {@link org.calibrant.xray.Source} or {@link org.calibrant.xray.FitProcedure}, put its jar
 * on the class path and name its class as the {@code kind}:
 *
 * <pre>
 *   modification { kind = edu.example.EdgeShift, edge-kev = 1.839 }
 * </pre>
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>W. Cash (1979), Astrophys. J. 228, 939: the statistic.
 *   <li>OGIP memo CAL/GEN/92-002 and its addendum: the response files. OGIP memo 92-007: spectra.
 *       OGIP memo 92-009: table models.
 *   <li>K. A. Arnaud et al., the XSPEC manual: {@code fakeit}, the W-statistic, the models of its
 *       names. R. Morrison and D. McCammon (1983), Astrophys. J. 270, 119: {@code wabs}.
 *   <li>D. A. Verner, G. J. Ferland, K. T. Korista, D. G. Yakovlev (1996), Astrophys. J. 465, 487:
 *       photoionisation cross-sections. J. Wilms, A. Allen, R. McCray (2000), Astrophys. J. 542,
 *       914: absorption by gas, molecules and grains.
 * </ul>
 */
package org.calibrant.xray;
