package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoorTest {

  @Test
  void anUnknownVerbIsABadConfigurationAndGetsTwoLines() {
    Asked asked = Asked.of("rum", "x.conf");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err().lines()).hasSize(2).first().asString().contains("rum");
    assertThat(asked.out()).isEmpty();
  }

  @Test
  void nothingAskedIsRefusedWithAHint() {
    Asked asked = Asked.of();
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("VERB").contains("--help");
  }

  @Test
  void aMissingArgumentIsNamed() {
    Asked asked = Asked.of("run");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("CONF").contains("run --help");
  }

  @Test
  void jsonPutsRefusalsIntoOneObject() {
    Asked asked = Asked.of("run", "--json");
    assertThat(asked.json().get("exit")).isEqualTo(2);
    assertThat(asked.json().get("verb")).isEqualTo("run");
    assertThat(asked.json().get("errors").toString()).contains("CONF");
    assertThat(asked.out().lines()).hasSize(1);
  }

  @Test
  void helpNamesEveryVerbAndEveryExitCode() {
    Asked asked = Asked.of("--help");
    assertThat(asked.exit()).isZero();
    assertThat(asked.out()).contains("check", "run", "describe", "export", "--json", "85");
  }
}
