package org.calibrant.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.calibrant.html.Html;

/** A drift as one page of HTML, readable on paper, without anything from elsewhere. */
final class DriftPage {
  private final DriftReport drift;
  private final String replay;
  private final Html html = new Html("Drift");

  DriftPage(DriftReport drift, String replay) {
    this.drift = drift;
    this.replay = replay;
  }

  String html() {
    html.element("h1", "Drift between two runs")
        .element("p", drift.refusals().isEmpty() ? "state" : "state no", drift.verdict())
        .open("p", "")
        .raw("from ")
        .element("code", drift.first())
        .raw("<br>to ")
        .element("code", drift.second())
        .close("p");
    list("What was changed", drift.changes());
    list("Gates that refuse", drift.refusals());
    shares();
    drift.tables().forEach(this::table);
    return html.page();
  }

  private void list(String title, List<String> items) {
    html.element("h2", title).list(items, "nothing");
  }

  private void shares() {
    if (drift.shares().isEmpty()) {
      return;
    }

    html.element("h2", "Which cause moved the rows that moved most");
    html.table(
        "",
        List.of("column", "cause", "mean", "largest", "rows"),
        drift.shares().stream()
            .map(
                share ->
                    List.of(
                        share.table() + "." + share.column(),
                        share.cause(),
                        number(share.mean()),
                        number(share.largest()),
                        String.valueOf(share.rows())))
            .toList());
  }

  private void table(TableDrift table) {
    html.element("h2", table.table())
        .element(
            "p",
            "%,d rows before, %,d now; %,d in both by %s, %,d of them with the same bits; %,d new, %,d lost; %,d that were ok have failed."
                .formatted(
                    table.first(),
                    table.second(),
                    table.common(),
                    String.join(", ", table.keys()),
                    table.identical(),
                    table.fresh(),
                    table.lost(),
                    table.newlyFailed()));
    table
        .statuses()
        .forEach((change, count) -> line("status %s: %,d rows".formatted(change, count)));
    table.freshExamples().forEach(key -> line("new: " + key));
    table.lostExamples().forEach(key -> line("lost: " + key));
    table.missingColumns().forEach(column -> line("only one run has the column " + column));
    html.open("table", "")
        .row(
            "th",
            "",
            List.of(
                "column", "unit", "same bits", "mean", "rms", "largest", "sigma", "KS D", "KS p"));
    table.columns().forEach(this::row);
    html.close("table");
    table.columns().stream()
        .filter(column -> !column.worst().isEmpty())
        .forEach(c -> worst(table, c));
  }

  private void line(String text) {
    html.open("div", "").element("code", text).close("div");
  }

  private void row(ColumnDrift column) {
    List<String> cells = new ArrayList<>();
    cells.add(column.column());
    cells.add(column.unit());
    cells.add("%,d of %,d".formatted(column.same(), column.compared()));
    DoubleStream.of(
            column.mean(),
            column.rms(),
            column.largest(),
            column.largestSigma(),
            column.ksD(),
            column.ksP())
        .mapToObj(DriftPage::number)
        .forEach(cells::add);
    html.row("td", column.isStill() ? "still" : "", cells);
  }

  private void worst(TableDrift table, ColumnDrift column) {
    html.element("h3", column.column() + ": the rows that moved most");
    html.table(
        "",
        List.of("key", "before", "now", "sigma", "again"),
        column.worst().stream()
            .map(
                row ->
                    List.of(
                        row.key(),
                        String.valueOf(row.first()),
                        String.valueOf(row.second()),
                        number(row.sigma()),
                        "%s %s:%d".formatted(replay, table.table(), row.unit())))
            .toList());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
  }
}
