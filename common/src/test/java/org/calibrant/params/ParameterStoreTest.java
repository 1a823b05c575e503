package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class ParameterStoreTest {
  private static final ParamSpec SPEC =
      ParamSpec.of(
          Param.of("kT", "keV", "temperature").within(0.1, 10).startingAt(3),
          Param.of("abundance", "", "metals").startingAt(0.3).within(0, 5).frozen(),
          Param.of("norm", "", "emission measure").within(0, 1e6));
  private static final ParameterStore STORE = ParameterStore.of(SPEC).with("norm", 2);

  @Test
  void aStoreBeginsWithTheDefaults() {
    ParameterStore store = ParameterStore.of(SPEC);
    assertThat(store.value("kT")).isEqualTo(3);
    assertThat(store.has("norm")).isFalse();
    assertThat(store.missing()).containsExactly("norm");
  }

  @Test
  void movingAParameterYieldsANewStore() {
    ParameterStore moved = STORE.with("kT", 4);
    assertThat(moved.value("kT")).isEqualTo(4);
    assertThat(STORE.value("kT")).isEqualTo(3);
    assertThat(moved.with("kT", 3)).isEqualTo(STORE).hasSameHashCodeAs(STORE);
    assertThat(moved).isNotEqualTo(STORE).hasToString("{kT=4.0, abundance=0.3, norm=2.0}");
  }

  @Test
  void aValueOutOfBoundsIsRefusedWithNameValueAndUnit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STORE.with("kT", 12))
        .withMessage("kT = 12.0 keV is outside [0.1, 10.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STORE.with("norm", Double.NaN))
        .withMessage("norm = NaN is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STORE.with("nrom", 1))
        .withMessageStartingWith("unknown parameter nrom; ");
  }

  @Test
  void theFlatVectorHoldsTheFreeValuesInSpecOrder() {
    assertThat(STORE.pack()).containsExactly(3, 2);
    assertThat(STORE.values()).containsExactly(3, 0.3, 2);
    ParameterStore moved = STORE.unpack(new double[] {5, 7});
    assertThat(moved.values()).containsExactly(5, 0.3, 7);
    assertThat(moved.unpack(STORE.pack())).isEqualTo(STORE);
  }

  @Test
  void theFlatVectorIsCheckedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STORE.unpack(new double[] {11, 7}))
        .withMessage("kT = 11.0 keV is outside [0.1, 10.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STORE.unpack(new double[] {1, 2, 3}))
        .withMessage("expected 2 free values, found 3");
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() {
    ParameterStore store = ParameterStore.of(SPEC.add(Param.of("redshift", "", "z")));
    assertThatIllegalArgumentException()
        .isThrownBy(store::pack)
        .withMessage("no value and no default for norm, redshift");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.value("norm"))
        .withMessage("parameter norm has no value and no default");
  }

  @Test
  void valuesMoveToAnotherSpecByKey() {
    ParamSpec other = SPEC.without("abundance").thaw("kT").add(Param.of("z", "", "").startingAt(1));
    assertThat(STORE.with("kT", 7).under(other).values()).containsExactly(7, 2, 1);
  }

  @Test
  void theListingShowsEverythingThatIsKnown() {
    assertThat(ParameterStore.of(SPEC).listing().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("kT", "3.0", "keV", "[0.1, 10.0]", "free"))
        .anySatisfy(line -> assertThat(line).contains("abundance", "0.3", "frozen", "metals"))
        .anySatisfy(line -> assertThat(line).contains("norm", "(none)", "[0.0, 1000000.0]"));
  }

  @Test
  void aStoreTravels() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(STORE);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(STORE);
    }
  }
}
