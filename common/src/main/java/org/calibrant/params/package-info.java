/**
 * What all engines say of parameters.
 *
 * <h2>One source of truth</h2>
 *
 * A {@link org.calibrant.params.ParamSpec} lists the parameters of a model in a fixed order: key, unit,
 * default, bounds, free or frozen, meaning ({@link org.calibrant.params.Param}). A {@link
 * org.calibrant.params.ParameterStore} holds their values. Both are immutable: moving a parameter
 * yields a new store, and bounds are checked where a value is born, so that no store holds a wrong
 * one.
 *
 * <h2>Fits</h2>
 *
 * An optimiser sees a flat vector: {@link org.calibrant.params.ParameterStore#pack} gives the values of
 * the free parameters in spec order, {@link org.calibrant.params.ParameterStore#unpack} puts new ones
 * back. {@link org.calibrant.params.ParamSpec#freeze} and {@link
 * org.calibrant.params.ParamSpec#thaw} choose what is free.
 *
 * <pre>{@code
 * ParamSpec spec =
 *     ParamSpec.of(
 *         Param.of("source.plasma.kT", "keV", "temperature").within(0.1, 10).startingAt(3),
 *         Param.of("source.plasma.norm", "", "emission measure").within(0, 1e6));
 * ParameterStore start = ParameterStore.of(spec).with("source.plasma.norm", 1e-3);
 * }</pre>
 *
 * <h2>Where more belongs</h2>
 *
 * Values derived from others become a {@link org.calibrant.params.Kind} and are never stored; priors
 * and transforms are components of a {@link org.calibrant.params.Param}; profiles are layers below a
 * store.
 */
package org.calibrant.params;
