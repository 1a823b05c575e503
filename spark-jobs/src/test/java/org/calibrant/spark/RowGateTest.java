package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGateTest {
  private static final List<String> COLUMNS = List.of("lo", "fit", "steps", "rates");
  private static final Object[] ROW = {1.0, 2.0, 3, Arrays.asList(0.5, 0.0)};

  @ParameterizedTest
  @CsvSource({
    "lo <= fit, true",
    "fit <= lo, false",
    "steps >= 0, true",
    "steps == 3, true",
    "rates >= 0, true",
    "rates > 0, false",
    "-1e3 < lo, true"
  })
  void aGateComparesColumnsAndNumbersElementByElement(String gate, boolean holds) {
    assertThat(RowGate.of(gate, COLUMNS).holds(ROW)).isEqualTo(holds);
  }

  @Test
  void nothingDemandsNothingAndNaNNeverStands() {
    RowGate gate = RowGate.of("lo <= fit", COLUMNS);
    assertThat(gate.holds(new Object[] {null, 2.0, 3, null})).isTrue();
    assertThat(gate.holds(new Object[] {Double.NaN, 2.0, 3, null})).isFalse();
  }

  @Test
  void aGateOfAnUnknownColumnOrFormIsRefused() {
    assertThatThrownBy(() -> RowGate.of("low <= fit", COLUMNS))
        .hasMessage("low is neither a column nor a number, in the gate \"low <= fit\"");
    assertThatThrownBy(() -> RowGate.of("lo + fit", COLUMNS)).hasMessageContaining("a <= b");
  }
}
