package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class VectorApiTest {
  @Test
  void kernelsOnTheVectorApiAreChosenWhereTheModuleIsThere() {
    int width =
        VectorApi.choose(IntSupplier.class, "org.calibrant.math.VectorWidth", () -> () -> 1)
            .getAsInt();

    assertThat(VectorApi.isPresent())
        .isEqualTo(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    assertThat(width > 1).isEqualTo(VectorApi.isPresent());
  }
}
