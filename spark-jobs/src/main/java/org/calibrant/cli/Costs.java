package org.calibrant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calibrant.spark.Pilot;
import org.calibrant.spark.Price;
import org.calibrant.spark.TablePrice;

/**
 * What a pilot's findings amount to.
 *
 * @param cores of this machine
 * @param start seconds until Spark computes here
 * @param clusterStart seconds until a cluster computes
 */
record Costs(Pilot.Findings pilot, int cores, double start, double clusterStart) {
  private static final Price NOTHING = new Price(0, 0, 0);

  /** Heap of a run that computes nothing: Spark does not start with less than 450 MB. */
  private static final double DRIVER_BYTES = 600 * 1048576.0;

  /** Seconds of all units on one core. */
  private Price core() {
    Price sum = NOTHING;
    for (TablePrice table : pilot.tables()) {
      sum =
          new Price(
              sum.value() + table.coreSeconds().value(),
              sum.low() + table.coreSeconds().low(),
              sum.high() + table.coreSeconds().high());
    }

    return sum.plus(pilot.loop().coreSeconds());
  }

  private Price wall(int workers, double before) {
    double fixed = before + pilot.coldSeconds();
    Price sum = new Price(fixed, 0.8 * fixed, 1.25 * fixed).plus(pilot.loop().wallSeconds());
    for (TablePrice table : pilot.tables()) {
      sum = sum.plus(table.wallSeconds(workers));
    }

    double exports = pilot.exportSeconds().values().stream().mapToDouble(Double::doubleValue).sum();
    return sum.plus(new Price(exports, 0.7 * exports, 1.3 * exports));
  }

  private Price bytes() {
    Price sum = NOTHING;
    for (TablePrice table : pilot.tables()) {
      sum =
          new Price(
              sum.value() + table.bytes().value(),
              sum.low() + table.bytes().low(),
              sum.high() + table.bytes().high());
    }

    return sum;
  }

  private long files() {
    return pilot.tables().stream().mapToLong(table -> (long) table.files().value()).sum();
  }

  private Price memory() {
    Price most = NOTHING;
    for (TablePrice table : pilot.tables()) {
      Price task = table.taskBytes();
      if (task.value() > most.value()) {
        most = task;
      }
    }

    return most;
  }

  private long kernel() {
    return pilot.tables().stream().mapToLong(TablePrice::kernelBytes).max().orElse(0);
  }

  /**
   * Memory of a batch slot with so many cores [MB of 2^20 bytes]. A JVM there gets two thirds of it as
   * heap: what Spark and the driver need, the kernel, and a task for each core at the upper end of
   * its price.
   */
  long slotMegabytes(int count) {
    double heap = DRIVER_BYTES + kernel() + count * memory().high();
    return (long) Math.ceil(1.5 * heap / (1 << 20));
  }

  private boolean anything() {
    return pilot.loop().calls() > 0
        || !pilot.loop().known()
        || pilot.tables().stream().anyMatch(table -> table.computed() > 0);
  }

  /** The fewest cluster cores that are done before this machine; 0 when there are none. */
  private int crossover(int[] counts) {
    double here = wall(cores, start).value();
    for (int count : counts) {
      if (wall(count, clusterStart).value() < here) {
        return count;
      }
    }

    return 0;
  }

  List<String> lines(int[] counts) {
    List<String> lines = new ArrayList<>();
    if (!anything()) {
      lines.add("cost    nothing to compute");
      return lines;
    }

    lines.add("files   %,d, %s".formatted(files(), bytes(bytes())));
    if (!pilot.loop().known()) {
      lines.add(
          "pilot   the campaign goes on from its own results, which were followed for %.3g s; what follows depends on them"
              .formatted(pilot.loop().wallSeconds().value()));
    } else if (pilot.loop().growth() > 1) {
      lines.add(
          "pilot   the campaign goes on from its own results; of its rounds 1 in %.3g was followed"
              .formatted(pilot.loop().growth()));
    }

    lines.add(
        "cost    %s core-hours%s"
            .formatted(hours(core()), pilot.loop().known() ? "" : " at least"));
    lines.add(
        "memory  %s per task, and %s of kernel per process"
            .formatted(bytes(memory()), size((double) kernel())));
    pilot
        .exportSeconds()
        .forEach((name, seconds) -> lines.add("export  %s: %.3g s".formatted(name, seconds)));
    lines.add(
        "wall    %s on the %d cores of this machine".formatted(time(wall(cores, start)), cores));
    int useful = pilot.tables().stream().mapToInt(TablePrice::slices).max().orElse(1);
    for (int count : counts) {
      if (count > cores && count <= 2 * useful) {
        lines.add(
            "wall    %s on a cluster of %d cores"
                .formatted(time(wall(count, clusterStart)), count));
      }
    }

    int crossover = crossover(counts);
    lines.add(
        crossover == 0
            ? "local is cheaper: no cluster is done sooner, its start of %.0f s included; parts.slices = %d limits it to as many cores"
                .formatted(clusterStart, useful)
            : "a cluster is done sooner from %d cores on".formatted(crossover));
    return lines;
  }

  Map<String, Object> facts(int[] counts) {
    Map<String, Object> facts = new LinkedHashMap<>();
    Map<String, Object> tables = new LinkedHashMap<>();
    for (TablePrice table : pilot.tables()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("units", table.units());
      one.put("parts", table.parts());
      one.put("there", table.there());
      one.put("reused", table.reused());
      one.put("computed", table.partsLeft());
      one.put("sampled", table.sampled());
      one.put("rows", price(table.rows()));
      one.put("files", table.files().value());
      one.put("bytes", price(table.bytes()));
      one.put("core-seconds", price(table.coreSeconds()));
      one.put("task-bytes", price(table.taskBytes()));
      one.put("kernel-bytes", table.kernelBytes());
      tables.put(table.table(), one);
    }

    facts.put("tables", tables);
    facts.put("files", files());
    facts.put("bytes", price(bytes()));
    facts.put("core-hours", price(scaled(core(), 1 / 3600.0)));
    facts.put("task-bytes", price(memory()));
    facts.put("export-seconds", pilot.exportSeconds());
    facts.put("cores", cores);
    facts.put("wall-seconds", price(wall(cores, start)));
    Map<String, Object> clusters = new LinkedHashMap<>();
    for (int count : counts) {
      clusters.put(Integer.toString(count), price(wall(count, clusterStart)));
    }

    facts.put("cluster-wall-seconds", clusters);
    facts.put("crossover-cores", crossover(counts));
    facts.put("local-is-cheaper", crossover(counts) == 0);
    facts.put("depends-on-results", !pilot.loop().known());
    facts.put("followed", 1 / pilot.loop().growth());
    return facts;
  }

  private static Price scaled(Price price, double factor) {
    return new Price(price.value() * factor, price.low() * factor, price.high() * factor);
  }

  private static Map<String, Object> price(Price price) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("value", price.value());
    facts.put("low", price.low());
    facts.put("high", price.high());
    return facts;
  }

  static String bytes(Price price) {
    return "%s (%s to %s)".formatted(size(price.value()), size(price.low()), size(price.high()));
  }

  private static String size(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }

    return String.format(Locale.ROOT, "%.3g %s", value, units[unit]);
  }

  private static String hours(Price seconds) {
    return String.format(
        Locale.ROOT,
        "%.3g (%.3g to %.3g)",
        seconds.value() / 3600,
        seconds.low() / 3600,
        seconds.high() / 3600);
  }

  private static String time(Price seconds) {
    return String.format(
        Locale.ROOT,
        "%s (%s to %s)",
        clock(seconds.value()),
        clock(seconds.low()),
        clock(seconds.high()));
  }

  private static String clock(double seconds) {
    if (seconds < 100) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    long minutes = Math.round(seconds / 60);
    return minutes < 100 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
