package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calibrant.calibration.models.CoupledModel;
import org.calibrant.calibration.models.Golden;
import org.calibrant.calibration.models.InputSeries;
import org.calibrant.calibration.models.Model;
import org.calibrant.calibration.models.Simulator;
import org.calibrant.calibration.models.TwoLayer;
import org.calibrant.calibration.models.Variable;
import org.calibrant.calibration.targets.ErrorColumn;
import org.calibrant.calibration.targets.Gaussian;
import org.calibrant.calibration.targets.NoReference;
import org.calibrant.calibration.targets.ObservationTable;
import org.calibrant.calibration.targets.Reference;
import org.calibrant.calibration.targets.ReferencePeriod;
import org.calibrant.calibration.targets.Target;
import org.calibrant.math.RandomStream;
import org.calibrant.params.Bound;
import org.calibrant.params.LogNormal;
import org.calibrant.params.Normal;
import org.calibrant.params.Prior;
import org.calibrant.params.TruncatedNormal;
import org.calibrant.params.UncertainParameter;
import org.calibrant.params.Uniform;
import org.junit.jupiter.api.Test;

/**
 * ln L of the two-layer model against golden/calibration/observations.csv. The expected numbers were
 * computed independently (C, numpy and plain Python agree to 1e-11); tolerance 1e-8.
 */
public class PosteriorTest {
  static final String[] NAMES = {
    "lambda0", "a", "efficacy", "eta", "heat_capacity_surface", "heat_capacity_deep"
  };
  static final double[] TRUTH = {1.1, 0.05, 1.2, 0.7, 8, 100};

  /** Parameters, then total ln L: reference ignored, model rebased, both rebased, normalised. */
  private static final double[][] GOLDEN = {
    {
      1.1,
      0.05,
      1.2,
      0.7,
      8,
      100,
      -60035.28601073608,
      -110.59083534120612,
      -115.32179010187609,
      94.4563401317756,
      -2.9643477622678946
    },
    {
      1.0,
      0.0,
      1.0,
      0.7,
      8,
      100,
      -76697.68879224946,
      -185.05566603158735,
      -162.28592175880516,
      19.991509441394328,
      -3.217819984490117
    },
    {
      0.7,
      0.0,
      1.3,
      0.7,
      8,
      100,
      -99995.73621213509,
      -738.4653233751645,
      -658.8942992769474,
      -533.4181479021828,
      -3.519903317823451
    },
    {
      0.9,
      0.08,
      1.8,
      0.5,
      15,
      200,
      -61681.212324095046,
      -188.33423361199615,
      -181.79873293526384,
      16.712941860985566,
      -14.165119362773822
    },
    {
      1.3,
      0.02,
      1.0,
      0.9,
      9.5,
      80,
      -58203.86308683305,
      -197.47297879808178,
      -237.252334281738,
      7.574196674899952,
      -4.02804580580681
    },
    {
      0.8,
      0.0,
      1.6,
      0.55,
      6,
      150,
      -57830.61877031365,
      -161.4023029975137,
      -146.67793279359512,
      43.644872475468034,
      -5.87846885511406
    }
  };

  static Model model() {
    return new CoupledModel(
        List.of(new TwoLayer(0.1, 0, 0)),
        List.of(
            new InputSeries(
                "Effective Radiative Forcing", Golden.file("forcing.csv"), "year", "hist_like")));
  }

  static List<UncertainParameter> priors() {
    Prior[] priors = {
      new Bound(new Normal(1.1, 0.4), 0.3, 3, false),
      new Uniform(0, 0.1),
      new TruncatedNormal(1.2, 0.3, 0.5, 3),
      new LogNormal(-0.35667494393873245, 0.3),
      new Bound(new Normal(8, 2), 1, 50, false),
      new Bound(new LogNormal(4.530960183428955, 0.38525317015992644), 10, 500, false)
    };
    List<UncertainParameter> parameters = new ArrayList<>();
    for (int k = 0; k < priors.length; k++) {
      parameters.add(new UncertainParameter(NAMES[k], priors[k]));
    }

    return parameters;
  }

  private static List<Target> targets(Reference surface, Reference content, boolean normalised) {
    ObservationTable table =
        new ObservationTable(
            Golden.file("observations.csv"),
            "variable",
            "time",
            "value",
            new ErrorColumn("uncertainty"));
    return List.of(
        new Target("Surface Temperature", table, surface, new Gaussian(normalised)),
        new Target("Heat Content", table, content, new Gaussian(normalised)));
  }

  private static List<Target> rebased(boolean observations, boolean normalised) {
    return targets(
        new ReferencePeriod(1850, 1900, observations),
        new ReferencePeriod(1960, 1970, observations),
        normalised);
  }

  /** The calibration of six parameters that is also the yardstick of speed. */
  static Posterior tl6() {
    return new Posterior(model(), priors(), Map.of(), rebased(false, false), List.of());
  }

  static double[] evaluate(LogDensity density, double... point) {
    double[] lnPrior = new double[1];
    double[] lnLikelihood = new double[1];
    double[] derived = new double[density.derived().size()];
    density.evaluator().evaluate(point, 1, 1, lnPrior, lnLikelihood, derived);
    double[] all = new double[2 + derived.length];
    all[0] = lnPrior[0];
    all[1] = lnLikelihood[0];
    System.arraycopy(derived, 0, all, 2, derived.length);
    return all;
  }

  @Test
  void likelihoodsAreThoseOfAnIndependentImplementation() {
    NoReference none = new NoReference();
    List<List<Target>> conventions =
        List.of(
            targets(none, none, false),
            rebased(false, false),
            rebased(true, false),
            rebased(false, true));
    for (double[] row : GOLDEN) {
      double[] point = java.util.Arrays.copyOf(row, 6);
      for (int c = 0; c < 4; c++) {
        Posterior posterior =
            new Posterior(model(), priors(), Map.of(), conventions.get(c), List.of());
        double[] found = evaluate(posterior, point);
        assertThat(found[1]).isCloseTo(row[6 + c], within(1e-10 * Math.abs(row[6 + c]) + 1e-9));
        assertThat(found[0]).isCloseTo(row[10], within(1e-12));
      }
    }
  }

  @Test
  void aPointInABatchIsAsAlone() {
    Posterior posterior = tl6();
    int stride = 100;
    int count = 97;
    double[] points = new double[6 * stride];
    double[][] alone = new double[count][6];
    RandomStream stream = new RandomStream(8, "points");
    for (int w = 0; w < count; w++) {
      posterior.sample(stream, alone[w]);
      alone[w][1] = w % 11 == 0 ? 0.2 : alone[w][1]; // beyond its prior
      for (int k = 0; k < 6; k++) {
        points[k * stride + w] = alone[w][k];
      }
    }

    double[] lnPrior = new double[stride];
    double[] lnLikelihood = new double[stride];
    posterior.evaluator().evaluate(points, stride, count, lnPrior, lnLikelihood, new double[0]);
    for (int w = 0; w < count; w++) {
      double[] found = evaluate(posterior, alone[w]);
      assertThat(lnPrior[w]).isEqualTo(found[0]);
      assertThat(lnLikelihood[w]).isEqualTo(found[1]);
      assertThat(lnLikelihood[w] == Double.NEGATIVE_INFINITY).isEqualTo(w % 11 == 0);
    }
  }

  @Test
  void parametersMayBeFixedAndInAnotherOrder() {
    List<UncertainParameter> two =
        List.of(
            new UncertainParameter("eta", new Uniform(0.1, 2)),
            new UncertainParameter("lambda0", new Uniform(0.3, 3)));
    Map<String, Double> fixed =
        Map.of(
            "a", 0.05,
            "efficacy", 1.2,
            "heat_capacity_surface", 8.0,
            "heat_capacity_deep", 100.0);
    Posterior posterior = new Posterior(model(), two, fixed, rebased(false, false), List.of());
    assertThat(evaluate(posterior, 0.7, 1.1)[1]).isEqualTo(evaluate(tl6(), TRUTH)[1]);
  }

  @Test
  void quantitiesAreTakenFromTheRun() {
    List<Quantity> quantities =
        List.of(
            new ValueAt("warming", "Surface Temperature", 2000),
            new ChangeBetween("since", "Surface Temperature", 1850, 1900, 2000, 2000));
    Posterior posterior =
        new Posterior(model(), priors(), Map.of(), rebased(false, false), quantities);
    double[] found = evaluate(posterior, TRUTH);
    assertThat(posterior.derived()).containsExactly("warming", "since");
    double[] surface = new double[351];
    model().simulator(List.of("Surface Temperature")).run(TRUTH, 1, 1, surface);
    double base = 0;
    for (int t = 100; t <= 150; t++) {
      base += surface[t] / 51;
    }

    assertThat(found[2]).isEqualTo(surface[250]);
    assertThat(found[3]).isCloseTo(surface[250] - base, within(1e-12));
  }

  @Test
  void aRunawayIsAFailureAndNotAnImprobablePoint() {
    List<UncertainParameter> wide = new ArrayList<>(priors());
    wide.set(1, new UncertainParameter("a", new Uniform(0, 10)));
    Posterior posterior = new Posterior(model(), wide, Map.of(), rebased(false, false), List.of());
    double[] point = TRUTH.clone();
    point[1] = 9;
    assertThat(evaluate(posterior, point)[1]).isNaN();
  }

  /** Throws for some parameters, and gives no number for others. */
  record Capricious() implements Model {
    @Override
    public List<String> parameters() {
      return List.of("x");
    }

    @Override
    public List<Variable> variables() {
      return List.of(new Variable("Surface Temperature", "K"));
    }

    @Override
    public double[] times() {
      return model().times();
    }

    @Override
    public Simulator simulator(List<String> variables) {
      return (parameters, stride, count, series) -> {
        for (int w = 0; w < count; w++) {
          double x = parameters[w];
          if (x > 2) {
            throw new IllegalStateException("x is too large: " + x);
          }

          for (int t = 0; t < 351; t++) {
            series[t * stride + w] = x > 1 ? Double.NaN : x;
          }
        }
      };
    }
  }

  @Test
  void aModelThatThrowsFailsAlone() {
    Posterior posterior =
        new Posterior(
            new Capricious(),
            List.of(new UncertainParameter("x", new Uniform(0, 3))),
            Map.of(),
            rebased(false, false).subList(0, 1),
            List.of());
    double[] points = {0.5, 2.5, 1.5, 0.7};
    double[] lnLikelihood = new double[4];
    PosteriorEvaluator evaluator = posterior.evaluator(List.of());
    evaluator.evaluate(points, 4, 4, new double[4], lnLikelihood, new double[0]);
    assertThat(lnLikelihood[0]).isFinite().isEqualTo(evaluate(posterior, 0.5)[1]);
    assertThat(lnLikelihood[1]).isNaN();
    assertThat(lnLikelihood[2]).isNaN();
    assertThat(lnLikelihood[3]).isFinite();
    assertThat(evaluator.failure()).isEqualTo("x is too large: 2.5");
  }

  @Test
  void namesThatNobodyKnowsAreRefused() {
    List<UncertainParameter> typo = new ArrayList<>(priors());
    typo.set(3, new UncertainParameter("etta", new Uniform(0, 1)));
    List<Target> targets = rebased(false, false);
    assertThatThrownBy(() -> new Posterior(model(), typo, Map.of(), targets, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the model has no etta; did you mean 'eta'?");
    assertThatThrownBy(
            () -> new Posterior(model(), priors().subList(0, 5), Map.of(), targets, List.of()))
        .hasMessageContaining("heat_capacity_deep of the model must have a prior or a fixed value");
    assertThatThrownBy(
            () -> new Posterior(model(), priors(), Map.of("eta", 1.0), targets, List.of()))
        .hasMessageContaining("fixed gives eta, which is one of the parameters");
    Target wrong =
        new Target(
            "Surface Temprature",
            targets.get(0).observations(),
            new NoReference(),
            new Gaussian(false));
    assertThatThrownBy(() -> new Posterior(model(), priors(), Map.of(), List.of(wrong), List.of()))
        .hasMessageContaining("targets: the model computes no Surface Temprature; did you mean");
  }
}
