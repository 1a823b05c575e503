package org.calibrant.core;

import java.util.Collection;
import java.util.Locale;

/** The name that somebody probably meant. */
public final class DidYouMean {
  private static final int LONGEST = 64;

  private DidYouMean() {}

  /** {@code ; did you mean 'steps'?}, or nothing where no name is near. */
  public static String hint(String found, Collection<String> names) {
    String best = "";
    int least = 1 + Math.max(2, found.length() / 3);
    for (String name : names) {
      int distance = distance(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least && distance < name.length()) {
        best = name;
        least = distance;
      }
    }

    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from a to b; 0 also when
   * one is the last part of the other's dotted path.
   */
  public static int distance(String a, String b) {
    if (a.endsWith("." + b) || b.endsWith("." + a)) {
      return 0;
    }

    if (a.length() > LONGEST || b.length() > LONGEST) {
      return LONGEST;
    }

    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : edits(a, b, i, j, d);
      }
    }

    return d[a.length()][b.length()];
  }

  private static int edits(String a, String b, int i, int j, int[][] d) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
