/**
 * Reports: a run as one page that needs nothing else, with the figures of its engine.
 *
 * <h2>A figure of your own</h2>
 *
 * A {@link org.calibrant.report.Figure} is a record with one method. It asks the {@link
 * org.calibrant.report.Results} for rows and gives {@link org.calibrant.report.Drawing drawings} of
 * {@link org.calibrant.report.chart charts}, or {@link org.calibrant.report.Listing listings}:
 *
 * <pre>{@code
 * public record StepsOverMomentum() implements Figure {
 *   public List<Exhibit> exhibits(Results results) throws IOException {
 *     if (!results.has("TrackRow")) {
 *       return List.of();
 *     }
 *
 *     Sample rows = results.sample("TrackRow", 2000, "p_gev", "steps");
 *     Plot plot =
 *         Plot.of(
 *             results.axis("TrackRow", "p_gev").log(), // name and unit are the table's own
 *             results.axis("TrackRow", "steps"),
 *             Points.of("", rows.numbers("p_gev"), rows.numbers("steps")));
 *     return List.of(
 *         new Drawing("steps", "Steps over momentum", "Falls with momentum: stiff tracks need few.", plot));
 *   }
 * }
 * }</pre>
 *
 * <p>A campaign names it, in addition to those that its engine has anyway:
 *
 * <pre>{@code
 * figures {
 *   steps { kind = my.own.StepsOverMomentum }
 * }
 * }</pre>
 *
 * <p>A figure of an engine of the house is a record in {@code org.calibrant.report.<engine>} and an
 * entry in {@link org.calibrant.report.StandardFigures}, nothing else.
 *
 * <h2>What there is to draw with</h2>
 *
 * {@link org.calibrant.report.chart.Plot} of the layers {@link org.calibrant.report.chart.Line}, {@link
 * org.calibrant.report.chart.Points} (with error bars), {@link org.calibrant.report.chart.Band}, {@link
 * org.calibrant.report.chart.Bars} (a {@link org.calibrant.report.chart.Histogram}), {@link
 * org.calibrant.report.chart.HeatMap} (with its colour bar), {@link
 * org.calibrant.report.chart.Contours}, {@link org.calibrant.report.chart.Guide}; {@link
 * org.calibrant.report.chart.Counts} for names with numbers; {@link
 * org.calibrant.report.chart.Panels} for several side by side or a corner.
 *
 * <h2>Rules</h2>
 *
 * Axes carry quantity and unit. A caption says in a sentence what one should see if all is well. Rows
 * come from {@link org.calibrant.report.Results#sample}, which draws the same rows wherever the parts
 * were cut, or from {@link org.calibrant.report.Results#read} row by row; no figure holds a table. The
 * same run gives the same bytes: no clock, no random numbers, no order of a hash map. A missing table is
 * no mistake, the figure has nothing to show then; a file that is gone ({@link
 * org.calibrant.core.BadInput}) is told in the figure's place.
 */
package org.calibrant.report;
