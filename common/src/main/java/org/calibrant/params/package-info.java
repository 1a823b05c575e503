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
 * <h2>Derived values</h2>
 *
 * What follows from other parameters is never stored. A {@link org.calibrant.params.Derivations} holds
 * the formulas of one system, each a {@link org.calibrant.params.Derivation} with its adjoint; {@link
 * org.calibrant.params.Resolved} computes each value once and carries gradients back,
 *
 * <pre>
 *   ∂f/∂p = Σ over values v that depend on p of (∂v/∂p)ᵀ ∂f/∂v.
 * </pre>
 *
 * A derived value is written only by {@link org.calibrant.params.Derivations#withAlias}, which moves the
 * input that its derivation names, or becomes a primitive by {@link
 * org.calibrant.params.Derivations#promote}. Cycles, missing primitives and derived parameters without
 * a formula are told with the way that leads there.
 *
 * <h2>Where values come from</h2>
 *
 * {@link org.calibrant.params.Parameters} is what a configuration says: values, which go before
 * profiles, which go before the defaults of the spec. {@link org.calibrant.params.GivenParameters}
 * remembers the origin of each. {@link org.calibrant.params.OldNames} are understood with a warning.
 * Stores are written as JSON or HOCON and read back to the same bits.
 *
 * <h2>What is known beforehand</h2>
 *
 * A {@link org.calibrant.params.Param} may carry a {@link org.calibrant.params.Prior}, with its slope,
 * and a {@link org.calibrant.params.Transform}, a coordinate in which a search without bounds cannot
 * leave the range: {@link org.calibrant.params.Log}, {@link org.calibrant.params.Softplus}, {@link
 * org.calibrant.params.Logit}.
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
 * <h2>Conventions</h2>
 *
 * Keys are {@code element.group.name}; a key that ends with a unit ({@code _m}, {@code _as}, {@code
 * _deg}) has that unit. Elements of a vector are {@code key[0]}, {@code key[1]} … Bounds are included.
 *
 * <h2>One of your own</h2>
 *
 * A derived value is a record that implements {@link org.calibrant.params.ScalarDerivation}; {@link
 * org.calibrant.params.Derivations#lint} says what is wrong with a spec in a system. A prior or a
 * transform is a record named in the configuration by its class.
 */
package org.calibrant.params;
