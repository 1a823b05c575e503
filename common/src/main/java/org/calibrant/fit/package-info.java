/**
 * How engines search: for a minimum or a zero in one dimension, and for the least squares of many
 * residuals in a few.
 *
 * <h2>What there is, and how to choose</h2>
 *
 * <table>
 *   <caption>Methods</caption>
 *   <tr><td>{@link org.calibrant.fit.BrentMinimum}</td><td>one parameter, no derivatives, kinks
 *       allowed: a profile likelihood</td></tr>
 *   <tr><td>{@link org.calibrant.fit.BrentRoot}</td><td>where a function crosses a level: the end of
 *       a confidence interval</td></tr>
 *   <tr><td>{@link org.calibrant.fit.LevenbergMarquardt}</td><td>several parameters, a sum of
 *       squares, bounds, a covariance</td></tr>
 *   <tr><td>{@link org.calibrant.fit.Lbfgsb}</td><td>any smooth function of a few to many variables,
 *       bounds; with its gradient or with differences in batches</td></tr>
 *   <tr><td>{@link org.calibrant.fit.NelderMead}</td><td>up to ten variables, no derivatives, noise and
 *       kinks allowed</td></tr>
 *   <tr><td>{@link org.calibrant.fit.CmaEs}</td><td>ill-conditioned or rugged functions; every
 *       generation is a batch</td></tr>
 *   <tr><td>{@link org.calibrant.fit.ParticleSwarm}</td><td>several minima in a finite box; every step
 *       is a batch</td></tr>
 *   <tr><td>{@link org.calibrant.fit.RandomSearch}</td><td>a first look over a finite box</td></tr>
 *   <tr><td>{@link org.calibrant.fit.FisherScoring}</td><td>a likelihood that knows its Fisher matrix
 *       ({@link org.calibrant.fit.CurvedObjective}); a few steps to the end</td></tr>
 *   <tr><td>{@link org.calibrant.fit.GradientDescent}, {@link org.calibrant.fit.Adam}</td><td>many
 *       parameters with a gradient; momentum, schedules; one rate for all, so give them
 *       coordinates</td></tr>
 *   <tr><td>{@link org.calibrant.fit.NoUTurn}, {@link org.calibrant.fit.HamiltonianMonteCarlo}</td>
 *       <td>draws from a density with a gradient</td></tr>
 * </table>
 *
 * Methods are records: their components are tolerances and limits. They hold nothing between two
 * searches, so one may serve every unit of a sweep. A search that does not converge is not an
 * exception: its {@link org.calibrant.fit.Ending} says why, and the row says so too.
 *
 * <h2>Coordinates</h2>
 *
 * No optimiser or sampler knows of scales, axes or ranges. {@link org.calibrant.fit.Coordinates} maps
 * z, in which a search moves, to x, in which the function is known, and pulls gradients and curvature
 * back, ∂f/∂z = (∂x/∂z)ᵀ ∂f/∂x. {@link org.calibrant.fit.LinearCoordinates} scales single parameters or
 * follows the axes of a Fisher matrix F = V diag(λ) Vᵀ ({@link org.calibrant.fit.FisherInformation}),
 *
 * <pre>
 *   x = x₀ + V_k z          the first k axes, the rest is held
 *   x = x₀ + V_k λ_k^(−½) z whitened: the function curves alike along all axes
 * </pre>
 *
 * and {@link org.calibrant.fit.TransformedCoordinates} are bijections that cannot leave a range. They
 * can be chained.
 *
 * <h2>Hamiltonian chains</h2>
 *
 * A place x gets a momentum p ~ N(0, 1) and follows H = U(x) + ½p² by leapfrog steps; the step size is
 * found in the warm-up by dual averaging and then fixed. A chain is a function of seed and number
 * alone. Their rows and diagnostics are in {@link org.calibrant.fit.chains}.
 *
 * <h2>A problem of your own</h2>
 *
 * One variable: a {@link java.util.function.DoubleUnaryOperator}; return NaN where the model cannot be
 * computed, and the minimisation walks around it. Several: {@link org.calibrant.fit.Residuals}, one
 * method that writes into the caller's array; wrap them in {@link
 * org.calibrant.fit.FiniteDifferences}, or implement {@link
 * org.calibrant.fit.DifferentiableResiduals} when derivatives are known.
 *
 * <p>A minimum in general: {@link org.calibrant.fit.Objective}, one method. Whatever plays the role
 * {@link org.calibrant.fit.Optimiser} looks for it; {@link org.calibrant.fit.RecordedObjective} keeps
 * all points that were tried.
 *
 * <h2>Sources</h2>
 *
 * R. P. Brent, "Algorithms for minimization without derivatives" (1973); D. W. Marquardt, J. SIAM 11,
 * 431 (1963); J. J. Moré, in "Numerical Analysis", Lecture Notes in Mathematics 630, 105 (1978); M. D. Hoffman and
 * A. Gelman, J. Mach. Learn. Res. 15, 1593 (2014); M. Betancourt, arXiv:1701.02434; B. T. Polyak, USSR
 * Comput. Math. Math. Phys. 4, 1 (1964).
 */
package org.calibrant.fit;
