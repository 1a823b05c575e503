package org.calibrant.html;

import java.util.List;

/**
 * A page as it is written, readable on screens from 400 pixels on and on paper. It asks the network for
 * nothing, and tells the browser to refuse if a text of a run ever managed to.
 */
public final class Html {
  private static final String STYLE =
      """
      body{font:15px/1.45 sans-serif;max-width:76em;margin:2em auto;padding:0 1em;color:#222;background:#fff}
      h1{line-height:1.2;overflow-wrap:anywhere}
      h2{margin-top:1.6em;border-bottom:1px solid #ccc}
      nav a{margin-right:1em}
      .state{border-left:.4em solid #0072b2;padding:.3em .8em;background:#f3f6f9}
      .no{color:#a00}
      .state.no{border-color:#d55e00;color:#222;background:#fdf3ec}
      .still{color:#666}
      code{font-size:90%;overflow-wrap:anywhere}
      table{border-collapse:collapse;margin:.6em 0;display:block;overflow-x:auto}
      td,th{border-bottom:1px solid #ccc;padding:.2em .7em;text-align:right;vertical-align:top}
      td:first-child,th:first-child,.words td,.words th{text-align:left}
      .words td{overflow-wrap:anywhere;padding:.1em .7em}
      .words td:first-child{min-width:7em}
      .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22em),1fr));gap:1.2em 2em}
      figure{margin:0;min-width:0;break-inside:avoid}
      figure.wide{grid-column:1/-1}
      .drawing{overflow-x:auto}
      .drawing>svg{width:100%;max-width:560px;height:auto;display:block}
      .wide .drawing>svg{max-width:none;min-width:var(--own-width,560px)}
      figcaption{font-size:90%;max-width:60em}
      figcaption b{display:block;font-size:105%}
      @media print{
      body{max-width:none;margin:0;font-size:10pt}
      a{color:inherit;text-decoration:none}
      nav{display:none}
      h2,h3{break-after:avoid}
      tr{break-inside:avoid}
      table{display:table;overflow:visible}
      td,th{padding:.15em .4em;overflow-wrap:anywhere}
      .figures{grid-template-columns:1fr 1fr}
      .wide .drawing>svg{min-width:0}
      }
      """;

  private final StringBuilder page = new StringBuilder();

  private Html() {}

  /** A piece of a page. */
  public static Html fragment() {
    return new Html();
  }

  /** Begins a page. */
  public Html(String title) {
    page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'; img-src data:\">")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
        .append(text(title))
        .append("</title><link rel=\"icon\" href=\"data:,\"><style>")
        .append(STYLE)
        .append("</style></head><body>\n");
  }

  /** A text as it must be written to be read as text, in elements and attributes. */
  public static String text(String raw) {
    StringBuilder written = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            letter -> {
              switch (letter) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                default -> written.appendCodePoint(isCharacter(letter) ? letter : 0xfffd);
              }
            });
    return written.toString();
  }

  /** Whether XML, which SVG is, has such a character. */
  private static boolean isCharacter(int letter) {
    return letter == '\t'
        || letter == '\n'
        || letter == '\r'
        || (letter >= 0x20 && letter <= 0xd7ff)
        || (letter >= 0xe000 && letter <= 0xfffd)
        || letter > 0xffff;
  }

  /** An element around a text, which is no markup. */
  public Html element(String name, String text) {
    return element(name, "", text);
  }

  /** The same with classes. */
  public Html element(String name, String classes, String text) {
    return open(name, classes).raw(text(text)).close(name);
  }

  /** Opens an element. */
  public Html open(String name, String classes) {
    String attribute = classes.isEmpty() ? "" : " class=\"" + text(classes) + "\"";
    return raw("<" + name + attribute + ">");
  }

  /** Closes an element. */
  public Html close(String name) {
    return raw("</" + name + ">\n");
  }

  /** Markup that was made here, such as that of a drawing. */
  public Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** A list of texts as code, or a word where there is none. */
  public Html list(List<String> items, String none) {
    if (items.isEmpty()) {
      return element("p", none);
    }

    open("ul", "");
    items.forEach(item -> open("li", "").element("code", item).close("li"));
    return close("ul");
  }

  /** A table with a line of headings. */
  public Html table(String classes, List<String> headings, List<List<String>> rows) {
    open("table", classes).row("th", "", headings);
    rows.forEach(row -> row("td", "", row));
    return close("table");
  }

  /** A line of a table. */
  public Html row(String cell, String classes, List<String> texts) {
    open("tr", classes);
    texts.forEach(text -> element(cell, text));
    return close("tr");
  }

  /** What was written so far. */
  public String markup() {
    return page.toString();
  }

  /** The whole page. */
  public String page() {
    return page + "</body></html>\n";
  }
}
