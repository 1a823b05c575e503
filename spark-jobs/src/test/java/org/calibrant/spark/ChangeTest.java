package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final String OLD = "sha256:" + "0".repeat(64);
  private static final String NEW = "sha256:" + "1".repeat(64);

  private static RunConf conf(String remark, String... lines) {
    return new RunConf(new RunIdentity(List.of(lines)), List.of(remark));
  }

  @Test
  void everyCauseHasItsWords() {
    RunConf was =
        conf(
            "input /data/acis.arf " + OLD,
            "engine.grid.A.steps = 5",
            "engine.response.arf = \"" + OLD + "\"",
            "engine.seed = 1",
            "engine.split.seed = 1",
            "kernel.\"org.calibrant.xray.LibraryEngine\" = 2",
            "calibrant.version = \"0.1.0\"",
            "code.\"mine.jar\" = \"" + OLD + "\"");
    RunConf now =
        conf(
            "input /data/acis.arf " + NEW,
            "engine.grid.A.steps = 7",
            "engine.response.arf = \"" + NEW + "\"",
            "engine.seed = 2",
            "engine.split.seed = 2",
            "kernel.\"org.calibrant.xray.LibraryEngine\" = 3",
            "calibrant.version = \"0.2.0\"",
            "code.\"mine.jar\" = \"" + NEW + "\"");
    assertThat(Change.between(was, now))
        .extracting(Change::toString)
        .containsExactlyInAnyOrder(
            "config:grid.A.steps",
            "input:acis.arf",
            "seed:seed",
            "seed:split.seed",
            "code:xray@3",
            "code:calibrant@0.2.0",
            "code:mine.jar");
    assertThat(Change.between(was, was)).isEmpty();
  }
}
