package org.calibrant.xray;

import java.util.Collection;

/** The name that somebody may have meant. */
final class DidYouMean {
  private DidYouMean() {}

  /** {@code " (did you mean x?)"}, or nothing where no name is near. */
  static String hint(String found, Collection<String> known) {
    String best = "";
    int least = Math.max(2, found.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(found, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }

    return best.isEmpty() ? "" : " (did you mean " + best + "?)";
  }

  /** Levenshtein's: the insertions, deletions and replacements that make one word the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }

    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }

    return row[b.length()];
  }
}
