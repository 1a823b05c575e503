/**
 * Models that can be calibrated: from the values of their parameters to time series.
 *
 * <h2>What there is</h2>
 *
 * <table>
 *   <caption>Models</caption>
 *   <tr><td>{@link org.calibrant.calibration.models.CoupledModel}</td><td>components of a climate
 *       model, one or several, that step together</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.models.StraightLine}</td><td>linear regression</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.models.ChildProcess}</td><td>a program in any
 *       language</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Components</caption>
 *   <tr><td>{@link org.calibrant.calibration.models.TwoLayer}</td><td>temperatures of surface and deep
 *       ocean under a forcing</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.models.Co2Forcing}</td><td>forcing of a
 *       concentration</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.models.CarbonCycle}</td><td>concentration of emissions, one
 *       box</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.models.OceanCarbon}</td><td>uptake of carbon by the ocean,
 *       by impulse response</td></tr>
 *   <tr><td>{@link org.calibrant.calibration.models.FourBoxOceanHeatUptake}</td><td>heat uptake by
 *       hemisphere and surface</td></tr>
 * </table>
 *
 * <h2>Method</h2>
 *
 * A {@link org.calibrant.calibration.models.Simulator} runs many parameter vectors at once, as a
 * structure of arrays: value k of vector w at {@code k * stride + w}. {@link
 * org.calibrant.calibration.models.CoupledModel} carries 32 runs side by side along the timeline, so
 * that the processor always has something to do while one run waits for its own last result. What comes
 * out for a vector does not depend on its neighbours, to the bit.
 *
 * <h2>Conventions and units</h2>
 *
 * Times are those of the input table, years for the built-in components. Every variable has a name and
 * a unit; components find each other by the names of variables, and share parameters of the same name.
 * A value of a table is held constant from its time to the next. Temperatures are anomalies in K, heat
 * capacities in W yr m⁻² K⁻¹.
 *
 * <h2>One of your own</h2>
 *
 * A component or a model is one record; see {@link org.calibrant.calibration.models.Component} and
 * {@link org.calibrant.calibration.models.Model}. A program speaks the protocol of {@link
 * org.calibrant.calibration.models.ChildProcess}.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>O. Geoffroy et al., J. Climate 26, 1859 (2013): two layers with an efficacy of heat uptake.
 *   <li>G. Myhre et al., Geophys. Res. Lett. 25, 2715 (1998): logarithmic forcing.
 *   <li>F. Joos et al., Tellus 48B, 397 (1996), and Global Biogeochem. Cycles 15, 891 (2001): impulse
 *       responses and seawater chemistry.
 * </ul>
 */
package org.calibrant.calibration.models;
