package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.core.Kernel;
import org.calibrant.core.LocalWorkers;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;
import org.calibrant.core.Workers;
import org.calibrant.fit.chains.DiagnosticsRow;
import org.calibrant.fit.chains.SampleRow;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine promises whatever the density: bits, restarts, statuses. */
class EnsembleEngineTest {
  private static final Schedule SCHEDULE = new Schedule(100, 5, 1_500, 100, true, 1e9);
  private static final List<Weighted> MOVES =
      List.of(
          new Weighted(3, new Stretch(2)),
          new Weighted(1, new DifferentialEvolution(1, 1e-5, 0.1)),
          new Weighted(1, new Snooker(1.7)),
          new Weighted(0.5, new DifferentialSlice(1, 4)),
          new Weighted(0.5, new Walk(4)));

  /** A normal density whose model fails here and there, and throws now and then. */
  record Fragile(double failsAbove) implements LogDensity {
    @Override
    public List<String> names() {
      return List.of("u", "v");
    }

    @Override
    public List<String> derived() {
      return List.of("sum");
    }

    @Override
    public void sample(RandomStream stream, double[] out) {
      out[0] = stream.normal();
      out[1] = stream.normal();
    }

    @Override
    public Evaluator evaluator() {
      return (points, stride, count, lnPrior, lnLikelihood, derived) -> {
        for (int k = 0; k < count; k++) {
          double u = points[k];
          double v = points[stride + k];
          lnPrior[k] = -0.5 * (u * u + v * v);
          lnLikelihood[k] = u > failsAbove ? Double.NaN : -0.5 * (u - v) * (u - v);
          derived[k] = u + v;
          if (v < -failsAbove) {
            throw new IllegalStateException("the model broke");
          }
        }
      };
    }
  }

  private static EnsembleEngine engine(Problems problems, int updates, Placement placement) {
    return new EnsembleEngine(
        problems,
        9,
        3,
        new Walkers(12, MOVES, true, updates),
        new Ladder(List.of(1.0, 4.0), 7),
        Samplers.starting(new FromPrior()),
        SCHEDULE,
        new Convergence(1.1, 150),
        placement,
        2);
  }

  private static Problems problems() {
    return new Named(Map.of("a", new Fragile(1.2), "b", new Fragile(3), "c", new Fragile(2)));
  }

  private static List<String> content(LocalWorkers workers) {
    List<String> rows = new ArrayList<>();
    for (Class<? extends TableRow> table :
        List.of(SampleRow.class, AcceptanceRow.class, EnsembleRow.class, DiagnosticsRow.class)) {
      workers.table(table).forEach(row -> rows.add(Arrays.deepToString(row.columns())));
    }

    return rows;
  }

  static Stream<Placement> placements() {
    return Stream.of(
        new Local(1),
        new Local(7),
        new WholeProblems(),
        new Islands(1),
        new Islands(4),
        new Stages(1, 1),
        new Stages(3, 4),
        new Planned(0.001, 2));
  }

  @ParameterizedTest
  @MethodSource("placements")
  void whereEnsemblesWalkChangesNoBitOfAnyTable(Placement placement) {
    for (int updates : new int[] {1, 3}) {
      List<String> expected = content(Samplers.run(engine(problems(), updates, new Local(3))));
      assertThat(expected).hasSizeGreaterThan(500);
      assertThat(content(Samplers.run(engine(problems(), updates, placement)))).isEqualTo(expected);
    }
  }

  @Test
  void convergenceEndsAChainAtTheFirstCheckThatShowsIt() {
    LocalWorkers workers = Samplers.run(engine(problems(), 1, new Islands(9)));
    for (EnsembleRow row : workers.table(EnsembleRow.class)) {
      assertThat(row.ending()).isEqualTo("converged");
      assertThat(row.iterations()).isBetween(200L, 1_400L).matches(n -> n % 100 == 0);
      assertThat(row.kept()).isEqualTo((row.iterations() - 100) / 5);
    }

    assertThat(workers.table(DiagnosticsRow.class))
        .filteredOn(row -> !row.parameter().equals("sum"))
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo("ok");
              assertThat(row.r_hat_ensembles()).isLessThan(1.1);
              assertThat(row.ess_bulk()).isGreaterThan(150);
            });
  }

  @Test
  void derivedQuantitiesAreThoseOfTheirRow() {
    LocalWorkers workers = Samplers.run(engine(problems(), 1, new Local(3)));
    assertThat(workers.table(SampleRow.class))
        .allSatisfy(
            row -> {
              double[] x = row.values();
              assertThat(row.derived()[0]).isEqualTo(x[0] + x[1]);
              assertThat(row.ln_prior()).isEqualTo(-0.5 * (x[0] * x[0] + x[1] * x[1]));
              assertThat(row.ln_likelihood()).isEqualTo(-0.5 * (x[0] - x[1]) * (x[0] - x[1]));
            });
  }

  @Test
  void modelsThatFailAreCountedAndTheFirstPointsKept() {
    LocalWorkers workers = Samplers.run(engine(problems(), 1, new Local(3)));
    List<EnsembleRow> rows = workers.table(EnsembleRow.class);
    EnsembleRow fragile = rows.get(0);
    assertThat(fragile.failed()).isPositive().isLessThan(fragile.evaluated());
    assertThat(fragile.failed_points()).hasSize(10);
    for (int i = 0; i < 5; i++) {
      double u = fragile.failed_points()[2 * i];
      double v = fragile.failed_points()[2 * i + 1];
      assertThat(u > 1.2 || v < -1.2).isTrue();
    }

    assertThat(workers.table(SampleRow.class))
        .filteredOn(row -> row.problem().equals("a"))
        .allSatisfy(row -> assertThat(row.values()[0]).isLessThanOrEqualTo(1.2));
  }

  @Test
  void acceptedProposalsOfTheRowsAddUpToTheAcceptanceOfTheWindows() {
    LocalWorkers workers = Samplers.run(engine(problems(), 1, new Local(3)));
    long accepted =
        workers.table(SampleRow.class).stream()
            .filter(row -> row.problem().equals("b") && row.ensemble() == 1 && row.walker() == 3)
            .mapToLong(SampleRow::accepted)
            .sum();
    double fromWindows =
        workers.table(AcceptanceRow.class).stream()
            .filter(row -> row.problem().equals("b") && row.ensemble() == 1 && row.kept())
            .mapToDouble(row -> row.acceptance()[3] * (row.last() - row.first() + 1))
            .sum();
    assertThat((double) accepted).isCloseTo(fromWindows, within(1e-6));
  }

  // --- interruption ------------------------------------------------------------------------------

  /** Workers that keep what is written and remembered, as bytes, and die after so many calls. */
  private static final class Mortal implements Workers {
    private final LocalWorkers tables = new LocalWorkers();
    private final List<String> written = new ArrayList<>();
    private byte[] memory;
    private int rememberedTables;
    private int calls;
    private int position;

    private void live() {
      if (calls-- == 0) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public <U, V extends Serializable> List<V> map(Sweep<U> sweep, Kernel<U, V> kernel) {
      live();
      return tables.map(sweep, kernel);
    }

    @Override
    public <U, R extends TableRow> void write(
        Table<R> table, Sweep<U> sweep, RowKernel<U, R> kernel) {
      live();
      LocalWorkers once = new LocalWorkers();
      once.write(table, sweep, kernel);
      StringBuilder rows = new StringBuilder(table.name());
      once.table(table.rowType()).forEach(r -> rows.append(Arrays.deepToString(r.columns())));
      if (position < written.size()) {
        assertThat(rows.toString()).as("written again").isEqualTo(written.get(position));
      } else {
        written.add(rows.toString());
      }

      position++;
    }

    @Override
    public void remember(Serializable state) {
      live();
      try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(state);
        out.flush();
        memory = bytes.toByteArray();
        rememberedTables = position;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public <S extends Serializable> Optional<S> recall(Class<S> type) {
      position = memory == null ? 0 : rememberedTables;
      if (memory == null) {
        return Optional.empty();
      }

      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(memory))) {
        return Optional.of(type.cast(in.readObject()));
      } catch (IOException | ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aCampaignKilledAtAnyCallGoesOnToTheSameEnd() {
    EnsembleEngine engine = engine(problems(), 1, new Islands(2));
    Mortal whole = new Mortal();
    whole.calls = Integer.MAX_VALUE;
    engine.run(whole);
    for (int life = 1; life < 12; life++) {
      Mortal workers = new Mortal();
      boolean finished = false;
      for (int start = 0; !finished && start < 200; start++) {
        workers.calls = life + start;
        try {
          engine.run(workers);
          finished = true;
        } catch (IllegalStateException e) {
          assertThat(e).hasMessage("killed");
        }
      }

      assertThat(finished).isTrue();
      assertThat(workers.written).isEqualTo(whole.written);
    }
  }

  @Test
  void theWallClockEndsAfterASuperStepAndWhatThereIsKeepsItsBits() {
    Schedule long1 = new Schedule(100, 5, 10_000, 100, false, 1e9);
    Schedule short1 = new Schedule(100, 5, 10_000, 100, false, 1e-9);
    LogDensity density = new Fragile(3);
    LocalWorkers all = run(density, long1, new Local(1));
    LocalWorkers some = run(density, short1, new Islands(3));

    assertThat(some.table(EnsembleRow.class))
        .allSatisfy(row -> assertThat(row.ending()).isEqualTo("wall-clock"));
    assertThat(some.table(DiagnosticsRow.class))
        .allSatisfy(row -> assertThat(row.note()).isNotBlank());
    List<SampleRow> rows = some.table(SampleRow.class);
    List<SampleRow> first = all.table(SampleRow.class);
    assertThat(rows.size()).isLessThan(first.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).values()).isEqualTo(first.get(i).values());
    }
  }

  private static LocalWorkers run(LogDensity density, Schedule schedule, Placement placement) {
    return Samplers.run(
        new EnsembleEngine(
            new One("one", density),
            9,
            1,
            Samplers.walkers(8, new Stretch(2)),
            Samplers.noLadder(),
            Samplers.starting(new FromPrior()),
            schedule,
            new Convergence(1.01, 400),
            placement,
            1));
  }

  // --- bad input ---------------------------------------------------------------------------------

  @Test
  void walkersMustBeEvenAndTwiceTheParameters() {
    assertThatThrownBy(() -> Samplers.walkers(31, new Stretch(2)))
        .hasMessage("walkers must be even and at least 2, was 31");
    EnsembleEngine few =
        Samplers.engine(
            GoldenProblemsTest.GAUSS5,
            1,
            1,
            Samplers.walkers(8, new Stretch(2)),
            new Ball(Collections.nCopies(5, 0.0), Collections.nCopies(5, 1.0)),
            Samplers.schedule(10, 1, 100));
    assertThatThrownBy(few::check)
        .hasMessage("walkers must be at least twice the 5 parameters, was 8");
  }

  @Test
  void walkersInASubspaceAreRefused() {
    Start onALine =
        new Start() {
          @Override
          public Places places(LogDensity density) {
            return (walker, stream, out) -> Arrays.fill(out, stream.normal());
          }
        };
    EnsembleEngine engine =
        Samplers.engine(
            GoldenProblemsTest.GAUSS5,
            1,
            1,
            Samplers.walkers(20, new Stretch(2)),
            onALine,
            Samplers.schedule(10, 1, 100));
    assertThatThrownBy(() -> engine.run(new LocalWorkers()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("subspace")
        .hasMessageContaining("condition number");
  }

  @Test
  void aPriorWithoutMassIsARowOfMany() {
    LogDensity nowhere =
        new Within(
            List.of(-1.0, -1.0),
            List.of(1.0, 1.0),
            new Within(List.of(5.0, 5.0), List.of(6.0, 6.0), new Rosenbrock(1, 1, 1)));
    LogDensity fine = new Within(List.of(-1.0, -1.0), List.of(1.0, 1.0), new Rosenbrock(1, 1, 1));
    EnsembleEngine engine =
        new EnsembleEngine(
            new Named(Map.of("fine", fine, "nowhere", nowhere)),
            1,
            2,
            Samplers.walkers(8, new Stretch(2)),
            Samplers.noLadder(),
            Samplers.starting(new FromPrior()),
            Samplers.schedule(100, 1, 300),
            new Convergence(1.01, 10),
            new WholeProblems(),
            10);
    LocalWorkers workers = Samplers.run(engine);
    assertThat(workers.table(EnsembleRow.class))
        .filteredOn(row -> row.problem().equals("nowhere"))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.status()).isEqualTo("no-start");
              assertThat(row.note()).contains("8 of 8 walkers start where the density is zero");
            });
    assertThat(workers.table(DiagnosticsRow.class))
        .extracting(DiagnosticsRow::status)
        .filteredOn("no-start"::equals)
        .hasSize(2);
    assertThat(workers.table(SampleRow.class)).extracting(SampleRow::problem).containsOnly("fine");
  }

  @Test
  void conditionNumbersAreThoseOfLinearAlgebra() {
    double[] square = {1, -1, 0, 0, 0, 0, 1, -1};
    assertThat(ConditionNumber.of(square, 2, 4)).isCloseTo(1, within(1e-14));
    double[] twins = {1, 2, 3, 4, 1, 2, 3, 4};
    assertThat(ConditionNumber.of(twins, 2, 4)).isGreaterThan(1e14);
    double rho = 0.999; // two columns with correlation ρ: √((1 + ρ)/(1 − ρ))
    double s = Math.sqrt(1 - rho * rho);
    double[] near = {1, -1, 0, 0, rho, -rho, s, -s};
    assertThat(ConditionNumber.of(near, 2, 4))
        .isCloseTo(Math.sqrt((1 + rho) / (1 - rho)), within(1e-9));
  }

  @Test
  void everyWalkerHasStepsOfItsOwn() {
    LocalWorkers workers =
        Samplers.run(
            Samplers.engine(
                GoldenProblemsTest.GAUSS5,
                1,
                1,
                Samplers.walkers(10, new GaussianMetropolis(unit(1e-12))),
                new Ball(List.of(1.0, -2.0, 0.5, 30.0, 0.0), Collections.nCopies(5, 1e-3)),
                Samplers.schedule(10, 1, 20)));
    long different =
        workers.table(SampleRow.class).stream()
            .filter(row -> row.iteration() == 11)
            .map(row -> row.values()[0])
            .distinct()
            .count();
    assertThat(different).isEqualTo(10);
  }

  private static List<List<Double>> unit(double variance) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      List<Double> row = new ArrayList<>(Collections.nCopies(5, 0.0));
      row.set(i, variance);
      rows.add(row);
    }

    return rows;
  }
}
