package org.calibrant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only job of a file for {@code /etc/cron.d}, read as cron reads it.
 *
 * @param when minute, hour, day, month, weekday
 */
record CronLine(Map<String, String> environment, String when, String user, String command) {
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(.*)");
  private static final Pattern JOB =
      Pattern.compile("([0-9*/,-]+(?: [0-9*/,-]+){4}) ([a-z_][a-z0-9_-]*) (.*)");

  static CronLine read(Path file) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    List<CronLine> jobs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher variable = VARIABLE.matcher(line);
      Matcher job = JOB.matcher(line);
      if (variable.matches()) {
        environment.put(variable.group(1), variable.group(2));
      } else if (job.matches()) {
        jobs.add(new CronLine(environment, job.group(1), job.group(2), job.group(3)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new AssertionError("not a line for cron: " + line);
      }
    }

    if (jobs.size() != 1) {
      throw new AssertionError(jobs.size() + " jobs in " + file);
    }

    return jobs.get(0);
  }
}
