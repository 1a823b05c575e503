package edu.example.pendulum;

import edu.example.pendulum.PendulumEngine.Swing;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.math.RandomStream;

/** From an amplitude to its row: the same unit gives the same bits, wherever and whenever. */
record SwingKernel(long seed, double length, double gravity, double noise, PeriodMethod method)
    implements RowKernel<Swing, SwingRow> {

  @Override
  public Stream<SwingRow> apply(Swing unit) {
    double period = period(unit);
    if (!Double.isFinite(period)) {
      return failed(unit, "no-period", "the method has no period at this amplitude");
    }

    // Randomness is a function of the seed, a purpose and the unit, and of nothing else.
    RandomStream random = new RandomStream(seed, "clock");
    random.start(unit.index());
    double reading = period + noise * random.normal();
    return Stream.of(new SwingRow(unit.index(), unit.amplitudeDeg(), period, reading, "ok", null));
  }

  @Override
  public Stream<SwingRow> failed(Swing unit, String reason) {
    return failed(unit, "error", reason);
  }

  @Override
  public List<String> explained(Swing unit, SwingRow row) {
    double small = new SmallAngle().period(length, gravity, 0);
    return List.of(
        "period of small swings = " + small + " s", "lengthening = " + period(unit) / small);
  }

  private double period(Swing unit) {
    return method.period(length, gravity, Math.toRadians(unit.amplitudeDeg()));
  }

  private static Stream<SwingRow> failed(Swing unit, String status, String note) {
    return Stream.of(new SwingRow(unit.index(), unit.amplitudeDeg(), null, null, status, note));
  }
}
