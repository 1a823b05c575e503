package org.calibrant.report;

import java.util.List;
import org.calibrant.html.Html;

/**
 * Numbers as a figure: a table of a few lines.
 *
 * @param headings of its columns, with units
 * @param rows as texts
 */
public record Listing(
    String name, String title, String caption, List<String> headings, List<List<String>> rows)
    implements Exhibit {
  public Listing {
    name = Drawing.fileName(name);
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  @Override
  public String html() {
    return Html.fragment().table("", headings, rows).markup();
  }

  @Override
  public boolean wide() {
    return headings.size() > 5;
  }
}
