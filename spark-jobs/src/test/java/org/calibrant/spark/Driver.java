package org.calibrant.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.calibrant.cli.SmallCampaign;
import org.calibrant.core.Engine;

/**
 * A driver in a process of its own, to be killed: {@code output units unitsPerPart milliseconds}, or
 * {@code output}, the name of a {@link SmallCampaign} and what is changed in it, in parts of two
 * units.
 */
final class Driver {
  private Driver() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    boolean shipped = !arguments[1].matches("[0-9]+");
    Engine engine =
        shipped
            ? SmallCampaign.valueOf(arguments[1])
                .engine(Arrays.copyOfRange(arguments, 2, arguments.length))
            : Runs.sweep(new Probe(Long.parseLong(arguments[1]), Integer.parseInt(arguments[3])));
    Execution execution = new Execution(shipped ? 2 : Long.parseLong(arguments[2]), 2);
    try (RunDirectory directory = Runs.open(Path.of(arguments[0]))) {
      if (directory.state() != RunDirectory.State.FINISHED) {
        Progress progress = Progress.to(System.err, false);
        SparkWorkers workers =
            new SparkWorkers(Sessions.open("driver"), directory, execution, progress);
        Eviction eviction =
            Eviction.watch(workers, Duration.ofSeconds(8), () -> Runtime.getRuntime().halt(85));
        try {
          engine.run(workers);
          workers.publish();
        } finally {
          eviction.close();
        }
      }

      return 0;
    } catch (RunLocked e) {
      return failed(e, 6);
    } catch (RunRefused e) {
      return failed(e, 2);
    } catch (TemporaryFailure e) {
      return failed(e, 75);
    } catch (Checkpointed e) {
      return failed(e, 85);
    }
  }

  private static int failed(RuntimeException e, int code) {
    System.err.println(e.getMessage());
    return code;
  }
}
