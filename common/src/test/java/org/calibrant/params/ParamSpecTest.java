package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParamSpecTest {
  private static final Param TEMPERATURE =
      Param.of("source.plasma.kT", "keV", "temperature").within(0.1, 10).startingAt(3);
  private static final Param NORM = Param.of("source.plasma.norm", "", "emission measure");
  private static final Param COLUMN =
      Param.of("absorber.column", "1e22 cm-2", "hydrogen column").startingAt(0.05).frozen();
  private static final ParamSpec SPEC = ParamSpec.of(TEMPERATURE, NORM, COLUMN);

  @Test
  void theOrderIsThatOfTheDefinitions() {
    assertThat(keys(SPEC))
        .containsExactly("source.plasma.kT", "source.plasma.norm", "absorber.column");
    assertThat(SPEC.index("absorber.column")).isEqualTo(2);
    assertThat(SPEC.size()).isEqualTo(3);
  }

  @Test
  void aKeyIsDefinedOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPEC.add(NORM))
        .withMessage("parameter source.plasma.norm is defined twice");
  }

  @Test
  void mergingKeepsOrderAndAcceptsWhatAgrees() {
    Param gain = Param.of("detector.gain", "", "gain");
    ParamSpec merged = SPEC.merge(ParamSpec.of(NORM, gain));
    assertThat(merged).isEqualTo(SPEC.add(gain));
    assertThat(SPEC.size()).isEqualTo(3);
  }

  @Test
  void mergingRefusesWhatDisagrees() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPEC.merge(ParamSpec.of(NORM.within(0, 1))))
        .withMessageContaining("parameter source.plasma.norm is defined twice: ")
        .withMessageContaining("upper=1.0");
  }

  @Test
  void aSubsetKeepsTheOrderOfTheSpec() {
    assertThat(keys(SPEC.subset("absorber.column", "source.plasma.kT")))
        .containsExactly("source.plasma.kT", "absorber.column");
    assertThat(keys(SPEC.without("source.plasma.kT", "source.plasma.kT")))
        .containsExactly("source.plasma.norm", "absorber.column");
  }

  @Test
  void freezingAndThawingChooseWhatIsFree() {
    assertThat(SPEC.free()).containsExactly(TEMPERATURE, NORM);
    ParamSpec other = SPEC.freeze("source.plasma.kT").thaw("absorber.column");
    assertThat(other.free()).containsExactly(NORM, COLUMN.thawed());
    assertThat(other.freeze("absorber.column").thaw("source.plasma.kT")).isEqualTo(SPEC);
  }

  @Test
  void anUnknownKeyNamesTheNearestKnownOnes() {
    unknown(
        "source.plasma.kt",
        "; did you mean 'source.plasma.kT'?; known are source.plasma.kT, source.plasma.norm,"
            + " absorber.column");
    unknown(
        "norm",
        "; did you mean 'source.plasma.norm'?; known are source.plasma.kT, source.plasma.norm,"
            + " absorber.column");
    unknown(
        "absorber.colum",
        "; did you mean 'absorber.column'?; known are source.plasma.kT, source.plasma.norm,"
            + " absorber.column");
    unknown("zzz", "; known are source.plasma.kT, source.plasma.norm, absorber.column");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamSpec.of().param("a"))
        .withMessage("unknown parameter a; there are none");
  }

  private static void unknown(String key, String hint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPEC.without(key))
        .withMessage("unknown parameter " + key + hint);
  }

  @Test
  void aParameterThatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("a..b", "", ""))
        .withMessage("a parameter's key must have the form element.group.name, was \"a..b\"");
    assertThatIllegalArgumentException().isThrownBy(() -> Param.of("a.b.c.d", "", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NORM.within(2, 1))
        .withMessage(
            "source.plasma.norm: lower bound must not be above upper bound, were 2.0 and 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> NORM.within(Double.NaN, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEMPERATURE.startingAt(12))
        .withMessage("source.plasma.kT = 12.0 keV is outside [0.1, 10.0]");
  }

  private static List<String> keys(ParamSpec spec) {
    return spec.params().stream().map(Param::key).toList();
  }
}
