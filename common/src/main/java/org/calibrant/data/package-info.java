/**
 * Foreign files become plain arrays here, and nowhere else.
 *
 * <h2>Opening</h2>
 *
 * {@link org.calibrant.data.Inputs} opens what an {@link org.calibrant.core.InputFile} names: a
 * local path directly, {@code hdfs:}, {@code s3a:} and all other schemes through Hadoop, whose
 * settings come from {@code core-site.xml} and from system properties {@code spark.hadoop.*}. A
 * gzipped file is known by its first two bytes. A file that is missing, unreadable or damaged
 * becomes a {@link org.calibrant.core.BadInput}: one line that names the file.
 *
 * <h2>Tables</h2>
 *
 * {@link org.calibrant.data.InputTable} gives the rows of a table one after the other, whether it is
 * comma-separated text with a header line or Parquet, one file or a folder of parts. It is strict:
 * a number must be a finite decimal number, every line has as many fields as the header, no column
 * appears twice. Comments begin with {@code #}.
 *
 * <h2>How a format is read</h2>
 *
 * <ol>
 *   <li>The content comes into memory up to a limit, expanded if need be; no size that a file
 *       merely claims is ever allocated.
 *   <li>A preflight of our own holds every declared size against what is there.
 *   <li>A library decodes; whatever it throws is a fault of the file.
 *   <li>The record that carries the data checks their meaning in its constructor, so that data made
 *       in memory obey the same rules as data from a file.
 * </ol>
 *
 * <h2>A format of your own</h2>
 *
 * A subpackage with a record of plain arrays (shapes and units in its Javadoc), one reader in these
 * four steps, and a test in which a thousand damaged files give data or one line. {@link
 * org.calibrant.data.ogip} is the pattern.
 */
package org.calibrant.data;
