/**
 * The vocabulary of every campaign, in five words.
 *
 * <table>
 *   <caption>Five words</caption>
 *   <tr><td>{@link org.calibrant.core.Engine}</td><td>a record whose components are its
 *       configuration and whose one duty is {@code run(Workers)}</td></tr>
 *   <tr><td>unit</td><td>a small value: one grid point, one block of tracks, one image</td></tr>
 *   <tr><td>{@link org.calibrant.core.Kernel}</td><td>a pure function from a unit to its
 *       result</td></tr>
 *   <tr><td>{@link org.calibrant.core.Workers}</td><td>where kernels run</td></tr>
 *   <tr><td>{@link org.calibrant.core.TableRow}</td><td>a row, generated from a schema</td></tr>
 * </table>
 *
 * <p>And one rule: a thing you can configure is a record; an interface says what role it plays;
 * {@code kind} in the configuration names its class.
 *
 * <h2>A campaign of your own</h2>
 *
 * Write an engine record, a row (an Avro schema, or a record with a {@code SCHEMA}), and a
 * configuration file that names the engine by its full class name. A {@link
 * org.calibrant.core.Sweep} describes the units, {@link org.calibrant.core.Workers#write} sends
 * each through the kernel and its rows into the table. Test it on {@link
 * org.calibrant.core.LocalWorkers}, which needs nothing but a JVM.
 */
package org.calibrant.core;
