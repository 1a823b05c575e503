/**
 * What is made of finished tables for other tools.
 *
 * <h2>Method</h2>
 *
 * The tables of a run are the truth, and an export is derived: {@link
 * org.calibrant.export.TableReader} streams a table in the order of its keys, and one writer turns
 * it into files, in memory that does not grow with the table. An export is filled under another
 * name and appears by one rename; one that exists is replaced on request only.
 *
 * <h2>What there is</h2>
 *
 * {@link org.calibrant.export.LibraryFolder}, an X-ray modification library: {@code library.h5},
 * {@code config.yaml}, {@code logs}, {@code cache}, {@code bin}. {@link
 * org.calibrant.export.Library} opens one.
 *
 * <p>Chains: {@link org.calibrant.export.EmceeChains} for emcee, {@link
 * org.calibrant.export.InferenceData} for arviz, {@link org.calibrant.export.ChainArrays} for numpy, {@link
 * org.calibrant.export.ChainCsv} as text. They hold the draws of one problem at a time.
 *
 * <h2>Conventions</h2>
 *
 * Units as in the tables, stated in attributes. Arrays are row-major, in the order of the axes that
 * the tables state. What could not be computed is NaN, and the status beside it says why.
 *
 * <h2>One of your own</h2>
 *
 * A record that implements {@link org.calibrant.export.Export}, named in the configuration: {@code
 * exports { mine { kind = edu.example.Mine, … } }}. Its {@code write} opens the tables it needs:
 *
 * <pre>{@code
 * try (TableReader rows = TableReader.open(run, "TrackRow", "track", "x")) {
 *   while (rows.next()) {
 *     out.println(rows.integer(0) + "," + rows.number(1));
 *   }
 * }
 * }</pre>
 */
package org.calibrant.export;
