package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdentityTest {
  private static final List<String> LINES =
      List.of(
          "engine.grid.A.steps = 5",
          "engine.kind = org.calibrant.xray.LibraryEngine",
          "engine.\"odd name\".x = [1.0, 2.5e-3]",
          "engine.title = \"a \\\"b\\\"\"",
          "input:file:/data/a b.arf = sha256:00ff",
          "kernel = 3");

  @Test
  void theOrderOfTheLinesDoesNotMatter() {
    List<String> turned = new java.util.ArrayList<>(LINES);
    java.util.Collections.reverse(turned);
    RunIdentity identity = new RunIdentity(LINES);
    assertThat(new RunIdentity(turned).hash()).isEqualTo(identity.hash());
    assertThat(new RunIdentity(turned).differencesFrom(identity)).isEmpty();
  }

  @Test
  void differencesAreNamedByPath() {
    RunIdentity now =
        new RunIdentity(
            List.of(
                "engine.grid.A.steps = 7",
                "engine.kind = org.calibrant.xray.LibraryEngine",
                "engine.title = \"a \\\"b\\\"\"",
                "engine.new = true",
                "input:file:/data/a b.arf = sha256:00fe",
                "kernel = 3"));
    assertThat(now.differencesFrom(new RunIdentity(LINES)))
        .containsExactlyInAnyOrder(
            "engine.grid.A.steps: was 5, now 7",
            "engine.new: was absent, now true",
            "engine.\"odd name\".x: was [1.0, 2.5e-3], now absent",
            "input:file:/data/a b.arf: was sha256:00ff, now sha256:00fe");
    assertThat(now.hash()).isNotEqualTo(new RunIdentity(LINES).hash());
  }

  @Test
  void runConfIsHoconAndReadsBackAsItWas() {
    RunConf conf = new RunConf(new RunIdentity(LINES), List.of("Java 17", "two\nlines"));
    RunConf back = RunConf.parse(conf.text());
    assertThat(back).isEqualTo(conf);
    assertThat(back.identity().hash()).isEqualTo(conf.identity().hash());

    Config hocon = ConfigFactory.parseString(conf.text());
    assertThat(hocon.getInt("engine.grid.A.steps")).isEqualTo(5);
    assertThat(hocon.getString("engine.kind")).isEqualTo("org.calibrant.xray.LibraryEngine");
    assertThat(hocon.getDoubleList("engine.\"odd name\".x")).containsExactly(1.0, 2.5e-3);
    assertThat(hocon.getString("\"input:file:/data/a b.arf\"")).isEqualTo("sha256:00ff");
  }

  @Test
  void aPathOccursOnce() {
    assertThatThrownBy(() -> new RunIdentity(List.of("a = 1", "a = 2")))
        .hasMessage("a occurs twice in the identity of a run");
    assertThatThrownBy(() -> new RunIdentity(List.of("a")))
        .hasMessage("expected \"path = value\", was \"a\"");
  }
}
