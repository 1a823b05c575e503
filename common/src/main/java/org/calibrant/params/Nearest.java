package org.calibrant.params;

import java.util.List;
import java.util.Locale;

/** What somebody may have meant by an unknown name. */
final class Nearest {
  private static final int SHOWN = 3;

  private Nearest() {}

  /** "; did you mean a or b?", or the known names when none is near. */
  static String hint(String unknown, List<String> known) {
    int limit = 1 + unknown.length() / 4;
    int best = known.stream().mapToInt(name -> distance(unknown, name)).min().orElse(limit + 1);
    List<String> near =
        known.stream()
            .filter(name -> best <= limit && distance(unknown, name) == best)
            .limit(SHOWN)
            .toList();
    if (!near.isEmpty()) {
      return "; did you mean " + String.join(" or ", near) + "?";
    }

    return known.isEmpty() ? "; there are none" : "; known are " + String.join(", ", known);
  }

  /** Edits between two names, capitals apart; 0 when one is the other's last parts. */
  private static int distance(String unknown, String name) {
    String a = unknown.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    return a.endsWith("." + b) || b.endsWith("." + a) ? 0 : edits(a, b);
  }

  /** The number of letters to insert, delete or replace (Levenshtein). */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }

    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }

    return row[b.length()];
  }
}
