package org.calibrant.spark;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Done and total units, rate, estimated time to the end, failed rows: one refreshed line on a
 * terminal, else a plain line every ten seconds and at the end of a table.
 */
public final class Progress implements AutoCloseable {
  private static final Duration REFRESH = Duration.ofMillis(500);
  private static final Duration PLAIN = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final Heart heart;
  private String table = "";
  private long total;
  private long kept;
  private long done;
  private long within;
  private long failed;
  private long failedWithin;
  private long begun;
  private int part;
  private boolean changed;

  Progress(PrintStream out, boolean terminal, Duration every, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.heart = new Heart(every, this::show);
  }

  /** Progress on a stream, usually {@code System.err}. */
  public static Progress to(PrintStream out, boolean terminal) {
    return new Progress(out, terminal, terminal ? REFRESH : PLAIN, System::nanoTime);
  }

  /** Says nothing. */
  public static Progress silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Progress(nowhere, false, Duration.ofHours(1), System::nanoTime);
  }

  /** Units that a table is to receive; another call for the same table adds to them. */
  synchronized void begin(String nextTable, long units) {
    if (!nextTable.equals(table)) {
      end();
      table = nextTable;
      total = 0;
      kept = 0;
      done = 0;
      failed = 0;
      begun = nanoTime.getAsLong();
    }

    total += units;
    changed = true;
  }

  /** Units that an earlier start has finished; they do not count for the rate. */
  synchronized void kept(long units, long failedRows) {
    kept += units;
    failed += failedRows;
    changed = true;
  }

  /** A number for the part that is being computed now. */
  synchronized int part() {
    return part;
  }

  /** Units of a part that its tasks have finished so far; late news of another part is ignored. */
  synchronized void within(int ofPart, long units, long failedRows) {
    if (ofPart == part) {
      within = units;
      failedWithin = failedRows;
      changed = true;
    }
  }

  /** The current part is finished. */
  synchronized void done(long units, long failedRows) {
    done += units;
    failed += failedRows;
    within(part, 0, 0);
    part++;
  }

  /** One line: what there is, how fast it grows, how long it will take. */
  synchronized String line() {
    long computed = done + within;
    long there = kept + computed;
    double seconds = (nanoTime.getAsLong() - begun) / 1e9;
    double rate = seconds > 0 ? computed / seconds : 0;
    String eta = rate > 0 ? time((long) Math.ceil((total - there) / rate)) : "unknown";
    long percent = total > 0 ? (long) (100.0 * there / total) : 100;
    return String.format(
        Locale.ROOT,
        "%s  %,d/%,d units (%d %%)  %,.4g unit/s  ETA %s  failed %,d",
        table,
        there,
        total,
        percent,
        rate,
        eta,
        failed + failedWithin);
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** A line that stays: a word and what belongs to it. */
  synchronized void say(String word, Map<String, ?> facts) {
    String text = facts.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    print("%s%-7s %s%n".formatted(terminal ? "\r\u001b[K" : "", word, text));
  }

  private synchronized void show() {
    if (changed && !table.isEmpty()) {
      changed = terminal;
      print(terminal ? "\r" + line() + "\u001b[K" : line() + System.lineSeparator());
    }
  }

  /** The table's last line stays. */
  private void end() {
    if (!table.isEmpty()) {
      print(
          (terminal ? "\r" : "") + line() + (terminal ? "\u001b[K" : "") + System.lineSeparator());
      table = "";
    }
  }

  private void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Leaves the last line standing. */
  @Override
  public synchronized void close() {
    end();
    heart.close();
  }
}
