package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  record Point(String name, double[] values, Map<String, Integer> steps, List<Object> more) {}

  /** An object whose state is no record. */
  static class Holder implements Serializable {
    private static final long serialVersionUID = 1L;
    final int kept;
    transient int cache;

    Holder(int kept, int cache) {
      this.kept = kept;
      this.cache = cache;
    }
  }

  private static String of(Object value) {
    return HexFormat.of().formatHex(new Fingerprint().of(value)).substring(0, 16);
  }

  private static Point point(double last) {
    return new Point(
        "a", new double[] {1, last}, Map.of("x", 1, "y", 2, "z", 3), List.of(1, 2L, true));
  }

  @Test
  void equalContentHasOneFingerprintAndTheLastBitCounts() {
    assertThat(of(point(2))).isEqualTo(of(point(2)));
    assertThat(of(point(2))).isNotEqualTo(of(point(Math.nextUp(2.0))));
    assertThat(of(new double[] {0.0})).isNotEqualTo(of(new double[] {-0.0}));
    assertThat(of(1)).isNotEqualTo(of(1L));
    assertThat(of(List.of("ab", "c"))).isNotEqualTo(of(List.of("a", "bc")));
  }

  /** Java's immutable maps have another order in each JVM, this number is from one of them. */
  @Test
  void theFingerprintIsTheSameInEveryJvm() {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    ordered.put("z", 3);
    ordered.put("y", 2);
    ordered.put("x", 1);
    Point other = new Point("a", new double[] {1, 2}, ordered, List.of(1, 2L, true));
    assertThat(of(other)).isEqualTo(of(point(2))).isEqualTo("77f2ae7fe0521bc0");
  }

  @Test
  void whatIsNotSentToWorkersDoesNotCount() {
    assertThat(of(new Holder(1, 2))).isEqualTo(of(new Holder(1, 3)));
    assertThat(of(new Holder(1, 2))).isNotEqualTo(of(new Holder(2, 2)));
  }

  @Test
  void whatHasNoContentHasNoFingerprint() {
    Supplier<String> lambda = () -> "x";
    assertThatThrownBy(() -> of(lambda)).isInstanceOf(Fingerprint.Opaque.class);
    assertThatThrownBy(() -> of(Thread.currentThread())).isInstanceOf(Fingerprint.Opaque.class);
  }
}
