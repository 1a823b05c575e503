/**
 * Charts as drawings of lines, areas, dots and letters, without a window system and without fonts: a
 * chart gives the same bytes on every machine. A {@link org.calibrant.report.chart.Chart} draws itself
 * on a {@link org.calibrant.report.chart.Canvas}, which writes SVG or paints pixels.
 *
 * <pre>{@code
 * Plot plot =
 *     Plot.of(
 *         Axis.of("z", "mm"),
 *         Axis.of("By", "T"),
 *         Line.of("measured", z, by),
 *         Points.of("model", z, model));
 * }</pre>
 *
 * <p>A NaN is a gap. Layers of one name share one colour and one entry of the legend; a name that is
 * blank has no entry. The palette is that of M. Okabe and K. Ito (2008), which people with any common
 * colour vision tell apart; shades are those of viridis (perceptually uniform, readable in grey) or, for
 * quantities with a sign, from blue over white to red.
 */
package org.calibrant.report.chart;
