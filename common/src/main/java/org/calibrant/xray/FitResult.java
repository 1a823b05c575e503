package org.calibrant.xray;

import java.util.List;

/**
 * The best fit of a model to one spectrum; arrays have one element per parameter.
 *
 * @param names of the parameters
 * @param units {@code ""} for a pure number
 * @param values best fit
 * @param lower lower bounds, NaN where there are none
 * @param upper upper bounds, NaN where there are none
 * @param sigma standard deviations of a parabola, NaN where there are none
 * @param free which were fitted
 * @param statistic at the best fit, NaN without one
 * @param statisticName which statistic
 * @param bins that entered the fit
 * @param dof bins less free parameters
 * @param errorStatus word of the confidence search of each parameter, empty where there was none
 * @param derived values computed from the model, in the order of {@code derivedValues}
 * @param derivedValues what they are
 * @param status {@code ok}, or why there is no reliable result
 * @param note details of the status, or null
 */
public record FitResult(
    String[] names,
    String[] units,
    double[] values,
    double[] lower,
    double[] upper,
    double[] sigma,
    boolean[] free,
    double statistic,
    String statisticName,
    int bins,
    int dof,
    String[] errorStatus,
    double[] derived,
    List<DerivedValue> derivedValues,
    String status,
    String note) {}
