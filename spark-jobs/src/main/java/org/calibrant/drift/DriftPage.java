package org.calibrant.drift;

import java.util.List;
import java.util.Locale;

/** A drift as one page of HTML, readable on paper, without anything from elsewhere. */
final class DriftPage {
  private static final String STYLE =
      "body{font:15px/1.45 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}"
          + "table{border-collapse:collapse;margin:.6em 0;display:block;overflow-x:auto}"
          + "td,th{border-bottom:1px solid #ccc;padding:.2em .7em;text-align:right}"
          + "td:first-child,th:first-child{text-align:left}"
          + "code{font-size:90%}.no{color:#a00}.still{color:#777}";

  private final DriftReport drift;
  private final String replay;
  private final StringBuilder html = new StringBuilder();

  DriftPage(DriftReport drift, String replay) {
    this.drift = drift;
    this.replay = replay;
  }

  String html() {
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append(
            "<meta name=\"viewport\" content=\"width=device-width\"><title>Drift</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Drift between two runs</h1><p><b>")
        .append(text(drift.verdict()))
        .append("</b></p><p>from <code>")
        .append(text(drift.first()))
        .append("</code><br>to <code>")
        .append(text(drift.second()))
        .append("</code></p>");
    list("What was changed", drift.changes());
    list("Gates that refuse", drift.refusals());
    shares();
    drift.tables().forEach(this::table);
    return html.append("</body></html>\n").toString();
  }

  private void list(String title, List<String> items) {
    html.append("<h2>").append(text(title)).append("</h2>");
    if (items.isEmpty()) {
      html.append("<p>nothing</p>");
      return;
    }

    html.append("<ul>");
    items.forEach(item -> html.append("<li><code>").append(text(item)).append("</code></li>"));
    html.append("</ul>");
  }

  private void shares() {
    if (drift.shares().isEmpty()) {
      return;
    }

    html.append("<h2>Which cause moved the rows that moved most</h2><table><tr><th>column</th>")
        .append("<th>cause</th><th>mean</th><th>largest</th><th>rows</th></tr>");
    for (Share share : drift.shares()) {
      html.append("<tr><td>")
          .append(text(share.table() + "." + share.column()))
          .append("</td><td>")
          .append(text(share.cause()))
          .append("</td><td>")
          .append(number(share.mean()))
          .append("</td><td>")
          .append(number(share.largest()))
          .append("</td><td>")
          .append(share.rows())
          .append("</td></tr>");
    }

    html.append("</table>");
  }

  private void table(TableDrift table) {
    html.append("<h2>")
        .append(text(table.table()))
        .append("</h2><p>")
        .append(
            text(
                "%,d rows before, %,d now; %,d in both by %s, %,d of them with the same bits; %,d new, %,d lost; %,d that were ok have failed."
                    .formatted(
                        table.first(),
                        table.second(),
                        table.common(),
                        String.join(", ", table.keys()),
                        table.identical(),
                        table.fresh(),
                        table.lost(),
                        table.newlyFailed())))
        .append("</p>");
    table
        .statuses()
        .forEach((change, count) -> line("status %s: %,d rows".formatted(change, count)));
    table.freshExamples().forEach(key -> line("new: " + key));
    table.lostExamples().forEach(key -> line("lost: " + key));
    table.missingColumns().forEach(column -> line("only one run has the column " + column));
    html.append("<table><tr><th>column</th><th>unit</th><th>same bits</th><th>mean</th>")
        .append("<th>rms</th><th>largest</th><th>sigma</th><th>KS D</th><th>KS p</th></tr>");
    for (ColumnDrift column : table.columns()) {
      row(column);
    }

    html.append("</table>");
    table.columns().stream()
        .filter(column -> !column.worst().isEmpty())
        .forEach(c -> worst(table, c));
  }

  private void line(String text) {
    html.append("<div><code>").append(text(text)).append("</code></div>");
  }

  private void row(ColumnDrift column) {
    html.append(column.isStill() ? "<tr class=\"still\"><td>" : "<tr><td>")
        .append(text(column.column()))
        .append("</td><td>")
        .append(text(column.unit()))
        .append("</td><td>%,d of %,d</td>".formatted(column.same(), column.compared()));
    for (double value :
        new double[] {
          column.mean(),
          column.rms(),
          column.largest(),
          column.largestSigma(),
          column.ksD(),
          column.ksP()
        }) {
      html.append("<td>").append(number(value)).append("</td>");
    }

    html.append("</tr>");
  }

  private void worst(TableDrift table, ColumnDrift column) {
    html.append("<h3>")
        .append(text(column.column()))
        .append(": the rows that moved most</h3><table><tr><th>key</th><th>before</th>")
        .append("<th>now</th><th>sigma</th><th>again</th></tr>");
    for (ColumnDrift.WorstRow row : column.worst()) {
      html.append("<tr><td>")
          .append(text(row.key()))
          .append("</td><td>")
          .append(row.first())
          .append("</td><td>")
          .append(row.second())
          .append("</td><td>")
          .append(number(row.sigma()))
          .append("</td><td><code>")
          .append(text("%s %s:%d".formatted(replay, table.table(), row.unit())))
          .append("</code></td></tr>");
    }

    html.append("</table>");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
