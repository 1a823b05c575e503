package org.calibrant.drift;

import java.util.LinkedHashMap;
import java.util.Map;

/** A drift as numbers, texts, lists and maps. */
final class DriftFacts {
  private DriftFacts() {}

  static Map<String, Object> of(DriftReport drift) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("verdict", drift.verdict());
    facts.put("first", drift.first());
    facts.put("second", drift.second());
    facts.put("changes", drift.changes());
    facts.put("refusals", drift.refusals());
    facts.put("shares", drift.shares().stream().map(DriftFacts::share).toList());
    Map<String, Object> tables = new LinkedHashMap<>();
    drift.tables().forEach(table -> tables.put(table.table(), table(table)));
    facts.put("tables", tables);
    return facts;
  }

  private static Map<String, Object> share(Share share) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("table", share.table());
    facts.put("column", share.column());
    facts.put("cause", share.cause());
    put(facts, "mean", share.mean());
    put(facts, "largest", share.largest());
    facts.put("rows", share.rows());
    return facts;
  }

  private static Map<String, Object> table(TableDrift table) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("keys", table.keys());
    facts.put("first", table.first());
    facts.put("second", table.second());
    facts.put("common", table.common());
    facts.put("identical", table.identical());
    facts.put("lost", table.lost());
    facts.put("new", table.fresh());
    facts.put("lost-examples", table.lostExamples());
    facts.put("new-examples", table.freshExamples());
    facts.put("statuses", table.statuses());
    facts.put("newly-failed", table.newlyFailed());
    facts.put("columns-of-one", table.missingColumns());
    Map<String, Object> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.column(), column(column)));
    facts.put("columns", columns);
    return facts;
  }

  private static Map<String, Object> column(ColumnDrift column) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("unit", column.unit());
    facts.put("compared", column.compared());
    facts.put("same", column.same());
    facts.put("appeared", column.appeared());
    facts.put("vanished", column.vanished());
    put(facts, "mean", column.mean());
    put(facts, "rms", column.rms());
    put(facts, "largest", column.largest());
    put(facts, "largest-sigma", column.largestSigma());
    put(facts, "ks-d", column.ksD());
    put(facts, "ks-p", column.ksP());
    facts.put("worst", column.worst().stream().map(DriftFacts::row).toList());
    return facts;
  }

  private static Map<String, Object> row(ColumnDrift.WorstRow row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("unit", row.unit());
    facts.put("key", row.key());
    put(facts, "first", row.first());
    put(facts, "second", row.second());
    put(facts, "sigma", row.sigma());
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, double value) {
    if (Double.isFinite(value)) {
      facts.put(name, value);
    } else if (!Double.isNaN(value)) {
      facts.put(name, Double.toString(value));
    }
  }
}
