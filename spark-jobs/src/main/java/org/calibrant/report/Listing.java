package org.calibrant.report;

import java.util.List;
import java.util.Locale;
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
  private static final double LARGE = 1e9;

  public Listing {
    name = Drawing.fileName(name);
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** A number as a cell: whole numbers whole, others with four digits, NaN as nothing. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }

    return value == Math.rint(value) && Math.abs(value) < LARGE
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.4g", value);
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
