package org.calibrant.calibration.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;

/** Reference numbers of golden/calibration; origin and tolerances are in the files. */
public final class Golden {
  private Golden() {}

  /** A file as a campaign reads it. */
  public static InputFile file(String name) {
    try {
      return new InputFile(
          Path.of(Golden.class.getResource("/golden/calibration/" + name).toURI()).toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a table by column. */
  public static List<Map<String, String>> rows(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Golden.class.getResourceAsStream("/golden/calibration/" + name),
                StandardCharsets.UTF_8))) {
      List<String> lines = in.lines().filter(line -> !line.startsWith("#")).toList();
      String[] columns = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
          row.put(columns[i], fields[i]);
        }

        rows.add(row);
      }

      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
