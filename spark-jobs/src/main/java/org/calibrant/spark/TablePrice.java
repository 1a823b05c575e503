package org.calibrant.spark;

/**
 * What one write of a table will cost.
 *
 * @param units how many units there are
 * @param parts how many parts
 * @param there parts that this run has finished already
 * @param reused parts that an earlier run of the output holds
 * @param slices tasks per part
 * @param unitsPerTask units of the largest task
 * @param computed units that are left to compute
 * @param sampled units that the pilot computed
 * @param rows of the whole table
 * @param files of the whole table
 * @param bytes of the whole table
 * @param coreSeconds of the units that are left
 * @param stretch how much longer a thread takes on this machine than it computes
 * @param partSeconds what each part costs besides its units
 * @param taskBytes most memory of one task, besides the kernel
 * @param kernelBytes of the kernel, once per process
 */
public record TablePrice(
    String table,
    long units,
    long parts,
    long there,
    long reused,
    int slices,
    long unitsPerTask,
    long computed,
    long sampled,
    Price rows,
    Price files,
    Price bytes,
    Price coreSeconds,
    double stretch,
    double partSeconds,
    Price taskBytes,
    long kernelBytes) {

  /** Together with another write of the same table. */
  TablePrice and(TablePrice other) {
    return new TablePrice(
        table,
        units + other.units,
        parts + other.parts,
        there + other.there,
        reused + other.reused,
        Math.max(slices, other.slices),
        Math.max(unitsPerTask, other.unitsPerTask),
        computed + other.computed,
        sampled + other.sampled,
        rows.plus(other.rows),
        files.plus(other.files),
        bytes.plus(other.bytes),
        coreSeconds.plus(other.coreSeconds),
        Math.max(stretch, other.stretch),
        Math.max(partSeconds, other.partSeconds),
        taskBytes.or(other.taskBytes),
        Math.max(kernelBytes, other.kernelBytes));
  }

  /** So many times as much of it. */
  TablePrice grown(double factor) {
    return factor == 1
        ? this
        : new TablePrice(
            table,
            Math.round(units * factor),
            Math.round(parts * factor),
            there,
            reused,
            slices,
            unitsPerTask,
            Math.round(computed * factor),
            sampled,
            rows.times(factor),
            files.times(factor),
            bytes.times(factor),
            coreSeconds.times(factor),
            stretch,
            partSeconds,
            taskBytes,
            kernelBytes);
  }

  /** Parts that are left to compute. */
  public long partsLeft() {
    return parts - there - reused;
  }

  /** Seconds on so many cores: parts one after the other, the tasks of each in waves. */
  public Price wallSeconds(int cores) {
    if (computed == 0) {
      return Price.exactly(0);
    }

    double tasks = Math.ceil((double) computed / unitsPerTask);
    double perTask = 1 / tasks;
    double perPart = Math.min(slices, tasks / Math.max(1, partsLeft()));
    double waves = Math.ceil(perPart / cores) * Math.max(1, partsLeft());
    return coreSeconds
        .times(stretch * perTask * waves)
        .plus(Price.time(partsLeft() * partSeconds, 0));
  }
}
