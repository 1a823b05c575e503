/**
 * Likelihoods of counted spectra, their maximum and its confidence bounds. Nothing here knows
 * of instruments or of spectral models: a {@link org.calibrant.xray.likelihood.Prediction} gives the
 * expected counts of each bin and their derivatives by the free parameters θ.
 *
 * <h2>Equation</h2>
 *
 * A {@link org.calibrant.xray.likelihood.Statistic} is a sum C(θ) = Σ c_i(m_i(θ)) over bins. Its
 * gradient is exact, its Hessian the expected one:
 *
 * <pre>
 *   g = Jᵀ c',   H = Jᵀ diag(E[c'']) J,   J = ∂m/∂θ
 * </pre>
 *
 * <h2>Method</h2>
 *
 * Damped scoring, bounds by an active set, and for confidence bounds Newton's method on bound and
 * nuisance parameters together, with a bracketing search in reserve; all derived from one kind of
 * evaluation, which returns C, g and H. A statistic below the best fit met on the way restarts fit
 * and bounds.
 *
 * <h2>One of your own</h2>
 *
 * A statistic: a record that implements {@link org.calibrant.xray.likelihood.Statistic}; slope and
 * weight per bin are all a search needs.
 *
 * <h2>Sources</h2>
 *
 * W. Cash (1979), Astrophys. J. 228, 939. N. Gehrels (1986), Astrophys. J. 303, 336. D. J. Venzon
 * and S. H. Moolgavkar (1988), Appl. Statist. 37, 87. K. A. Arnaud et al., the XSPEC manual, for the
 * W-statistic and the status word.
 */
package org.calibrant.xray.likelihood;
