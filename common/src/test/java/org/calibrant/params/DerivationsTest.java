package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivationsTest {
  private static final Param WIDTH = Param.of("box.size.width_m", "m", "width").within(0, 100);
  private static final Param HEIGHT = Param.of("box.size.height_m", "m", "height").startingAt(2);
  private static final Param AREA = Param.derived("box.size.area", "m2", "area").within(0, 1000);
  private static final Param PRICE =
      Param.derived("box.price", "", "price of each side").ofLength(2);
  private static final ParamSpec SPEC =
      ParamSpec.of(WIDTH, HEIGHT, AREA, PRICE, Param.of("shop.rate", "", "").startingAt(3))
          .in("shop");
  private static final ParameterStore STORE = ParameterStore.of(SPEC).with("box.size.width_m", 5);

  /** The product of two. */
  record Product(String key, String a, String b) implements ScalarDerivation, InvertibleDerivation {
    @Override
    public List<String> inputs() {
      return List.of(a, b);
    }

    @Override
    public double value(double[] x, double[] partials) {
      partials[0] = x[1];
      partials[1] = x[0];
      return x[0] * x[1];
    }

    @Override
    public String moves() {
      return b;
    }

    @Override
    public double[] solve(double[][] inputs, double[] wanted) {
      return new double[] {wanted[0] / inputs[0][0]};
    }
  }

  /** {area², rate area}, with a note of each evaluation. */
  record Price(List<String> calls) implements Derivation {
    @Override
    public String key() {
      return "box.price";
    }

    @Override
    public List<String> inputs() {
      return List.of("box.size.area", "shop.rate");
    }

    @Override
    public double[] value(double[][] in) {
      calls.add("price");
      return new double[] {in[0][0] * in[0][0], in[1][0] * in[0][0]};
    }

    @Override
    public void adjoint(double[][] in, double[] value, double[] bar, double[][] inputBars) {
      inputBars[0][0] += 2 * in[0][0] * bar[0] + in[1][0] * bar[1];
      inputBars[1][0] += in[0][0] * bar[1];
    }
  }

  private static final Product AREA_OF =
      new Product("box.size.area", "box.size.width_m", "box.size.height_m");
  private static final Derivations SHOP =
      Derivations.of("shop", AREA_OF, new Price(new ArrayList<>()));

  @Test
  void derivedValuesFollowFromPrimitivesThroughOtherDerivedOnes() {
    Resolved resolved = SHOP.resolve(STORE);
    assertThat(resolved.value("box.size.area")).isEqualTo(10);
    assertThat(resolved.vector("box.price")).containsExactly(100, 30);
    assertThat(resolved.toMap().keySet()).containsExactlyElementsOf(SPEC.keys());
  }

  @Test
  void aDerivedValueIsComputedOnce() {
    List<String> calls = new ArrayList<>();
    Resolved resolved = Derivations.of("shop", AREA_OF, new Price(calls)).resolve(STORE);
    resolved.vector("box.price");
    resolved.vector("box.price");
    resolved.gradient(Map.of("box.price", new double[] {1, 1}));
    assertThat(calls).hasSize(1);
  }

  @Test
  void gradientsChainThroughDerivedValues() {
    double[] bar = {0.3, -0.7};
    Map<String, double[]> bars =
        Map.of(
            "box.price",
            bar,
            "box.size.height_m",
            new double[] {11},
            "box.size.area",
            new double[] {2});
    Map<String, double[]> gradient = SHOP.resolve(STORE).gradient(bars);

    assertThat(gradient.keySet())
        .containsExactly("box.size.width_m", "box.size.height_m", "shop.rate");
    double h = 1e-6;
    for (String key : gradient.keySet()) {
      double above = function(STORE.with(key, STORE.value(key) + h), bar);
      double below = function(STORE.with(key, STORE.value(key) - h), bar);
      assertThat(gradient.get(key)[0]).isCloseTo((above - below) / (2 * h), within(1e-7));
    }

    ParameterStore held = STORE.under(SPEC.freeze("box.size.width_m"));
    assertThat(SHOP.resolve(held).freeGradient(bars))
        .containsExactly(gradient.get("box.size.height_m")[0], gradient.get("shop.rate")[0]);
  }

  private static double function(ParameterStore store, double[] bar) {
    Resolved resolved = SHOP.resolve(store);
    double[] price = resolved.vector("box.price");
    return bar[0] * price[0]
        + bar[1] * price[1]
        + 11 * store.value("box.size.height_m")
        + 2 * resolved.value("box.size.area");
  }

  @Test
  void aMissingPrimitiveIsNamedWithAllWhoNeedIt() {
    Resolved resolved = SHOP.resolve(ParameterStore.of(SPEC));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolved.vector("box.price"))
        .withMessage(
            "parameter box.size.width_m has no value and no default; box.size.area, for box.price"
                + " needs it in system shop");
    // what failed once is asked for anew, not remembered as half done
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolved.vector("box.price"))
        .withMessageContaining("no value and no default");
  }

  @Test
  void allMissingPrimitivesAreNamedAtOnceWithWhoNeedsThem() {
    ParameterStore empty = ParameterStore.of(SPEC).forget("shop.rate");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SHOP.complete(
                    empty,
                    Map.of("the till", List.of("box.price", "box.size.width_m", "shop.rate"))))
        .withMessage(
            "no value and no default for box.size.width_m (needed by box.size.area, the till);"
                + " shop.rate (needed by box.price, the till)");
    assertThat(SHOP.complete(STORE, Map.of("the till", List.of("box.price")))).isEqualTo(STORE);
  }

  @Test
  void whatIsDerivedFromItselfIsRefusedWithTheWayRound() {
    Derivations round =
        Derivations.of(
            "shop",
            new Product("box.size.area", "box.size.width_m", "box.volume"),
            new Product("box.volume", "box.size.area", "box.size.height_m"));
    ParamSpec spec = SPEC.without("box.price").add(Param.derived("box.volume", "m3", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                round
                    .resolve(ParameterStore.of(spec).with("box.size.width_m", 1))
                    .value("box.size.area"))
        .withMessage("derived from itself: box.size.area <- box.volume <- box.size.area");
    assertThat(round.lint(spec))
        .containsExactly("derived from itself: box.size.area <- box.volume <- box.size.area");
  }

  @Test
  void aDerivedValueIsWrittenOnlyThroughItsAliasAndMovesOneInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STORE.with("box.size.area", 12))
        .withMessage("box.size.area is derived in shop: give what it is derived from");
    ParameterStore moved = SHOP.withAlias(STORE, "box.size.area", 12);
    assertThat(moved.value("box.size.height_m")).isEqualTo(2.4);
    assertThat(moved.value("box.size.width_m")).isEqualTo(5);
    assertThat(SHOP.resolve(moved).value("box.size.area")).isEqualTo(12);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.withAlias(STORE, "box.price", 1, 2))
        .withMessage(
            "box.price is derived in shop and its derivation from box.size.area, shop.rate has no"
                + " inverse");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.withAlias(STORE, "box.size.area", -1))
        .withMessage("box.size.area = -1.0 m2 is outside [0.0, 1000.0]");
  }

  @Test
  void aPromotedValueIsGivenAndNoLongerFollows() {
    ParameterStore promoted = SHOP.promote(STORE, "box.size.area");
    assertThat(promoted.value("box.size.area")).isEqualTo(10);
    assertThat(promoted.spec().freeNames()).contains("box.size.area");
    Resolved moved = SHOP.resolve(promoted.with("box.size.width_m", 50));
    assertThat(moved.value("box.size.area")).isEqualTo(10);
    assertThat(moved.gradient(Map.of("box.price", new double[] {1, 0})).get("box.size.area"))
        .containsExactly(20);
    assertThat(moved.gradient(Map.of("box.price", new double[] {1, 0})).get("box.size.width_m"))
        .containsExactly(0);
  }

  @Test
  void aSpecIsLintedAgainstItsSystem() {
    assertThat(SHOP.lint(SPEC)).isEmpty();
    assertThat(SHOP.lint(SPEC.in("market")))
        .containsExactly("the spec is of system \"market\", not \"shop\"");
    assertThat(SHOP.lint(SPEC.add(Param.derived("box.mass", "kg", ""))))
        .containsExactly(
            "box.mass has no derivation in system \"shop\", which derives box.size.area,"
                + " box.price");
    assertThat(SHOP.lint(SPEC.without("shop.rate")))
        .containsExactly("box.price is derived from shop.rate, which is not in the spec");
    assertThat(SHOP.lint(SPEC.add(Param.of("a_deg", "rad", "")).add(Param.of("b", "k;V", ""))))
        .containsExactly(
            "a_deg: a key that ends with _deg has the unit deg, found \"rad\"",
            "b: \"k;V\" is not a unit");
    assertThat(
            SHOP.lint(SPEC.add(Param.of("c", "1e22 cm-2", "")).add(Param.of("d", "ph/s/m2/m", ""))))
        .isEmpty();
  }

  @Test
  void aSystemMustFitTheSpecAndDerivesEachKeyOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.resolve(ParameterStore.of(SPEC.in("market"))))
        .withMessage(
            "the parameters are those of system \"market\", the derivations those of \"shop\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Derivations.of("shop", AREA_OF, AREA_OF))
        .withMessage("box.size.area is derived twice in shop");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPEC.merge(SPEC.in("market")))
        .withMessage("parameters of the systems shop and market do not mix");
  }

  @Test
  void aDerivedValueOutOfItsBoundsIsRefused() {
    ParameterStore large = STORE.with("box.size.height_m", 900);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.resolve(large).value("box.size.area"))
        .withMessage("box.size.area = 4500.0 m2 is outside [0.0, 1000.0]");
  }
}
