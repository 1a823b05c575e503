/**
 * Responses and spectra of X-ray instruments, in the FITS conventions of the Office of Guest
 * Investigator Programs (OGIP).
 *
 * <h2>Equation</h2>
 *
 * A source of flux f [photon cm⁻² s⁻¹ per energy bin i] gives in channel j the expected rate
 *
 * <pre>
 *   rate(j) = Σ_i  R(i, j) A(i) f(i)   [count s⁻¹]
 * </pre>
 *
 * with the redistribution matrix R ({@link org.calibrant.data.ogip.Rmf}) and the effective area A
 * ({@link org.calibrant.data.ogip.Arf}); a combined response holds R A in one file. An observed
 * spectrum is a {@link org.calibrant.data.ogip.Pha}; tabulated models and cross-sections are {@link
 * org.calibrant.data.ogip.TableModel} and {@link org.calibrant.data.ogip.CrossSectionTable}. {@link
 * org.calibrant.data.ogip.Ogip} reads them, {@link org.calibrant.data.ogip.OgipWriter} writes the
 * first three.
 *
 * <h2>Method</h2>
 *
 * Files of real missions differ more than the standard says. These are the rules, each for the sake
 * of files in use:
 *
 * <table>
 *   <caption>What is found and what is made of it</caption>
 *   <tr><th>in the file</th><th>here</th></tr>
 *   <tr><td>the matrix is called MATRIX, SPECRESP MATRIX or otherwise</td>
 *       <td>the table with a column MATRIX; two of them are refused</td></tr>
 *   <tr><td>a pure matrix is called SPECRESP MATRIX</td>
 *       <td>the area is inside if HDUCLAS3 is FULL or a row adds up to more than 2</td></tr>
 *   <tr><td>F_CHAN, N_CHAN, MATRIX of fixed or variable length, scalars, 16 or 32 bits, single or
 *       double</td><td>all read</td></tr>
 *   <tr><td>channels from 0, from 1 or from elsewhere</td>
 *       <td>index 0 is TLMIN of F_CHAN; without it, the lowest CHANNEL of EBOUNDS</td></tr>
 *   <tr><td>CHANNEL as a float; CHANNEL filled with rubbish beside a TLMIN</td>
 *       <td>whole floats are channels; with TLMIN the column is not looked at</td></tr>
 *   <tr><td>rows with N_GRP = 0, groups with N_CHAN = 0</td><td>empty rows; groups skipped</td></tr>
 *   <tr><td>rows that do not add up to 1</td><td>left as they are</td></tr>
 *   <tr><td>elements slightly below zero, from interpolation</td>
 *       <td>kept down to −2 % of the row's peak, refused below</td></tr>
 *   <tr><td>a first energy of 0</td><td>kept; as an edge of a model's bin 1e-10 keV</td></tr>
 *   <tr><td>energies in eV or MeV</td><td>keV; other units are refused</td></tr>
 *   <tr><td>GROUPING or QUALITY as keyword and as column</td><td>the column counts</td></tr>
 *   <tr><td>rates instead of counts</td><td>multiplied by EXPOSURE, errors too</td></tr>
 *   <tr><td>a stale DATASUM</td>
 *       <td>told by {@code Ogip.wrongDataSums}, not refused</td></tr>
 * </table>
 *
 * Refused, with HDU, row and column: energies that are not finite, do not rise, or leave gaps
 * beyond float32 rounding (1e-5); areas that are negative or not finite; groups that end beyond the
 * last channel; files cut short; headers that ask for more than the file holds.
 *
 * <h2>Conventions and units</h2>
 *
 * Energies in keV, areas in cm², exposures in s. Single-precision numbers are widened exactly. HDUs
 * count from 1, the primary; rows from 1. Channel numbers are those of the file; array indices
 * start at 0, and {@code firstChannel} is the difference. Keywords keep the order of the header.
 * Bytes that are written depend on the record alone: DATE appears only if its keywords hold one.
 *
 * <h2>A response of your own</h2>
 *
 * Make an {@link org.calibrant.data.ogip.Rmf} and an {@link org.calibrant.data.ogip.Arf} over the
 * same bins and hand them to {@link org.calibrant.data.ogip.OgipWriter}, which
 * sets every keyword that the standard requires of such files, checksums included.
 *
 * <h2>Sources</h2>
 *
 * FITS Standard 4.0 (2018). George et al., CAL/GEN/92-002 and 92-002a (responses). Arnaud, George
 * and Tennant, OGIP/92-007 (spectra). Arnaud, OGIP/92-009 (table models).
 */
package org.calibrant.data.ogip;
