/**
 * From a HOCON file to a tree of records.
 *
 * <h2>How a tree of records is bound</h2>
 *
 * A record component {@code photonIndex} reads the key {@code photon-index}; all components are
 * needed and no other keys are known. What a component's type makes of a value:
 *
 * <table>
 *   <caption>Types</caption>
 *   <tr><td>{@code double}, {@code int}, {@code long}</td><td>a number, finite and without quotes;
 *       {@code 1e6} and {@code 10.0} are ints, {@code 10.5} is none</td></tr>
 *   <tr><td>{@code boolean}</td><td>{@code true} or {@code false}</td></tr>
 *   <tr><td>{@code String}</td><td>text; what looks like a number, {@code true}, {@code false} or
 *       {@code null} needs quotes</td></tr>
 *   <tr><td>an enum</td><td>{@code LOG_LINEAR} is {@code log-linear}</td></tr>
 *   <tr><td>{@link org.calibrant.core.InputFile}</td><td>text; relative to the folder of the file
 *       that holds it, or to the current folder in an override; with a scheme ({@code hdfs:}) as
 *       it is</td></tr>
 *   <tr><td>{@code List}, {@code double[]}, {@code int[]} …</td><td>a list</td></tr>
 *   <tr><td>{@code Map<String, …>}</td><td>an object whose keys are names; iterates in the order of
 *       the names. Where the values are no objects themselves, names may be dotted: {@code a.b = 1}
 *       is the name {@code a.b}</td></tr>
 *   <tr><td>a record</td><td>an object</td></tr>
 *   <tr><td>an interface, which is a role</td><td>an object with {@code kind}, the name of a record
 *       that plays the role: {@code PowerLaw} is looked up beside the interface (or within it),
 *       {@code edu.example.Comb} is a class, and {@code xray.LibraryEngine} one of the house
 *       ({@code org.calibrant.xray.LibraryEngine}). With {@link org.calibrant.core.Shorthand} a
 *       bare list or number will do.</td></tr>
 * </table>
 *
 * <p>Rules between components live in the record's compact constructor: the message of what it
 * throws becomes a line at the record's place. {@code null} is no value, and there are no defaults.
 *
 * <h2>A record of your own</h2>
 *
 * <pre>
 * package edu.example;
 *
 * public record Comb(double spacing, List&lt;Double&gt; strengths) implements SpectralModel {
 *   public Comb {
 *     if (!(spacing &gt; 0)) {
 *       throw new IllegalArgumentException("spacing must be positive, was " + spacing);
 *     }
 *   }
 * }
 *
 * model { kind = edu.example.Comb, spacing = 0.5, strengths = [1, 2, 1] }
 * </pre>
 *
 * <h2>Mistakes</h2>
 *
 * All are reported together, each on one line with file, line, path, what was found and what was
 * expected. Only after a syntax error, or a substitution that leads nowhere, is nothing bound. Beyond HOCON's own rules these are
 * refused, since they are nearly always slips: a value set twice in one file, unless the second one
 * builds on the first ({@code a += 1}, <code>a = ${a} [1]</code>) or both are objects without a
 * common key; a value set before the include that sets it again; objects joined with text.
 *
 * <h2>Files that somebody else wrote</h2>
 *
 * {@code include "name.conf"} reads a file in the folder of the configuration or below it, and
 * nothing else: no other form of include, no absolute names, no {@code ..}, no links that lead out.
 * The file must exist. Substitutions see the configuration only, never the environment or system
 * properties. Size, depth and the growth by substitution are bounded ({@code Limits}).
 *
 * <h2>Preflight</h2>
 *
 * Typesafe Config parses, merges and resolves, and its tree with its origins is what is bound here.
 * Before it sees a text, {@code Preflight} and {@code Growth} look at what it does not: it merges
 * duplicate keys silently, follows every include, overflows the stack on deep nesting, and fills
 * the memory on a substitution bomb. The size of a path is taken as the length of what is written
 * there and the sizes of all that is referred to there; nothing is resolved for it. A reference
 * that comes back to its own value, except by building on what that was before, is refused.
 *
 * <h2>Source</h2>
 *
 * HOCON (Human-Optimized Config Object Notation), the informal specification of the Typesafe
 * Config project.
 */
package org.calibrant.conf;
