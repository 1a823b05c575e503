package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.calibrant.core.InputFile;
import org.calibrant.math.VectorApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tracks side by side have the bits that each has alone, with the Vector API and without it. */
class RungeKuttaLanesTest {
  @TempDir static Path folder;
  private static InputFile file;

  @BeforeAll
  static void map() throws IOException {
    Path path = folder.resolve("map.txt");
    double[] side = Fields.axis(-2000, 250, 17);
    double[] z = Fields.axis(0, 200, 51);
    z[50] += 30; // steps are not all equal
    z[7] -= 70;
    Fields.write(path, side, side, z, Fields.DIPOLE);
    file = new InputFile(path.toString());
  }

  private static MeasuredMap field(Mask mask, Outside outside) {
    return new MeasuredMap(file, "", Interpolation.TRILINEAR, mask, outside);
  }

  /** Ways of all lengths and directions, some of them none; some tracks hopeless. */
  private static List<Passage> passages(int n) {
    Random random = new Random(3);
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double from = i % 3 == 0 ? 3000 : 10_000 * random.nextDouble();
      double to = i % 17 == 0 ? from : i % 3 == 0 ? 9000 : 10_500 * random.nextDouble() - 100;
      double q = (random.nextBoolean() ? 1 : -1) / (300 + 30_000 * random.nextDouble());
      double x = i % 3 == 0 ? 250 : 4400 * random.nextDouble() - 2200;
      double y = i % 5 == 0 ? -2000 : 600 * random.nextDouble() - 300;
      double[] state = {x, y, random.nextDouble() - 0.5, random.nextDouble() - 0.5, q};
      state[2] = i == 40 ? Double.NaN : i == 41 ? 1e300 : state[2];
      boolean curls = i % 25 == 1;
      state[4] = curls ? 0.02 : state[4];
      passages.add(new Passage(curls ? 4000 : from, curls ? 6000 : to, state));
    }

    return passages;
  }

  private static String bits(Passage p) {
    long[] bits = Arrays.stream(p.state).mapToLong(Double::doubleToLongBits).toArray();
    return "%s %s %s %d %d %s %s"
        .formatted(
            Arrays.toString(bits), p.ending, p.z, p.steps, p.evaluations, p.shortest, p.longest);
  }

  private static List<String> bits(List<Passage> passages, Carrier carrier) {
    carrier.carry(passages);
    return passages.stream().map(RungeKuttaLanesTest::bits).toList();
  }

  /** Plain loops, and the Vector API where this JVM has it. */
  static Stream<LanePasses> passes() {
    LanePasses plain = new PlainPasses();
    LanePasses chosen =
        VectorApi.choose(LanePasses.class, "org.calibrant.tracks.VectorPasses", () -> plain);
    return Stream.of(plain, chosen).distinct();
  }

  @ParameterizedTest
  @MethodSource("passes")
  void everyTrackHasTheBitsThatItHasAlone(LanePasses passes) {
    Set<Ending> endings = EnumSet.noneOf(Ending.class);
    Mask[] masks = {
      new Unmasked(),
      new EdgeMask(1500, 1333, Beyond.CLAMP),
      new EdgeMask(1500, 1333, Beyond.ZERO),
      new EdgeMask(1500, 1333, Beyond.REJECT),
      new StrengthMask(1.05, Beyond.REJECT)
    };
    for (Mask mask : masks) {
      for (Outside outside : Outside.values()) {
        for (boolean aligned : new boolean[] {false, true}) {
          for (double factor : new double[] {1, -1.3}) {
            RungeKutta4 stepper =
                new RungeKutta4(aligned ? 25 : 37.7, aligned, 300, new Limits(2500, 1.5));
            MagneticField field = new Scaled(factor, field(mask, outside));
            assertThat(stepper.carrier(field)).isInstanceOf(RungeKuttaLanes.class);
            List<Passage> alone = passages(200);
            List<String> expected = bits(alone, new OneByOne(stepper.in(field)));
            Cells cells = ((TrilinearProbe) field.probe()).cells();
            assertThat(bits(passages(200), new RungeKuttaLanes(stepper, cells, passes)))
                .as("%s %s aligned %s factor %s", mask, outside, aligned, factor)
                .isEqualTo(expected);
            alone.forEach(track -> endings.add(track.ending));
          }
        }
      }
    }

    assertThat(endings)
        .as("endings that were met")
        .containsAll(EnumSet.complementOf(EnumSet.of(Ending.OUT_OF_RANGE)));
  }

  @Test
  void theOthersDoNotMatter() {
    RungeKutta4 stepper = new RungeKutta4(10, false, 10_000, new Limits(5000, 2));
    MagneticField field = field(new Unmasked(), Outside.ZERO);
    Carrier carrier = stepper.carrier(field);
    List<String> all = bits(passages(100), carrier);
    List<Passage> some = passages(100).subList(50, 57);
    assertThat(bits(some, carrier)).isEqualTo(all.subList(50, 57));
    List<Passage> reversed = passages(100);
    Collections.reverse(reversed);
    List<String> bits = new ArrayList<>(bits(reversed, carrier));
    Collections.reverse(bits);
    assertThat(bits).isEqualTo(all);
  }

  @Test
  void noTrackIsNoWork() {
    Carrier carrier =
        new RungeKutta4(10, false, 10, new Limits(1, 1))
            .carrier(field(new Unmasked(), Outside.ZERO));
    List<Passage> none = new ArrayList<>();
    carrier.carry(none);
    assertThat(none).isEmpty();
  }
}
