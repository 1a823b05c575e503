package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.fit.Lbfgsb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where walkers begin. */
class StartTest {
  private static final LogDensity BANANA = new Rosenbrock(1, 1, 1);
  private static final ChainKey KEY = new ChainKey(1, 0, 0, 0);

  @TempDir private Path folder;

  @Test
  void explicitWalkersBeginWhereTheTableSays() throws IOException {
    Path table = folder.resolve("points.csv");
    Files.writeString(table, "x1,x0\n1,2\n3,5\n4,4.5\n-1,0\n");
    Explicit start = new Explicit(new InputFile(table.toString()));
    Ensemble ensemble = Samplers.starting(start).ensemble(BANANA, 4, KEY);

    assertThat(ensemble.x).containsExactly(2, 5, 4.5, 0, 1, 3, 4, -1);
    assertThatThrownBy(() -> Samplers.starting(start).ensemble(BANANA, 6, KEY))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("holds 4 points, expected one for each walker");
  }

  @Test
  void explicitWalkersOnALineAreRefused() throws IOException {
    Path table = folder.resolve("points.csv");
    Files.writeString(table, "x0,x1\n1,2\n2,4\n3,6\n4,8\n");
    Explicit start = new Explicit(new InputFile(table.toString()));
    assertThatThrownBy(() -> Samplers.starting(start).ensemble(BANANA, 4, KEY))
        .isInstanceOf(NoStart.class)
        .hasMessageContaining("subspace");
  }

  @Test
  void aTableThatLacksAParameterIsRefusedBeforeTheRun() throws IOException {
    Path table = folder.resolve("points.csv");
    Files.writeString(table, "x0,y\n1,2\n");
    assertThatThrownBy(() -> new Explicit(new InputFile(table.toString())).check(BANANA))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no column x1");
  }

  /** Three quarters of the box are impossible. */
  @Test
  void walkersAtImpossiblePlacesArePlacedAgain() {
    LogDensity quarter = new Within(List.of(0.0, 0.0), List.of(1.0, 1.0), BANANA);
    Region around = new Region(List.of(-1.0, -1.0), List.of(1.0, 1.0));
    Ensemble ensemble = Samplers.starting(around).ensemble(quarter, 20, KEY);

    assertThat(java.util.Arrays.stream(ensemble.x)).allMatch(x -> x > 0 && x < 1);
    assertThat(ensemble.lnLikelihood).doesNotContain(Double.NEGATIVE_INFINITY);
  }

  @Test
  void walkersFromTheOptimumHaveThePosteriorsWidth() {
    Posterior posterior = PosteriorTest.tl6();
    FromOptimum start =
        new FromOptimum(new Lbfgsb(10, 1e-3, 1e-10, 200, 20_000), SearchCoordinates.SCALED, 1.5);
    Ensemble ensemble = Samplers.starting(start).ensemble(posterior, 400, KEY);
    double[] lambda = java.util.Arrays.copyOf(ensemble.x, 400);
    double mean = java.util.Arrays.stream(lambda).sum() / 400;
    double squares = java.util.Arrays.stream(lambda).map(x -> (x - mean) * (x - mean)).sum();

    assertThat(mean).isCloseTo(1.1, within(0.2));
    assertThat(Math.sqrt(squares / 399)).isBetween(0.08, 0.35); // the posterior's is 0.14
    assertThatThrownBy(() -> start.check(BANANA))
        .hasMessageContaining("FromOptimum needs a Posterior");
  }
}
