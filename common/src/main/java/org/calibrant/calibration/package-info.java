/**
 * Calibration of models against observations: posteriors, ensembles of walkers that sample them, and
 * what can be said of their chains.
 *
 * <h2>Equation</h2>
 *
 * Of parameters θ, observations and a model it is known that
 *
 * <pre>
 *   p(θ | observations) ∝ p(θ) L(observations | model(θ)).
 * </pre>
 *
 * A {@link org.calibrant.calibration.LogDensity} gives ln p(θ) and ln L for batches of points; {@link
 * org.calibrant.calibration.Posterior} is that of a model, priors and targets. An ensemble of W walkers
 * is a Markov chain on W points at once whose invariant distribution is the product of W posteriors: a
 * group of walkers moves while the others stand still, and takes directions and scales from them, so that
 * nothing has to be tuned and linear changes of coordinates do not matter. Proposals are accepted with
 *
 * <pre>
 *   min(1, p(y) q(y → x) / [p(x) q(x → y)]).
 * </pre>
 *
 * Any number of updates of one group against the same others leaves the product invariant, too; that saves
 * barriers when groups are spread over a cluster.
 *
 * <h2>Method</h2>
 *
 * <table>
 *   <caption>Moves</caption>
 *   <tr><td>{@link org.calibrant.calibration.Stretch}</td><td>along the line through another
 *       walker</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.DifferentialEvolution}</td><td>along the difference of two
 *       others; now and then as far as it is long</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.Snooker}</td><td>along the line through another, as far as two
 *       more are apart</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.Walk}</td><td>a normal step with the covariance of
 *       others</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.KernelDensity}</td><td>from an estimate of the
 *       density</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.DifferentialSlice}</td><td>slice sampling along a
 *       difference</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.GaussianMetropolis}</td><td>a given normal step</td></tr>
 * </table>
 *
 * {@link org.calibrant.calibration.EnsembleEngine} samples {@link org.calibrant.calibration.Problems},
 * each with several independent ensembles, until they have converged; {@link
 * org.calibrant.calibration.Placement} says where, {@link org.calibrant.calibration.Ladder} adds
 * temperatures for several modes, {@link org.calibrant.calibration.Replicates} makes data from known
 * parameters and ranks these. {@link org.calibrant.calibration.ChainDiagnosticsEngine} judges chains from
 * elsewhere.
 *
 * <h2>Conventions and units</h2>
 *
 * Parameters have the units of their model. Iterations are counted from 1 with the burn-in; an iteration
 * makes one move and updates every walker {@link org.calibrant.calibration.Walkers#updates} times. A
 * random number is a function of (seed, problem, ensemble, rung, iteration, group, update, walker) and
 * purpose, so a chain has the same bits wherever it walks and however often it was interrupted; the wall
 * clock alone can end one earlier. A model that fails makes its point impossible, and is counted.
 * Diagnostics are those of {@link org.calibrant.fit.chains.Diagnostics}.
 *
 * <h2>One of your own</h2>
 *
 * A density implements {@link org.calibrant.calibration.LogDensity}; a move implements {@link
 * org.calibrant.calibration.Move}:
 *
 * <pre>{@code
 * public record Jump(double length) implements Move {
 *   public int groups() {
 *     return 2;
 *   }
 *
 *   public Mover mover(int dimensions) {
 *     return new Metropolis(
 *         (group, walker, stream, y, batch, k) -> {
 *           for (int i = 0; i < dimensions; i++) {
 *             y[i * batch + k] = group.x()[i * group.stride() + walker] + length * stream.normal();
 *           }
 *
 *           return 0; // ln of the ratio of proposal densities
 *         });
 *   }
 * }
 * }</pre>
 *
 * Starts ({@link org.calibrant.calibration.Start}) and sets of problems ({@link
 * org.calibrant.calibration.Problems}) can be exchanged in the same way.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>J. Goodman, J. Weare (2010), Comm. App. Math. Comp. Sci. 5, 65; D. Foreman-Mackey, D. W. Hogg, D.
 *       Lang, J. Goodman (2013), PASP 125, 306: ensembles, stretch and walk, autocorrelation time.
 *   <li>C. J. F. ter Braak (2006), Stat. Comput. 16, 239; C. J. F. ter Braak, J. A. Vrugt (2008), Stat.
 *       Comput. 18, 435: differential evolution, snooker.
 *   <li>R. M. Neal (2003), Annals of Statistics 31, 705; M. Karamanis, F. Beutler (2021), Stat. Comput. 31,
 *       61: slices.
 *   <li>A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner (2021), Bayesian Analysis 16, 667: R-hat
 *       and effective draws. C. J. Geyer (1992), Statistical Science 7, 473.
 *   <li>S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman (2018), arXiv:1804.06788: ranks.
 * </ul>
 */
package org.calibrant.calibration;
