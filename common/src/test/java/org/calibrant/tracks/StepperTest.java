package org.calibrant.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepperTest {
  static final Limits WIDE = new Limits(1e6, 50);
  static final Limits USUAL = new Limits(5000, 2);

  static RungeKutta4 rk4(double step) {
    return new RungeKutta4(step, false, 1_000_000, WIDE);
  }

  static AdaptiveRungeKutta adaptive(EmbeddedPair pair, double tolerance) {
    return new AdaptiveRungeKutta(
        pair,
        new StepControl(tolerance, 5e-5 * tolerance, 1000, 1e-3, 1000, 1, 0.9, 0.125, 4, 100_000),
        10,
        WIDE);
  }

  static Nystroem nystroem(double tolerance) {
    return new Nystroem(adaptive(EmbeddedPair.VERNER, tolerance).control(), 10, WIDE);
  }

  /** As LHCb has it. */
  static AdaptiveRungeKutta lhcb(EmbeddedPair pair) {
    return new AdaptiveRungeKutta(
        pair,
        new StepControl(1e-3, 5e-5, 1000, 10, 1000, 5.5, 1, 0.125, 4, 1000),
        1,
        new Limits(1e5, 10));
  }

  static Stream<Stepper> all() {
    return Stream.of(
        rk4(5),
        new RungeKutta4(25, true, 1000, WIDE),
        adaptive(EmbeddedPair.CASH_KARP, 1e-6),
        adaptive(EmbeddedPair.DORMAND_PRINCE, 1e-6),
        adaptive(EmbeddedPair.BOGACKI_SHAMPINE, 1e-4),
        adaptive(EmbeddedPair.TSITOURAS, 1e-6),
        adaptive(EmbeddedPair.VERNER, 1e-6),
        nystroem(1e-6),
        lhcb(EmbeddedPair.CASH_KARP),
        new StraightLine());
  }

  private static double[] state() {
    return new double[] {100, 50, 0.1, 0.05, 1 / 5000.0};
  }

  private static double[] carried(Stepper stepper, MagneticField field, double from, double to) {
    double[] state = state();
    assertThat(stepper.in(field).carry(from, to, state)).isEqualTo(Ending.OK);
    return state;
  }

  private static double distance(double[] a, double[] b) {
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  }

  // --- every stepper -----------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("all")
  void withoutAFieldATrackIsAStraightLine(Stepper stepper) {
    double[] end = carried(stepper, new Uniform(0, 0, 0), 3037.7, 9021.3);
    assertThat(end[0]).isCloseTo(100 + 0.1 * 5983.6, within(1e-9));
    assertThat(end[1]).isCloseTo(50 + 0.05 * 5983.6, within(1e-9));
    assertThat(end[2]).isCloseTo(0.1, within(1e-15));
    assertThat(end[3]).isCloseTo(0.05, within(1e-15));
    assertThat(end[4]).isEqualTo(1 / 5000.0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void forwardAndBackwardIsTheIdentity(Stepper stepper) {
    double tolerance = stepper.equals(lhcb(EmbeddedPair.CASH_KARP)) ? 0.02 : 5e-4;
    double[] state = state();
    Propagator propagator = stepper.in(Fields.DIPOLE);
    propagator.carry(2000, 11011.7, state);
    assertThat(propagator.carry(11011.7, 2000, state)).isEqualTo(Ending.OK);
    assertThat(distance(state, state())).isLessThan(tolerance);
    assertThat(state[2]).isCloseTo(0.1, within(tolerance * 1e-3));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noWayChangesNothingAndTakesNoStep(Stepper stepper) {
    double[] state = state();
    Propagator propagator = stepper.in(Fields.DIPOLE);
    assertThat(propagator.carry(5000, 5000, state)).isEqualTo(Ending.OK);
    assertThat(state).containsExactly(state());
    assertThat(propagator.steps()).isZero();
    assertThat(propagator.z()).isEqualTo(5000);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTrackDoesNotDependOnTheOneBefore(Stepper stepper) {
    Propagator used = stepper.in(Fields.DIPOLE);
    used.carry(9000, 1000, new double[] {0, 300, -0.2, 0.1, -1e-3});
    double[] state = state();
    used.carry(3000, 9000, state);
    assertThat(state).containsExactly(carried(stepper, Fields.DIPOLE, 3000, 9000));
  }

  @ParameterizedTest
  @MethodSource("all")
  void steppersAgreeOnASmoothFieldWithinTheirErrors(Stepper stepper) {
    if (stepper instanceof StraightLine) {
      return;
    }

    double tolerance = stepper.equals(lhcb(EmbeddedPair.CASH_KARP)) ? 0.02 : 2e-4;
    double[] truth = carried(rk4(2), Fields.DIPOLE, 3000, 9000);
    double[] end = carried(stepper, Fields.DIPOLE, 3000, 9000);
    assertThat(distance(end, truth)).isLessThan(tolerance);
    assertThat(distance(truth, carried(new StraightLine(), Fields.DIPOLE, 3000, 9000)))
        .as("what the field does")
        .isGreaterThan(500);
  }

  // --- physics -----------------------------------------------------------------------------------

  /**
   * p_T = 0.2998 B R: 1 GeV/c across 1 T bends with R = 3335.64 mm. Starting along z, x = R (1 − cos φ)
   * with z = R sin φ.
   */
  @ParameterizedTest
  @EnumSource(EmbeddedPair.class)
  void aTrackOfOneGevInOneTeslaBendsWithTheRadiusOfTheReviewOfParticlePhysics(EmbeddedPair pair) {
    double[] state = {0, 0, 0, 0, 1e-3};
    double z = 2000;
    adaptive(pair, 1e-8).in(new Uniform(0, -1, 0)).carry(0, z, state);
    double radius = (z * z + state[0] * state[0]) / (2 * state[0]);
    assertThat(radius).isCloseTo(3335.64, within(0.005));
    assertThat(state[0]).as("positive charge, B_y < 0: towards +x").isPositive();
    assertThat(state[2] / Math.sqrt(1 + state[2] * state[2])).isCloseTo(z / radius, within(1e-9));
  }

  /** Across B, 1/K B is the radius in mm per MeV: the last digits of K. */
  @Test
  void theRadiusHoldsToElevenDigits() {
    double[] state = {0, 0, 0, 0, 1e-3};
    rk4(1).in(new Uniform(0, -1, 0)).carry(0, 2000, state);
    double radius = (4e6 + state[0] * state[0]) / (2 * state[0]);
    assertThat(radius).isCloseTo(1000 / 0.299792458, within(1e-7));
  }

  /** d(tx/N)/dz = −K q/p B_y where B = (0, B_y(z), 0): an integral of the motion. */
  @Test
  void theKickOfAFieldIsItsIntegralTimesTheCurvatureConstant() {
    double[] end = carried(rk4(5), Fields.GAUSSIAN, -5000, 15000);
    double[] start = state();
    double before = start[2] / Math.sqrt(1 + start[2] * start[2] + start[3] * start[3]);
    double after = end[2] / Math.sqrt(1 + end[2] * end[2] + end[3] * end[3]);
    double integral = -1.0182 * 1744 * Math.sqrt(2 * Math.PI);
    assertThat(after - before).isCloseTo(-Lorentz.K * start[4] * integral, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("all")
  void chargesBendApartAndPolaritiesToo(Stepper stepper) {
    if (stepper instanceof StraightLine) {
      return;
    }

    double[] plus = carried(stepper, Fields.DIPOLE, 3000, 9000);
    double[] minus = state();
    minus[4] = -minus[4];
    stepper.in(Fields.DIPOLE).carry(3000, 9000, minus);
    double[] reversed = carried(stepper, new Scaled(-1, Fields.DIPOLE), 3000, 9000);
    assertThat(plus[2]).isGreaterThan(0.1);
    assertThat(minus[2]).isLessThan(0.1);
    assertThat(reversed).startsWith(minus[0], minus[1], minus[2], minus[3]);
  }

  // --- order -------------------------------------------------------------------------------------

  @Test
  void halvingTheStepOfRungeKutta4DividesTheErrorBySixteen() {
    double[] truth = carried(rk4(5), Fields.DIPOLE, 3000, 9000);
    double coarse = distance(carried(rk4(200), Fields.DIPOLE, 3000, 9000), truth);
    double fine = distance(carried(rk4(100), Fields.DIPOLE, 3000, 9000), truth);
    assertThat(coarse / fine).isCloseTo(16, within(0.5));
  }

  @ParameterizedTest
  @EnumSource(EmbeddedPair.class)
  void eachPairHasTheOrderItIsKnownFor(EmbeddedPair pair) {
    int order = order(pair);
    double[] truth = carried(rk4(5), Fields.GAUSSIAN, 3000, 9000);
    double coarse = distance(carried(fixed(pair, 300), Fields.GAUSSIAN, 3000, 9000), truth);
    double fine = distance(carried(fixed(pair, 150), Fields.GAUSSIAN, 3000, 9000), truth);
    double measured = Math.log(coarse / fine) / Math.log(2);
    assertThat(measured).isCloseTo(order, within(0.7));
  }

  private static int order(EmbeddedPair pair) {
    return switch (pair) {
      case BOGACKI_SHAMPINE -> 3;
      case VERNER -> 6;
      default -> 5;
    };
  }

  /** For two thirds of the field evaluations. */
  @Test
  void nystroemHasTheFourthOrderForThreeQuestionsPerStep() {
    double[] truth = carried(rk4(5), Fields.DIPOLE, 3000, 9000);
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      double step = i == 0 ? 200 : 100;
      StepControl control = new StepControl(1, 1, step, step, step, 1, 1, 0.5, 2, 1000);
      Passage track = new Passage(3000, 9000, state());
      new OneByOne(new Nystroem(control, 10, WIDE).in(Fields.DIPOLE)).carry(List.of(track));
      assertThat(track.evaluations).isEqualTo(3 * track.steps).isEqualTo((int) (3 * 6000 / step));
      errors[i] = distance(track.state, truth);
    }

    assertThat(errors[0] / errors[1]).isCloseTo(16, within(1.5));
  }

  // --- derivatives -------------------------------------------------------------------------------

  /** Each column against the difference of two tracks, in units of the larger of both. */
  @ParameterizedTest
  @MethodSource("integrating")
  void theJacobianIsWhatTwoNeighbouringTracksDifferBy(Stepper stepper) {
    for (double to : new double[] {9000, -400}) {
      double[] jacobian = new double[Transport.LENGTH];
      double[] end = state();
      Propagator propagator = stepper.in(Fields.DIPOLE);
      assertThat(propagator.carry(3000, to, end, jacobian)).isEqualTo(Ending.OK);
      assertThat(end)
          .as("the track itself")
          .containsExactly(carried(stepper, Fields.DIPOLE, 3000, to));
      double[] steps = {1, 1, 1e-4, 1e-4, 2e-8};
      double[] scale = {1, 1, 6000, 6000, 3e6};
      for (int column = 0; column < 5; column++) {
        double[] above = state();
        double[] below = state();
        above[column] += steps[column];
        below[column] -= steps[column];
        rk4(5).in(Fields.DIPOLE).carry(3000, to, above);
        rk4(5).in(Fields.DIPOLE).carry(3000, to, below);
        for (int row = 0; row < 4; row++) {
          double expected = (above[row] - below[row]) / (2 * steps[column]);
          double unit = scale[column] * (row < 2 ? 1 : 1e-3);
          double tolerance = stepper.equals(lhcb(EmbeddedPair.CASH_KARP)) ? 1e-4 : 1e-5;
          assertThat(jacobian[5 * row + column] / unit)
              .as("row %d column %d to %s", row, column, to)
              .isCloseTo(expected / unit, within(tolerance));
        }
      }
    }
  }

  /** Liouville: x, y and the components of the momentum across z keep their volume. */
  @Test
  void theJacobianOfBackAndForthIsTheUnitMatrix() {
    double[] there = new double[Transport.LENGTH];
    double[] back = new double[Transport.LENGTH];
    double[] state = state();
    Propagator propagator = rk4(10).in(Fields.DIPOLE);
    propagator.carry(3000, 9000, state, there);
    propagator.carry(9000, 3000, state, back);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 5; j++) {
        double sum = j == 4 ? back[5 * i + 4] : 0;
        for (int k = 0; k < 4; k++) {
          sum += back[5 * i + k] * there[5 * k + j];
        }

        double size = j == 4 ? 1e6 : j > 1 && i < 2 ? 6000 : 1;
        assertThat(sum / size).as(i + " " + j).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  // --- polynomials -------------------------------------------------------------------------------

  private static Parametrised parametrised(int bins, int order) {
    return new Parametrised(
        3000, 7000, 300, 250, bins, bins, 0.3, 0.25, 5, order, order, order, rk4(50));
  }

  @Test
  void aParametrisationGetsBetterWithItsOrderAndItsBins() {
    double[] worst = new double[3];
    Stepper[] methods = {parametrised(3, 2), parametrised(3, 4), parametrised(40, 4)};
    for (int m = 0; m < methods.length; m++) {
      Propagator propagator = methods[m].in(Fields.DIPOLE);
      for (int i = 0; i < 60; i++) {
        double[] start = {
          -290 + 580 * (i % 7) / 6.0,
          -240 + 480 * (i % 5) / 4.0,
          -0.29 + 0.58 * (i % 11) / 10.0,
          -0.24 + 0.48 * (i % 3) / 2.0,
          (i % 2 == 0 ? 1 : -1) / (5100.0 + 500 * i)
        };
        double[] truth = start.clone();
        rk4(10).in(Fields.DIPOLE).carry(3000, 7000, truth);
        assertThat(propagator.carry(3000, 7000, start)).isEqualTo(Ending.OK);
        worst[m] = Math.max(worst[m], distance(start, truth));
      }
    }

    assertThat(worst[0]).as("a straight line misses by some 500 mm").isLessThan(30);
    assertThat(worst[1]).isLessThan(worst[0]);
    assertThat(worst[2]).isLessThan(0.2 * worst[1]).isLessThan(1);
  }

  @Test
  void aParametrisationIsForItsPlanesAndRangesOnly() {
    Propagator propagator = parametrised(3, 2).in(Fields.DIPOLE);
    double[] good = {0, 0, 0, 0, 1e-4};
    assertThat(propagator.carry(3000, 7000, good.clone())).isEqualTo(Ending.OK);
    assertThat(propagator.carry(3000, 7001, good.clone())).isEqualTo(Ending.OUT_OF_RANGE);
    assertThat(propagator.carry(3000, 7000, new double[] {301, 0, 0, 0, 1e-4}))
        .isEqualTo(Ending.OUT_OF_RANGE);
    assertThat(propagator.carry(3000, 7000, new double[] {0, 0, 0, 0.26, 1e-4}))
        .isEqualTo(Ending.OUT_OF_RANGE);
    assertThat(propagator.carry(3000, 7000, new double[] {0, 0, 0, 0, 1e-3}))
        .isEqualTo(Ending.OUT_OF_RANGE);
  }

  private static Stepper fixed(EmbeddedPair pair, double step) {
    return new AdaptiveRungeKutta(
        pair, new StepControl(1, 1, step, step, step, 1, 1, 0.5, 2, 1000), 10, WIDE);
  }

  /** Rows sum to the nodes, weights to one, errors to nothing, and Σ b c^k = 1 / (k + 1). */
  @ParameterizedTest
  @EnumSource(EmbeddedPair.class)
  void theTableauxObeyTheConditionsOfTheirOrders(EmbeddedPair pair) {
    Tableau t = pair.tableau();
    int order = order(pair);
    for (int i = 0; i < t.stages(); i++) {
      double sum = 0;
      for (double a : t.a()[i]) {
        sum += a;
      }

      assertThat(sum).as("row " + i).isCloseTo(t.c()[i], within(1e-14));
    }

    for (int k = 0; k < order; k++) {
      double high = 0;
      double error = 0;
      for (int i = 0; i < t.stages(); i++) {
        high += t.b()[i] * Math.pow(t.c()[i], k);
        error += t.e()[i] * Math.pow(t.c()[i], k);
      }

      assertThat(high).as("order " + (k + 1)).isCloseTo(1.0 / (k + 1), within(1e-14));
      if (k < order - 1) {
        assertThat(error).as("both methods have order " + (k + 1)).isCloseTo(0, within(1e-14));
      } else {
        assertThat(Math.abs(error)).as("and differ beyond").isGreaterThan(1e-5);
      }
    }

    if (t.lastIsFirst()) {
      assertThat(t.a()[t.stages() - 1]).startsWith(t.b()[0], t.b()[1]);
    }
  }

  @ParameterizedTest
  @EnumSource(EmbeddedPair.class)
  void aTighterToleranceTakesMoreStepsAndErrsLess(EmbeddedPair pair) {
    double[] truth = carried(rk4(2), Fields.DIPOLE, 3000, 9000);
    int steps = 0;
    for (double tolerance : new double[] {1e-1, 1e-3, 1e-5}) {
      Propagator propagator = adaptive(pair, tolerance).in(Fields.DIPOLE);
      double[] state = state();
      propagator.carry(3000, 9000, state);
      // the longest steps are six, which is enough for the order of Verner's pair
      assertThat(propagator.steps()).isGreaterThan(steps == 6 && tolerance > 1e-4 ? 5 : steps);
      assertThat(distance(state, truth)).isLessThan(50 * tolerance);
      steps = propagator.steps();
    }
  }

  // --- steps -------------------------------------------------------------------------------------

  @Test
  void stepsOfRungeKutta4AreCountedAndTheLastEndsAtThePlane() {
    Propagator plain = rk4(5).in(Fields.DIPOLE);
    plain.carry(3000, 9000, state());
    assertThat(plain.steps()).isEqualTo(1200);
    plain.carry(3037.7, 9021.3, state());
    assertThat(plain.steps()).isEqualTo(1197);
    assertThat(plain.z()).isEqualTo(9021.3);
    Propagator aligned = new RungeKutta4(100, true, 1000, WIDE).in(Fields.DIPOLE);
    aligned.carry(3037.7, 9021.3, state());
    assertThat(aligned.steps()).as("3100, 3200 … 9000, 9021.3").isEqualTo(61);
    aligned.carry(9021.3, 3037.7, state());
    assertThat(aligned.steps()).as("9000, 8900 … 3100, 3037.7").isEqualTo(61);
  }

  // --- endings -----------------------------------------------------------------------------------

  @Test
  void aTrackThatDoesNotArriveSaysWhy() {
    MagneticField strong = new Uniform(0, -1, 0);
    double[] soft = {0, 0, 0, 0, 1e-3};
    double[] steep = {0, 0, 1.9, 0, 0};
    assertThat(new RungeKutta4(5, false, 10_000, USUAL).in(strong).carry(0, 9000, soft.clone()))
        .isEqualTo(Ending.SLOPE_CUT);
    assertThat(new RungeKutta4(5, false, 10_000, USUAL).in(strong).carry(0, 9000, steep))
        .isEqualTo(Ending.POSITION_CUT);
    assertThat(new RungeKutta4(5, false, 100, USUAL).in(strong).carry(0, 9000, state()))
        .isEqualTo(Ending.TOO_MANY_STEPS);
    assertThat(lhcb(EmbeddedPair.CASH_KARP).in(strong).carry(0, 9000, soft.clone()))
        .isEqualTo(Ending.CURLING);
    assertThat(
            lhcb(EmbeddedPair.CASH_KARP).in(strong).carry(0, 9000, new double[] {0, 0, 0, 0, 4e-3}))
        .as("more than 1 per metre")
        .isEqualTo(Ending.CURLING);
    assertThat(
            lhcb(EmbeddedPair.CASH_KARP)
                .in(strong)
                .carry(0, 9000, new double[] {99_999, 0, 5, 0, 0}))
        .isEqualTo(Ending.POSITION_CUT);
    AdaptiveRungeKutta few =
        new AdaptiveRungeKutta(
            EmbeddedPair.TSITOURAS,
            new StepControl(1e-3, 5e-5, 100, 10, 100, 5.5, 1, 0.125, 4, 20),
            1,
            WIDE);
    assertThat(few.in(strong).carry(0, 9000, state())).isEqualTo(Ending.TOO_MANY_STEPS);
    MagneticField absurd = new Uniform(1e200, 1e200, 1e200);
    assertThat(rk4(5).in(absurd).carry(0, 9000, state())).isIn(Ending.NON_FINITE);
  }

  /** R = 3.3 m: nothing comes 9 m far, however long the steps and however wide the limits. */
  @Test
  void aTrackThatTurnsBackNeverArrives() {
    Limits none = new Limits(1e300, 1e300);
    MagneticField strong = new Uniform(0, -1, 0);
    for (double step : new double[] {1, 5, 50, 300, 800}) {
      for (double tx = -0.5; tx <= 0.5; tx += 0.01) {
        double[] state = {0, 0, tx, 0.1, 1e-3};
        assertThat(new RungeKutta4(step, false, 100_000, none).in(strong).carry(0, 9000, state))
            .as("step %s, tx %s", step, tx)
            .isEqualTo(Ending.CURLING);
      }
    }

    for (EmbeddedPair pair : EmbeddedPair.values()) {
      AdaptiveRungeKutta careless =
          new AdaptiveRungeKutta(
              pair, new StepControl(10, 1, 1000, 100, 1000, 5.5, 1, 0.125, 4, 1000), 1, none);
      for (double tx = -0.5; tx <= 0.5; tx += 0.01) {
        double[] state = {0, 0, tx, 0.1, 1e-3};
        assertThat(careless.in(strong).carry(0, 9000, state)).isEqualTo(Ending.CURLING);
      }
    }
  }

  static List<Stepper> integrating() {
    return all().filter(s -> !(s instanceof StraightLine)).toList();
  }

  @ParameterizedTest
  @MethodSource("integrating")
  void aTrackEndsWhereTheFieldIsNotKnown(Stepper stepper) {
    MagneticField known =
        (x, y, z, b) -> {
          Fields.DIPOLE.at(x, y, z, b);
          if (Math.abs(x) > 300) {
            java.util.Arrays.fill(b, Double.NaN);
          }
        };
    Propagator propagator = stepper.in(known);
    double[] state = state();
    assertThat(propagator.carry(3000, 9000, state)).isEqualTo(Ending.LEFT_MAP);
    assertThat(propagator.z()).isBetween(3500.0, 6000.0);
    state = new double[] {0, 0, 0, 0, 1e-5};
    assertThat(propagator.carry(3000, 9000, state)).as("the next one stays").isEqualTo(Ending.OK);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> rk4(0)).hasMessage("step-mm must be positive, was 0.0");
    assertThatThrownBy(() -> new Limits(1, Double.NaN))
        .hasMessage("slope must be positive, was NaN");
    assertThatThrownBy(() -> new StepControl(1, 1, 1, 10, 5, 1, 1, 0.1, 4, 9))
        .hasMessage("longest-mm must be at least shortest-mm, 10.0, was 5.0");
    assertThatThrownBy(() -> new StepControl(1, 1, 1, 1, 5, 1, 1, 1, 4, 9))
        .hasMessage("least-scale must be between 0 and 1, was 1.0");
  }
}
