package org.calibrant.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a line {@code path = value} what must not be told: the value of a key that is named like
 * a secret, and the credentials within an address.
 */
final class Redaction {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)^([^=]*(?:secret|password|passphrase|token|credential|access.?key)[^=]*=)\\s*.*",
          Pattern.DOTALL);
  private static final Pattern LOGIN = Pattern.compile("(\\w://)[^/@\\s\"]+@");
  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)([?&][^=&\\s\"]*(?:secret|password|token|credential|signature|key)[^=&\\s\"]*=)[^&\\s\"]+");

  private Redaction() {}

  static String of(String line) {
    Matcher secret = SECRET.matcher(line);
    if (secret.matches()) {
      return secret.group(1) + " ***";
    }

    return QUERY.matcher(LOGIN.matcher(line).replaceAll("$1***@")).replaceAll("$1***");
  }
}
