package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Values without another source were computed in 40 digits and rounded. */
class SpecialFunctionsTest {

  @Test
  void theErrorFunctionIsGoodToFullPrecision() {
    double[][] known = {
      {1e-300, 1.1283791670955126e-300},
      {1e-08, 1.1283791670955126e-08},
      {0.1, 0.1124629160182849},
      {0.3, 0.3286267594591274},
      {0.4999, 0.5204119951613866},
      {0.5, 0.5204998778130465},
      {0.5001, 0.5205877516768808},
      {0.75, 0.7111556336535151},
      {1.0, 0.8427007929497149},
      {1.7, 0.9837904585907745},
      {2.5, 0.999593047982555},
      {4.0, 0.9999999845827421},
      {5.9, 0.9999999999999999}
    };
    agrees(ErrorFunction::erf, known, 5e-16);
    agrees(x -> -ErrorFunction.erf(-x), known, 5e-16);
  }

  @Test
  void theComplementKeepsItsPrecisionFarOut() {
    double[][] known = {
      {-6.0, 2.0},
      {-2.0, 1.9953222650189528},
      {-0.3, 1.3286267594591274},
      {1e-10, 0.999999999887162},
      {0.1, 0.887537083981715},
      {0.4999, 0.4795880048386134},
      {0.5001, 0.4794122483231193},
      {0.8, 0.2578990352923395},
      {1.0, 0.15729920705028513},
      {1.5, 0.033894853524689274},
      {2.0, 0.004677734981047266},
      {3.0, 2.209049699858544e-05},
      {5.0, 1.537459794428035e-12},
      {8.0, 1.1224297172982926e-29},
      {12.5, 6.231942781979911e-70},
      {20.0, 5.395865611607901e-176},
      {26.0, 5.663192408856143e-296}
    };
    agrees(ErrorFunction::erfc, known, 1e-15);
  }

  @Test
  void theErrorFunctionEndsAtOne() {
    assertThat(ErrorFunction.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(ErrorFunction.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(ErrorFunction.erfc(Double.POSITIVE_INFINITY)).isEqualTo(0);
    assertThat(ErrorFunction.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
    assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
    assertThat(ErrorFunction.erfc(Double.NaN)).isNaN();
    assertThat(ErrorFunction.erf(0)).isEqualTo(0);
  }

  @Test
  void theLogarithmOfTheGammaFunctionIsGoodToFullPrecision() {
    double[][] known = {
      {1e-300, 690.7755278982137},
      {1e-05, 11.512919692895826},
      {0.1, 2.252712651734206},
      {0.4, 0.7966778177017837},
      {0.5, 0.5723649429247001},
      {0.75, 0.20328095143129538},
      {0.99, 0.005854806764709781},
      {0.9999999, 5.772157468444193e-08},
      {1.0000001, -5.772155829918507e-08},
      {1.2, -0.08537409000331583},
      {1.49, -0.12110025854219772},
      {1.51, -0.12037073533396486},
      {1.9999999, -4.2278430309861296e-08},
      {2.0000001, 4.227843666532498e-08},
      {2.3, 0.15418945495963046},
      {2.49, 0.2776758614151702},
      {2.51, 0.29173891549286796},
      {3.0, 0.6931471805599453},
      {4.5, 2.4537365708424423},
      {7.7, 7.926541356269005},
      {10.0, 12.801827480081469},
      {15.9, 27.625493215168692},
      {16.1, 28.173694494813546},
      {30.5, 72.9534711841694},
      {171.0, 706.5730622457874},
      {10000.0, 82099.71749644238},
      {10000000000.0, 220258509288.81058},
      {1e+100, 2.2925850929940456e+102},
      {1e+300, 6.897755278982137e+302}
    };
    agrees(GammaFunction::logGamma, known, 1.5e-15);
  }

  @Test
  void theGammaFunctionHasItsZerosPolesAndRecurrence() {
    assertThat(GammaFunction.logGamma(1)).isEqualTo(0);
    assertThat(GammaFunction.logGamma(2)).isEqualTo(0);
    assertThat(GammaFunction.logGamma(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(GammaFunction.logGamma(-1.5)).isNaN();
    for (double x = 0.05; x < 40; x += 0.0371) {
      double step = GammaFunction.logGamma(x + 1) - GammaFunction.logGamma(x);
      assertThat(step).isCloseTo(StrictMath.log(x), within(2e-13));
    }
  }

  /** Abramowitz and Stegun, table 9.8: e^x K₀(x) at 0.1, 0.5, 1, 2 and 5. */
  @Test
  void theBesselFunctionAgreesWithThePublishedTable() {
    double[][] published = {
      {0.1, 2.6823261023},
      {0.5, 1.5241093857},
      {1, 1.1444630797},
      {2, 0.8415682151},
      {5, 0.5478075643}
    };
    agrees(BesselFunction::k0Scaled, published, 1e-10);
  }

  @Test
  void theBesselFunctionIsGoodToFullPrecision() {
    double[][] known = {
      {1e-300, 690.8914594138721},
      {1e-20, 46.167633375539324},
      {1e-05, 11.628973270095617},
      {0.01, 4.768694028544462},
      {0.1, 2.6823261022628944},
      {0.3, 1.8526273007720142},
      {0.7, 1.3301236562420558},
      {0.999, 1.144955096845731},
      {1.0, 1.144463079806895},
      {1.001, 1.1439717155411275},
      {1.1229, 1.0885486935916566},
      {1.5, 0.9582100532948965},
      {2.0, 0.8415682150707714},
      {3.0, 0.6977615980438517},
      {5.0, 0.547807564313519},
      {8.0, 0.4366230186015861},
      {12.0, 0.3581948784890782},
      {20.0, 0.27854487665718225},
      {50.0, 0.17680715585742934},
      {100.0, 0.12517562165912657},
      {333.3, 0.06862457195282395},
      {700.0, 0.04736236945461357},
      {10000.0, 0.012532984717699286}
    };
    agrees(BesselFunction::k0Scaled, known, 1e-15);
  }

  /** e^x K₀(x) = ∫₀^∞ e^(−x (cosh t − 1)) dt, by the trapezoidal rule, which converges geometrically. */
  @Test
  void theBesselFunctionIsItsIntegral() {
    for (double x = 0.01; x <= 700; x *= 1.13) {
      double step = 1.0 / 128;
      double integral = 0.5;
      for (int i = 1; i < 128 * 20; i++) {
        double half = Math.sinh(0.5 * i * step);
        integral += Math.exp(-2 * x * half * half);
      }

      assertThat(BesselFunction.k0Scaled(x) / (integral * step)).isCloseTo(1, within(3e-15));
    }
  }

  @Test
  void theBesselFunctionEndsAtItsLimits() {
    assertThat(BesselFunction.k0Scaled(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(BesselFunction.k0Scaled(-1)).isNaN();
    assertThat(BesselFunction.k0Scaled(Double.NaN)).isNaN();
    assertThat(BesselFunction.k0Scaled(Double.POSITIVE_INFINITY)).isEqualTo(0);
  }

  private static void agrees(DoubleUnaryOperator f, double[][] known, double tolerance) {
    for (double[] pair : known) {
      assertThat(f.applyAsDouble(pair[0]) / pair[1])
          .as("at %s", pair[0])
          .isCloseTo(1, within(tolerance));
    }
  }
}
