package org.calibrant.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Squares on a cluster where two machines are slow now and then: the first attempt at one unit
 * sleeps for many minutes, and the first attempt at another until a second one has come as far, so
 * that both end together.
 *
 * @param sleeping unit whose first attempt sleeps
 * @param racing unit whose attempts end together
 * @param marks folder where each attempt at these units leaves a file, or nothing for no such
 *     troubles
 */
@KernelVersion(1)
public record Sluggish(int count, long sleeping, long racing, String marks) implements Engine {

  @Override
  public void check() {}

  @Override
  public void run(Workers workers) {
    workers.write(Table.of(SquareRow.class), new Numbers(count), new Slow(sleeping, racing, marks));
  }

  record Numbers(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  record Slow(long sleeping, long racing, String marks) implements RowKernel<Long, SquareRow> {
    @Override
    public Stream<SquareRow> apply(Long unit) {
      try {
        if (!marks.isEmpty() && (unit == sleeping || unit == racing)) {
          dawdle(unit);
        } else {
          Thread.sleep(20); // so that all tasks take a moment
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }

      return Stream.of(new SquareRow(unit, (double) unit * unit, "ok", null));
    }

    private void dawdle(long unit) throws IOException, InterruptedException {
      Files.createFile(Path.of(marks, "attempt-" + unit + "-" + UUID.randomUUID()));
      Path second = Path.of(marks, "second-" + unit);
      if (!isFirst(unit)) {
        Files.writeString(second, "");
        Thread.sleep(50);
      } else if (unit == sleeping) {
        Thread.sleep(Duration.ofMinutes(30).toMillis());
      } else {
        while (!Files.exists(second)) {
          Thread.sleep(10);
        }

        Thread.sleep(50);
      }
    }

    private boolean isFirst(long unit) throws IOException {
      try {
        Files.createFile(Path.of(marks, "first-" + unit));
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }

    @Override
    public Stream<SquareRow> failed(Long unit, String reason) {
      return Stream.of(new SquareRow(unit, Double.NaN, "failed", reason));
    }
  }
}
