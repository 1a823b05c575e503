package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.calibrant.export.TableReader;
import org.calibrant.report.Results;

/**
 * The first still of a campaign.
 *
 * @param id of it
 * @param names of its refined parameters
 * @param units of them
 * @param truth empty where it is not known
 * @param history loss wherever a step began, and at the end
 * @param values the parameters there, step after step
 * @param fast pixels in a row of its images
 * @param images observed, initial and refined; empty where they were not kept
 * @param lossInitial loss per pixel at the start; NaN where there is none
 * @param lossFinal loss per pixel at the end
 */
@SuppressWarnings("ArrayRecordComponent")
record Still(
    String id,
    List<String> names,
    List<String> units,
    double[] truth,
    double[] initial,
    double[] refined,
    double[] sigma,
    double[] history,
    double[] values,
    int fast,
    double[][] images,
    double lossInitial,
    double lossFinal,
    String status) {
  static final String TABLE = "RefinementRow";
  private static final String[] COLUMNS = {
    "still",
    "names",
    "units",
    "truth",
    "initial",
    "refined",
    "sigma",
    "history",
    "history_values",
    "fast",
    "image_observed",
    "image_initial",
    "image_refined",
    "loss_initial",
    "loss_final",
    "status"
  };

  static Optional<Still> first(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return Optional.empty();
    }

    try (TableReader rows = results.read(TABLE, COLUMNS)) {
      return rows.next() ? Optional.of(of(rows)) : Optional.empty();
    }
  }

  private static Still of(TableReader rows) throws IOException {
    return new Still(
        rows.text(0),
        words(rows.value(1)),
        words(rows.value(2)),
        rows.numbers(3),
        rows.numbers(4),
        rows.numbers(5),
        rows.numbers(6),
        rows.numbers(7),
        rows.numbers(8),
        (int) rows.integer(9),
        new double[][] {rows.numbers(10), rows.numbers(11), rows.numbers(12)},
        rows.number(13),
        rows.number(14),
        rows.text(15));
  }

  static List<String> words(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** Whether its images were kept. */
  boolean hasImages() {
    return fast > 0 && images[0].length > 0;
  }

  /** {@code mosaic [deg]}. */
  String label(int parameter) {
    String unit = units.get(parameter);
    return names.get(parameter) + (unit.isBlank() ? "" : " [" + unit + "]");
  }
}
