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
 * </table>
 *
 * Methods are records: their components are tolerances and limits. They hold nothing between two
 * searches, so one may serve every unit of a sweep. A search that does not converge is not an
 * exception: its {@link org.calibrant.fit.Ending} says why, and the row says so too.
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
 * 431 (1963); J. J. Moré, in "Numerical Analysis", Lecture Notes in Mathematics 630, 105 (1978).
 */
package org.calibrant.fit;
