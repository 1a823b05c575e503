package org.calibrant.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.calibrant.export.TableColumn;
import org.calibrant.html.Html;
import org.calibrant.spark.RunConf;
import org.calibrant.spark.TableSummary;

/** The page of a report, from what ran to what every column means. */
final class ReportPage {
  private static final int LONGEST = 400;
  private static final String INPUT = "input ";
  private static final String OVERRIDE = "override ";
  private static final String VERSION = "calibrant.version = ";
  private static final String COVERAGE = "Coverage";
  private static final String FIGURES = "Figures";
  private static final String TIMING = "Timing";
  private static final String RAN = "What ran";
  private static final String COLUMNS = "What the columns mean";

  private final ReportedRun subject;
  private final Results results;
  private final List<Exhibit> exhibits;
  private final Map<String, String> missing;
  private final Html html;
  private RunTimes times;

  ReportPage(
      ReportedRun subject, Results results, List<Exhibit> exhibits, Map<String, String> missing) {
    this.subject = subject;
    this.results = results;
    this.exhibits = exhibits;
    this.missing = missing;
    this.html = new Html(title());
  }

  private String title() {
    return new Path(subject.run().output()).getName() + " · " + subject.run().name();
  }

  String html() throws IOException {
    times = RunTimes.of(subject.files());
    html.open("header", "").element("h1", title()).element("p", summary());
    boolean good = subject.run().finished();
    html.element("p", good ? "state" : "state no", subject.state());
    subject.remarks().forEach(remark -> html.element("p", "state no", shown(remark)));
    html.open("nav", "");
    for (String section : List.of(COVERAGE, FIGURES, TIMING, RAN, COLUMNS)) {
      html.raw("<a href=\"#" + Drawing.fileName(section) + "\">" + section + "</a> ");
    }

    html.close("nav").close("header").open("main", "");
    coverage();
    figures();
    timing();
    ran();
    columns();
    return html.close("main").page();
  }

  private void heading(String text) {
    html.raw("<h2 id=\"" + Drawing.fileName(text) + "\">" + text + "</h2>\n");
  }

  /** What it was, how much, when: the lines that a reader of one page needs. */
  private String summary() {
    long rows = 0;
    long failed = 0;
    for (TableSummary table : subject.run().tables()) {
      rows += table.rows();
      failed += table.failedRows();
    }

    List<String> facts = new ArrayList<>();
    facts.add(subject.engine() == null ? "engine unknown" : subject.engine().getClass().getName());
    subject.run().runConf().map(conf -> conf.identity().lines()).orElse(List.of()).stream()
        .filter(line -> line.startsWith(VERSION))
        .forEach(
            line -> facts.add("Calibrant " + line.substring(VERSION.length()).replace("\"", "")));
    facts.add("%,d rows, %,d of them not ok".formatted(rows, failed));
    times.span().ifPresent(facts::add);
    return String.join(" · ", facts);
  }

  private void coverage() throws IOException {
    heading(COVERAGE);
    List<List<String>> rows = new ArrayList<>();
    for (TableSummary table : subject.run().tables()) {
      Long asked = subject.asked().get(table.table());
      rows.add(
          List.of(
              table.table(),
              asked == null ? "depends on results" : "%,d".formatted(asked),
              "%,d".formatted(table.units()),
              "%,d".formatted(table.rows()),
              "%,d".formatted(table.rows() - table.failedRows()),
              table.failed().isEmpty()
                  ? "0"
                  : table.failed().entrySet().stream()
                      .map(status -> "%,d %s".formatted(status.getValue(), status.getKey()))
                      .collect(Collectors.joining(", ")),
              "%,d".formatted(table.parts()),
              "%,d".formatted(table.bytes())));
    }

    subject
        .asked()
        .forEach(
            (table, units) -> {
              if (subject.run().tables().stream().noneMatch(each -> each.table().equals(table))) {
                rows.add(List.of(table, "%,d".formatted(units), "0", "0", "0", "0", "0", "0"));
              }
            });
    html.table(
        "",
        List.of("table", "units asked", "units done", "rows", "ok", "not ok", "parts", "bytes"),
        rows);
    for (String table : results.tables()) {
      failures(table);
    }
  }

  private void failures(String table) throws IOException {
    List<Failures.Reason> reasons = Failures.of(results, table);
    if (!reasons.isEmpty()) {
      html.element("h3", "Why rows of " + table + " are not ok");
      html.table(
          "words",
          List.of("status", "note (numbers as #)", "rows"),
          reasons.stream()
              .map(each -> List.of(each.status(), shown(each.note()), "%,d".formatted(each.rows())))
              .toList());
    }
  }

  private void figures() {
    heading(FIGURES);
    if (exhibits.isEmpty()) {
      html.element("p", "There is nothing to draw yet.");
    }

    html.open("div", "figures");
    exhibits.forEach(this::figure);
    html.close("div");
    missing.forEach(
        (name, reason) -> html.element("p", "no", "Not drawn: " + name + ": " + shown(reason)));
  }

  private void figure(Exhibit exhibit) {
    html.raw("<figure id=\"" + Html.text(exhibit.name()) + "\"")
        .raw(exhibit.wide() ? " class=\"wide\">" : ">")
        .open("div", "drawing")
        .raw(exhibit.html())
        .close("div")
        .open("figcaption", "")
        .element("b", exhibit.title())
        .raw(Html.text(exhibit.caption()))
        .close("figcaption")
        .close("figure");
  }

  private void timing() throws IOException {
    heading(TIMING);
    if (times.lines().isEmpty()) {
      html.element("p", "There is no log.");
    } else {
      html.table("", List.of("", ""), times.lines());
    }

    html.open("div", "figures");
    times.exhibits().forEach(this::figure);
    html.close("div");
  }

  private void ran() {
    heading(RAN);
    RunConf conf = subject.run().runConf().orElse(null);
    if (conf == null) {
      html.element("p", "no", "There is no run.conf.");
      return;
    }

    List<String> lines = conf.identity().lines();
    html.element("h3", "Configuration");
    settings(lines.stream().filter(line -> !isCode(line)).toList());
    html.element("h3", "Versions of the code");
    settings(lines.stream().filter(ReportPage::isCode).toList());
    html.element("h3", "Input files");
    html.list(remarks(conf, INPUT), "none");
    html.element("h3", "Given on the command line");
    html.list(remarks(conf, OVERRIDE), "nothing");
    html.element("h3", "Settings that shape no number");
    settings(
        conf.remarks().stream()
            .filter(
                remark ->
                    remark.contains(" = ") && !remark.matches(INPUT + ".*|" + OVERRIDE + ".*"))
            .toList());
    html.element("h3", "Machine");
    html.list(
        conf.remarks().stream()
            .filter(
                remark ->
                    !remark.contains(" = ") && !remark.matches(INPUT + ".*|" + OVERRIDE + ".*"))
            .map(ReportPage::shown)
            .toList(),
        "not told");
    html.element("h3", "Exports");
    html.list(
        subject.exports().entrySet().stream()
            .map(
                export ->
                    export.getKey()
                        + ": "
                        + (export.getValue().isBlank() ? "not made" : export.getValue()))
            .map(ReportPage::shown)
            .toList(),
        "none");
  }

  private static List<String> remarks(RunConf conf, String kind) {
    return conf.remarks().stream()
        .filter(remark -> remark.startsWith(kind))
        .map(ReportPage::shown)
        .map(remark -> remark.substring(kind.length()))
        .toList();
  }

  private void settings(List<String> lines) {
    html.table(
        "words",
        List.of("key", "value"),
        lines.stream()
            .map(ReportPage::shown)
            .map(
                line -> {
                  int at = line.indexOf(" = ");
                  return at < 0
                      ? List.of(line, "")
                      : List.of(line.substring(0, at), line.substring(at + 3));
                })
            .toList());
  }

  private static boolean isCode(String line) {
    return line.startsWith("kernel.") || line.startsWith("code.") || line.startsWith("calibrant.");
  }

  private static String shown(String line) {
    String safe = Redaction.of(line);
    return safe.length() <= LONGEST
        ? safe
        : safe.substring(0, LONGEST) + " … (%,d letters)".formatted(safe.length());
  }

  private void columns() throws IOException {
    heading(COLUMNS);
    for (String table : results.tables()) {
      html.element("h3", table);
      List<List<String>> rows = new ArrayList<>();
      for (TableColumn column : results.columns(table)) {
        rows.add(List.of(column.name(), column.type(), column.unit(), column.comment()));
      }

      html.table("words", List.of("column", "type", "unit", "meaning"), rows);
    }
  }
}
