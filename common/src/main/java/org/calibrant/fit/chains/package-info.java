/**
 * Chains, whatever drew them: their rows ({@link org.calibrant.fit.chains.SampleRow}, {@link
 * org.calibrant.fit.chains.DiagnosticsRow}) and what can be said of them ({@link
 * org.calibrant.fit.chains.Diagnostics}). Ensembles of walkers and Hamiltonian chains share both.
 */
package org.calibrant.fit.chains;
