/**
 * Campaigns on Spark: kernels run on its workers, rows become Parquet in a run directory, and a run
 * that was interrupted goes on where it was. This is the only room besides the command line and the
 * exports that knows Spark.
 *
 * <h2>What is on the disk</h2>
 *
 * <pre>
 * output/                    the campaign's folder: file:, hdfs:, s3a:
 *   LATEST                   name of the published run, swapped at one stroke
 *   lock                     who works here: host, process, its start, a token; gone at the end
 *   runs/20261120T105600Z-3f2a9c1b/     UTC time of the first start, hash of the identity
 *     run.conf               written first: settings, inputs with checksums; versions as comments
 *     LibraryRow/part=0/     Parquet files in the order of the units, and Spark's _SUCCESS
 *     LibraryRow/part=1/     …
 *     manifest.jsonl         a line per finished part: units, rows, failed rows, hash, files
 *     memory/state-00000007  what a loop remembered last, and the one before
 *     log.jsonl              what happened when
 *     _fresh/                where Spark writes before a part counts; gone at the end
 *     _FINISHED              every planned part is there; the tables and their content hashes
 * </pre>
 *
 * <p>A part counts when its folder stands in its place with {@code _SUCCESS} and full-length files
 * <em>and</em> its line is in the manifest. What has no line is computed again.
 *
 * <h2>What is promised</h2>
 *
 * <ul>
 *   <li>The same configuration, code and inputs give the same rows, bit for bit, for any number of
 *       slices, length of parts, number of workers, retry, speculation or interruption. The {@link
 *       org.calibrant.spark.TableSummary#hash content hash} of a table shows it: the sum over its
 *       rows, modulo 2<sup>128</sup>, of the first 128 bits of the SHA-256 of each row's values.
 *   <li>Every unit ends as its rows. One that throws, overflows the stack or asks for more memory
 *       than there is becomes the row that its kernel makes of the reason.
 *   <li>Nothing is overwritten in place. A finished part is never computed again; one whose files
 *       are gone or cut short is, and only that one.
 *   <li>A reader who follows {@code LATEST} sees a whole run or the one before. It is swapped last,
 *       when the parts of each table tile its units exactly.
 *   <li>One driver at a time. A lock whose process is gone from its host is taken over at once, one
 *       from another host when it has been silent for a minute; who has lost the lock commits
 *       nothing any more.
 *   <li>The driver holds nothing per unit: a sweep is described, cut into ranges, and the kernel is
 *       sent to the workers once per table that is written.
 * </ul>
 *
 * <p>Two things are asked of an engine: that it issues its calls in the same order each time, and
 * that its kernels are pure and do not change themselves, since the threads of a worker share them.
 * What it remembers may hold classes of Calibrant, of its own package, and values of the JDK.
 *
 * <h2>How to continue</h2>
 *
 * Start the same command again: after a crash, a full disk ({@link
 * org.calibrant.spark.TemporaryFailure}, exit 75) or an eviction ({@link
 * org.calibrant.spark.Checkpointed}, exit 85). The number of slices and the length of parts may
 * differ from start to start. Another configuration, input, schema or kernel version is another
 * run: it is refused with the lines that differ, and needs another output.
 *
 * <h2>How to size it</h2>
 *
 * A part is what an interruption can cost: minutes of work. A slice is one task and one file: some
 * seconds of work at least, a few slices per core. A writing task holds the rows of one unit and a
 * row group of 32 MB; replies of a {@code map} may have 256 MB in all ({@code
 * spark.driver.maxResultSize}).
 *
 * <p>On object stores a part is moved by copying, and creation is not always exclusive; one driver
 * at a time is then up to whoever starts them.
 */
package org.calibrant.spark;
