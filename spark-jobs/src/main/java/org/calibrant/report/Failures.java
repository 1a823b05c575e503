package org.calibrant.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.export.TableColumn;
import org.calibrant.export.TableReader;

/**
 * Why rows are not {@code ok}: statuses and notes with their counts, the most frequent first. Notes
 * that differ in numbers only count as one, and no more than {@value #KEPT} are told apart.
 */
final class Failures {
  private static final int KEPT = 500;
  private static final int SHOWN = 20;
  private static final String OTHERS = "(other notes)";

  private Failures() {}

  record Reason(String status, String note, long rows) {}

  static List<Reason> of(Results results, String table) throws IOException {
    List<String> names = results.columns(table).stream().map(TableColumn::name).toList();
    if (!names.contains("status") || !names.contains("note")) {
      return List.of();
    }

    TreeMap<List<String>, Long> counts = new TreeMap<>(Comparator.comparing(List::toString));
    try (TableReader rows = results.read(table, "status", "note")) {
      while (rows.next()) {
        if (!"ok".equals(rows.text(0))) {
          List<String> reason = List.of(String.valueOf(rows.text(0)), note(rows.text(1)));
          boolean known = counts.size() < KEPT || counts.containsKey(reason);
          counts.merge(known ? reason : List.of(reason.get(0), OTHERS), 1L, Long::sum);
        }
      }
    }

    List<Reason> reasons = new ArrayList<>();
    for (Map.Entry<List<String>, Long> each : counts.entrySet()) {
      reasons.add(new Reason(each.getKey().get(0), each.getKey().get(1), each.getValue()));
    }

    reasons.sort(Comparator.comparingLong(Reason::rows).reversed());
    return shown(reasons);
  }

  private static List<Reason> shown(List<Reason> reasons) {
    if (reasons.size() <= SHOWN) {
      return reasons;
    }

    List<Reason> shown = new ArrayList<>(reasons.subList(0, SHOWN));
    long rest = reasons.subList(SHOWN, reasons.size()).stream().mapToLong(Reason::rows).sum();
    shown.add(new Reason("", (reasons.size() - SHOWN) + " more kinds of notes", rest));
    return shown;
  }

  private static String note(String note) {
    return note == null ? "" : note.replaceAll("[-+]?\\d[\\d.]*(?:[eE][-+]?\\d+)?", "#");
  }
}
