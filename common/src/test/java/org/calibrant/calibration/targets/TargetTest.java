package org.calibrant.calibration.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.math.Cholesky;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetTest {
  private static final double[] TIMES = {2018, 2019, 2020, 2021, 2022};
  private static final double[] MODEL = {0.1, 0.3, 1.2, 1.1, 1.5};
  private static final String SMALL =
      """
      variable,time,value,sigma
      T,2022,1.4,0.1
      T,2020,1.0,0.1
      H,2020,7,1
      T,2021,1.1,0.2
      """;

  @TempDir private Path folder;

  private ObservationTable table(String text, Errors errors) {
    try {
      Path file = Files.createTempFile(folder, "obs", ".csv");
      Files.writeString(file, text);
      return new ObservationTable(
          new InputFile(file.toString()), "variable", "time", "value", errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Target target(Errors errors, Reference reference, Likelihood likelihood) {
    return new Target("T", table(SMALL, errors), reference, likelihood);
  }

  private static double lnL(Target target) {
    double[] sum = new double[1];
    target.on(TIMES).add(MODEL, 0, 1, 1, new double[0][], sum);
    return sum[0];
  }

  @Test
  void aSumOfSquaresByHand() {
    ErrorColumn sigma = new ErrorColumn("sigma");
    NoReference none = new NoReference();
    assertThat(lnL(target(sigma, none, new Gaussian(false)))).isCloseTo(-2.5, within(1e-13));
    ReferencePeriod first = new ReferencePeriod(2018, 2019, false);
    assertThat(lnL(target(sigma, first, new Gaussian(false)))).isCloseTo(-1, within(1e-13));
    assertThat(lnL(target(new RelativeError(0.05), none, new Gaussian(false))))
        .isCloseTo(-9.020408163265305, within(1e-13));
    assertThat(lnL(target(sigma, none, new Gaussian(true))) + 2.5)
        .isCloseTo(3.4577924988081734, within(1e-13));
    assertThat(lnL(target(new ConstantError(0.1), none, new Gaussian(false))))
        .isCloseTo(-0.5 * (4 + 0 + 1), within(1e-12));
  }

  @Test
  void observationsAreRebasedOnlyIfAskedFor() {
    ErrorColumn sigma = new ErrorColumn("sigma");
    Target model = target(sigma, new ReferencePeriod(2020, 2021, false), new Gaussian(false));
    Target both = target(sigma, new ReferencePeriod(2020, 2021, true), new Gaussian(false));
    // model 1.2 1.1 1.5 minus 1.15; observations 1.0 1.1 1.4, or minus 1.05
    assertThat(lnL(model))
        .isCloseTo(-0.5 * (sq(0.95 / 0.1) + sq(1.15 / 0.2) + sq(1.05 / 0.1)), within(1e-10));
    assertThat(lnL(both))
        .isCloseTo(-0.5 * (sq(-0.1 / 0.1) + sq(0.1 / 0.2) + sq(0.0 / 0.1)), within(1e-12));
  }

  private static double sq(double x) {
    return x * x;
  }

  /** The multivariate normal density with covariance σ_i σ_j ρ^|t_i − t_j|, by its full matrix. */
  private static double dense(double[] t, double[] sigma, double[] z, double rho) {
    int n = t.length;
    double[] a = new double[n * n];
    double lnDeterminant = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = Math.pow(rho, Math.abs(t[i] - t[j]));
      }
    }

    assertThat(Cholesky.factor(a, n)).isTrue();
    double[] x = z.clone();
    Cholesky.solve(a, n, x);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * z[i];
      lnDeterminant += 2 * Math.log(a[i * n + i]) + 2 * Math.log(sigma[i]);
    }

    return -0.5 * (sum + lnDeterminant + n * Math.log(2 * Math.PI));
  }

  @Test
  void autoregressiveErrorsAreTheMultivariateNormalDensity() {
    double[] t = {1, 2, 3.5, 7, 7.25, 10};
    double[] sigma = {1, 2, 0.5, 1, 3, 0.1};
    double[] z = {0.3, -1.2, 0.7, 2.1, 1.9, -0.4};
    Observed observed = new Observed("test", t, new double[6], sigma);
    for (double rho : new double[] {0.1, 0.6, 0.99}) {
      double[] sum = new double[1];
      new Ar1(rho, true).of(observed).add(z.clone(), 1, 1, new double[0][], sum);
      assertThat(sum[0]).isCloseTo(dense(t, sigma, z, rho), within(1e-10));
      double[] fitted = new double[1];
      new FittedAr1("rho", true).of(observed).add(z.clone(), 1, 1, new double[][] {{rho}}, fitted);
      assertThat(fitted[0]).isCloseTo(sum[0], within(1e-10));
    }

    double[] none = new double[1];
    new Ar1(0, true).of(observed).add(z.clone(), 1, 1, new double[0][], none);
    double[] independent = new double[1];
    new Gaussian(true).of(observed).add(z.clone(), 1, 1, new double[0][], independent);
    assertThat(none[0]).isCloseTo(independent[0], within(1e-12));
  }

  @Test
  void withoutItsConstantsALikelihoodDiffersByThemAlone() {
    double[] sigma = {1, 2, 0.5};
    Observed observed = new Observed("test", new double[] {1, 2, 4}, new double[3], sigma);
    for (Likelihood[] pair :
        List.of(
            new Likelihood[] {new Gaussian(true), new Gaussian(false)},
            new Likelihood[] {new Ar1(0.7, true), new Ar1(0.7, false)},
            new Likelihood[] {new StudentT(4, true), new StudentT(4, false)})) {
      double first = difference(pair, observed, new double[] {0.3, -1, 2});
      assertThat(difference(pair, observed, new double[] {5, 0, -2}))
          .isCloseTo(first, within(1e-12));
    }
  }

  private static double difference(Likelihood[] pair, Observed observed, double[] z) {
    double[] with = new double[1];
    double[] without = new double[1];
    pair[0].of(observed).add(z.clone(), 1, 1, new double[0][], with);
    pair[1].of(observed).add(z.clone(), 1, 1, new double[0][], without);
    return with[0] - without[0];
  }

  @Test
  void studentsDensityIsThatOfThePriorOfTheSameName() {
    double[] sigma = {0.5, 2};
    Observed observed = new Observed("test", new double[] {1, 2}, new double[2], sigma);
    double[] sum = new double[1];
    new StudentT(3.5, true).of(observed).add(new double[] {1.2, -4}, 1, 1, new double[0][], sum);
    double expected =
        new org.calibrant.params.StudentT(3.5, 0, 0.5).lnPdf(0.6)
            + new org.calibrant.params.StudentT(3.5, 0, 2).lnPdf(-8);
    assertThat(sum[0]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void everyRunOfABatchHasItsOwnLikelihood() {
    ReferencePeriod first = new ReferencePeriod(2018, 2019, false);
    for (Likelihood likelihood :
        List.of(new Gaussian(true), new Ar1(0.6, true), new StudentT(4, true))) {
      Target target = target(new ErrorColumn("sigma"), first, likelihood);
      Comparison comparison = target.on(TIMES);
      int stride = 5;
      double[] series = new double[3 + 5 * stride];
      RandomStream stream = new RandomStream(4, "runs");
      for (int i = 0; i < series.length; i++) {
        series[i] = stream.normal();
      }

      double[] together = new double[4];
      comparison.add(series, 3, stride, 4, new double[0][], together);
      for (int w = 0; w < 4; w++) {
        double[] alone = new double[5];
        for (int t = 0; t < 5; t++) {
          alone[t] = series[3 + t * stride + w];
        }

        double[] sum = new double[1];
        comparison.add(alone, 0, 1, 1, new double[0][], sum);
        assertThat(together[w]).isEqualTo(sum[0]);
      }
    }
  }

  record Mistake(String text, Reference reference, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  static Stream<Mistake> mistakes() {
    NoReference none = new NoReference();
    String head = "variable,time,value,sigma\n";
    return Stream.of(
        new Mistake(
            head + "T,2020.5,1,1\n", none, "an observation of T is at time 2020.5, which the"),
        new Mistake(head + "T,1999,1,1\n", none, "timeline from 2018.0 to 2022.0 does not have"),
        new Mistake(head + "T,2020,1,0\n", none, "line 2: the error of an observation must be"),
        new Mistake(head + "T,2020,1,-3\n", none, "found -3.0 for the value 1.0"),
        new Mistake(head + "T,2020,x,1\n", none, "line 2 column value: expected a number"),
        new Mistake(head + "T,2020,1\n", none, "line 2"),
        new Mistake(head + "H,2020,1,1\n", none, "holds no observation of T, but those of H"),
        new Mistake(head, none, "holds no observation of T, but none at all"),
        new Mistake("variable,time,valu,sigma\n", none, "no column value"),
        new Mistake(head + "T,2020,1,1\nT,2020,2,1\n", none, "a second observation of T at time"),
        new Mistake(
            head + "T,2020,1,1\n",
            new ReferencePeriod(1850, 1900, false),
            "the reference period of T holds no time"),
        new Mistake(
            head + "T,2020,1,1\n",
            new ReferencePeriod(2018, 2019, true),
            "no observation of T is in its reference period"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void observationsThatCannotBeUsedAreRefusedInWords(Mistake mistake) {
    ObservationTable table = table(mistake.text(), new ErrorColumn("sigma"));
    Target target = new Target("T", table, mistake.reference(), new Gaussian(false));
    assertThatThrownBy(() -> target.on(TIMES))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(mistake.words());
  }

  @Test
  void aRelativeErrorOfNothingIsNone() {
    ObservationTable table =
        table("variable,time,value,sigma\nT,2020,0,1\n", new RelativeError(0.1));
    assertThatThrownBy(() -> table.of("T"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be positive, found 0.0 for the value 0.0");
  }

  @Test
  void threeHundredDamagedTablesGiveDataOrOneLine() throws IOException {
    byte[] good = SMALL.repeat(1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    RandomStream stream = new RandomStream(20261120, "mutants");
    int refused = 0;
    for (int mutant = 0; mutant < 300; mutant++) {
      byte[] bytes = good.clone();
      int hits = 1 + (int) (stream.uniform() * 4);
      for (int i = 0; i < hits; i++) {
        bytes[(int) (stream.uniform() * bytes.length)] = (byte) (stream.uniform() * 256);
      }

      int length = stream.uniform() < 0.2 ? (int) (stream.uniform() * bytes.length) : bytes.length;
      Path file = folder.resolve("mutant" + mutant + ".csv");
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      ObservationTable table =
          new ObservationTable(
              new InputFile(file.toString()),
              "variable",
              "time",
              "value",
              new ErrorColumn("sigma"));
      Target target =
          new Target("T", table, new ReferencePeriod(2018, 2019, false), new Gaussian(true));
      try {
        assertThat(lnL(target)).isNotNaN();
      } catch (BadInput e) {
        assertThat(e.getMessage()).contains("mutant" + mutant).doesNotContain("\n");
        refused++;
      }
    }

    assertThat(refused).isBetween(100, 299);
  }
}
