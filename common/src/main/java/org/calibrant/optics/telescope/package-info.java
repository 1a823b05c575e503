/**
 * What a telescope with two mirrors that watches a double star is described by: {@link
 * org.calibrant.optics.telescope.Telescope} gives, for each system, its parameters and what is
 * derived from them.
 *
 * <table>
 *   <caption>Derived values</caption>
 *   <tr><td>effective focal length</td><td>1/f = 1/f₁ + 1/f₂ − s/(f₁ f₂)</td></tr>
 *   <tr><td>plate scale, three planes</td><td>pitch/f · 206264.806…″</td></tr>
 *   <tr><td>plate scale, four planes</td><td>pitch/(f m) · 206264.806…″, m the magnification of the
 *       relay</td></tr>
 *   <tr><td>plate scale, two planes</td><td>given</td></tr>
 *   <tr><td>beam magnification</td><td>G = 1/(1 − s/f₁)</td></tr>
 *   <tr><td>propagation distance</td><td>d = s G</td></tr>
 *   <tr><td>log flux</td><td>log₁₀(Φ Δλ π (D₁/2)² t η)</td></tr>
 *   <tr><td>fluxes of A and B</td><td>F c/(1 + c), F/(1 + c) with F = 10^log flux</td></tr>
 * </table>
 */
package org.calibrant.optics.telescope;
