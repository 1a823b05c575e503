package org.calibrant.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HoconTest {
  private static final long SEED = 20261120;

  @Test
  void oneNumberHasOneText() {
    assertThat(Hocon.number("10.0")).isEqualTo("10");
    assertThat(Hocon.number("1e1")).isEqualTo("10");
    assertThat(Hocon.number("010")).isEqualTo("10");
    assertThat(Hocon.number("1.50e-3")).isEqualTo("0.0015");
    assertThat(Hocon.number("9007199254740993")).isEqualTo("9007199254740993");
    assertThat(Hocon.number("-0")).isEqualTo("0");
    assertThat(Hocon.number("-0.0")).isEqualTo("-0.0");
    assertThat(Hocon.number("1e22")).isEqualTo("1.0E22");
  }

  /** JDK 17 prints 2^-44 as 5.6843418860808015E-14, one digit too many. */
  @Test
  void aNumberIsWrittenInTheFewestDigitsThatReadBack() {
    assertThat(Hocon.shortest(2.0E-3)).isEqualTo("0.002");
    assertThat(Hocon.shortest(0x1p-44)).isEqualTo("5.684341886080802E-14");
    assertThat(Hocon.shortest(Double.parseDouble("2e23"))).isEqualTo("2E23");
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Hocon.number(Double.toString(value));
        assertThat(Double.parseDouble(text)).as("seed %d", SEED).isEqualTo(value);
        assertThat(Hocon.isNumber(text)).isTrue();
      }
    }
  }

  @Test
  void whatDoesNotPrintIsEscaped() {
    assertThat(Hocon.quote("a\"\\\n\u001b\u202eé\uD83D\uDE00"))
        .isEqualTo("\"a\\\"\\\\\\n\\u001b\\u202eé\uD83D\uDE00\"");
    assertThat(Hocon.key("d-e_1")).isEqualTo("d-e_1");
    assertThat(Hocon.key("a.b")).isEqualTo("\"a.b\"");
    assertThat(Hocon.key("")).isEqualTo("\"\"");
  }

  @Test
  void aComponentNameIsAKeyInKebabCase() {
    assertThat(Types.key("photonIndex")).isEqualTo("photon-index");
  }
}
