package org.calibrant.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;
import org.junit.jupiter.api.Test;

class StoredRowsTest {
  private static final int ROWS = 2500; // more than are held in memory

  @Test
  void anyRowIsReadAsItWasAdded() {
    try (StoredRows rows = StoredRows.filled(2, StoredRowsTest::fill)) {
      double[] values = new double[2];
      assertThat(rows.size()).isEqualTo(ROWS);
      for (int i : new int[] {ROWS - 1, 0, 1023, 1024}) {
        assertThat(rows.read(i, values)).isEqualTo(7L * i);
        assertThat(values).containsExactly(i, -i / 3.0);
      }

      assertThatThrownBy(() -> rows.read(ROWS, values))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("row 2500 of 2500");
    }
  }

  @Test
  void theTemporaryFileOfRefusedRowsIsGivenBackAtOnce() {
    List<StoredRows> refused = new ArrayList<>();
    BadInput reason = new BadInput("a.csv", "line 9", "expected a number, found 'x'");
    assertThatThrownBy(
            () ->
                StoredRows.filled(
                    2,
                    rows -> {
                      refused.add(rows);
                      fill(rows);
                      throw reason;
                    }))
        .isSameAs(reason);
    assertThatThrownBy(() -> refused.get(0).read(0, new double[2]))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(java.nio.channels.ClosedChannelException.class);
  }

  private static void fill(StoredRows rows) {
    for (int i = 0; i < ROWS; i++) {
      rows.add(7L * i, new double[] {i, -i / 3.0});
    }
  }
}
