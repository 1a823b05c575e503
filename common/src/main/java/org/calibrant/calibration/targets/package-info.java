/**
 * What a model is compared with: observations, their errors, the period that anomalies are counted from,
 * and the likelihood of what is left over.
 *
 * <h2>Equation</h2>
 *
 * For each {@link org.calibrant.calibration.targets.Target} the residuals are
 *
 * <pre>
 *   z_i = (o_i − (m(t_i) − m̄))/σ_i,
 * </pre>
 *
 * with m̄ the plain mean of the model over its own times within the {@link
 * org.calibrant.calibration.targets.ReferencePeriod}, or 0. Targets are independent: their ln L add up.
 *
 * <h2>Likelihoods</h2>
 *
 * <table>
 *   <caption>Likelihoods</caption>
 *   <tr><td>{@link org.calibrant.calibration.targets.Gaussian}</td><td>independent normal
 *       errors</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.targets.Ar1}, {@link
 *       org.calibrant.calibration.targets.FittedAr1}</td><td>errors that remember, with a known or a
 *       calibrated correlation</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.targets.StudentT}</td><td>outliers</td></tr>
 * </table>
 *
 * <h2>Conventions</h2>
 *
 * Every observation is at a time of the model's timeline, to half a millionth; one that is not is
 * refused, and so is an error that is not positive. Where an observation stands on the timeline is looked
 * up once. Observations are taken as anomalies already, unless they are to be rebased.
 *
 * <h2>One of your own</h2>
 *
 * A likelihood is a record with one method that adds ln L of standardised residuals for many runs ({@link
 * org.calibrant.calibration.targets.Likelihood}); observations from elsewhere are a record that plays
 * {@link org.calibrant.calibration.targets.Observations}.
 *
 * <h2>Sources</h2>
 *
 * The residuals of an autoregressive process at uneven times: R. H. Jones, "Time series analysis of
 * unequally spaced data", Handbook of Statistics 5 (1985).
 */
package org.calibrant.calibration.targets;
