package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import org.calibrant.conf.ConfException;
import org.calibrant.params.OldNames.OldName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {
  private static final ParamSpec SPEC =
      ParamSpec.of(
              Param.of("star.x_as", "as", "").startingAt(0),
              Param.of("star.contrast", "", "").within(0, 10).startingAt(3),
              Param.of("lens.focal_length_m", "m", "").within(0, 9),
              Param.of("lens.zernikes_nm", "nm", "").ofLength(3).startingAt(0),
              Param.derived("lens.scale", "", ""))
          .in("lens");
  private static final OldNames OLD =
      OldNames.of(
          OldName.of("x", "star.x_as"),
          OldName.scaled("focus", "lens.focal_length_m", 1e-3),
          OldName.gone("npix", "it belongs to the detector"));
  private static final Map<String, Value> BENCH =
      Map.of("lens.focal_length_m", numbers(2), "star.contrast", numbers(4));
  private static final Map<String, Value> SKY = Map.of("star.contrast", numbers(5));

  private static Value numbers(double... numbers) {
    return new Numbers(numbers);
  }

  private static Parameters parameters(List<String> profile, Map<String, Value> values) {
    return new Parameters(Map.of("bench", BENCH, "sky", SKY), profile, values);
  }

  @Test
  void theConfigurationGoesBeforeTheProfileAndTheProfileBeforeTheDefault() {
    GivenParameters given =
        parameters(List.of("bench"), Map.of("star.x_as", numbers(0.5))).in(SPEC, OLD);
    assertThat(given.store().value("star.x_as")).isEqualTo(0.5);
    assertThat(given.store().value("star.contrast")).isEqualTo(4);
    assertThat(given.store().vector("lens.zernikes_nm")).containsExactly(0, 0, 0);
    assertThat(given.sources())
        .containsExactly(
            Map.entry("star.x_as", "configuration"),
            Map.entry("star.contrast", "profile bench"),
            Map.entry("lens.focal_length_m", "profile bench"),
            Map.entry("lens.zernikes_nm", "default"),
            Map.entry("lens.scale", "derived"));
    assertThat(given.warnings()).isEmpty();
  }

  @Test
  void ofTwoProfilesTheLaterHolds() {
    GivenParameters given = parameters(List.of("bench", "sky"), Map.of()).in(SPEC, OLD);
    assertThat(given.store().value("star.contrast")).isEqualTo(5);
    assertThat(given.store().value("lens.focal_length_m")).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(List.of("bensh"), Map.of()))
        .withMessageStartingWith("profile bensh is not among the profiles; there are [")
        .withMessageEndingWith("; did you mean 'bench'?");
  }

  @Test
  void oldNamesAreUnderstoodWithAWarning() {
    GivenParameters given =
        parameters(List.of(), Map.of("x", numbers(1), "focus", numbers(1500))).in(SPEC, OLD);
    assertThat(given.store().value("star.x_as")).isEqualTo(1);
    assertThat(given.store().value("lens.focal_length_m")).isEqualTo(1.5);
    assertThat(given.warnings())
        .containsExactlyInAnyOrder(
            "x is deprecated: write star.x_as",
            "focus is deprecated: write lens.focal_length_m (times 0.001)");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Map<String, Value> values =
        new TreeMap<>(
            Map.of(
                "star.contrst", numbers(3),
                "star.contrast", numbers(30),
                "lens.zernikes_nm", numbers(1, 2),
                "lens.scale", numbers(1),
                "npix", numbers(64)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(List.of(), values).in(SPEC, OLD))
        .withMessage(
            "npix is not a parameter: it belongs to the detector; lens.scale is derived in lens:"
                + " give what it is derived from; lens.zernikes_nm: expected a vector of 3, found 2"
                + " numbers; star.contrast = 30.0 is outside [0.0, 10.0]; unknown parameter"
                + " star.contrst; did you mean 'star.contrast'?; known are star.x_as,"
                + " star.contrast, lens.focal_length_m, lens.zernikes_nm, lens.scale");
  }

  @Test
  void anOldAndANewNameOfOneParameterClash() {
    Map<String, Value> both = new TreeMap<>(Map.of("x", numbers(1), "star.x_as", numbers(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(List.of(), both).in(SPEC, OLD))
        .withMessage("star.x_as and x are the same parameter");
  }

  // --- text --------------------------------------------------------------------------------------

  private static final ParameterStore STORE =
      ParameterStore.of(SPEC)
          .with("lens.focal_length_m", 1 / 3.0)
          .with("star.x_as", -1.5e-17)
          .with("lens.zernikes_nm", new double[] {0.1, -2e300, 4.9e-324});

  @Test
  void aStoreIsWrittenAsJsonAndHoconAndReadBackToTheSameBits() {
    assertThat(ParameterStore.of(SPEC).read(STORE.toJson())).isEqualTo(STORE);
    assertThat(ParameterStore.of(SPEC).read(STORE.toHocon())).isEqualTo(STORE);
    assertThat(STORE.toHocon())
        .contains("lens.focal_length_m = 0.3333333333333333  # m\n")
        .contains("lens.zernikes_nm = [0.1, -2.0E300, 4.9E-324]  # nm\n");
    assertThat(STORE.toJson()).startsWith("{\n  \"star.x_as\": -1.5E-17,\n");
  }

  @Test
  void aPersonMayNestAndComment() {
    String text =
        """
        # of the bench
        lens { focal_length_m = 2, zernikes_nm = [1
          2, 3] } // three
        star : { "contrast" : 4 }
        """;
    ParameterStore read = ParameterStore.of(SPEC).read(text);
    assertThat(read.value("lens.focal_length_m")).isEqualTo(2);
    assertThat(read.vector("lens.zernikes_nm")).containsExactly(1, 2, 3);
    assertThat(read.value("star.contrast")).isEqualTo(4);
  }

  @Test
  void textThatIsNoStoreIsRefusedWithItsLine() {
    refused("star.x_as = 1\nstar.contrast = high\n", "line 2: expected a number, found 'high'");
    refused("star.x_as = 1\nstar.x_as = 2\n", "line 2: star.x_as is set twice");
    refused("star.x_as 1", "line 1: expected =, found '1'");
    refused("{ \"star.x_as\": 1", "line 1: expected a new line or ,, found 'end'");
    refused("star.x_as = [1, 2", "line 1: expected , or ], found 'end'");
    refused("a = ${b}", "line 1: expected parameters and numbers, found '$'");
    refused("a { b { c { d { e = 1 } } } }", "line 1: expected a number, found 'd'");
    refused("star.x_as = 1e999", "star.x_as = Infinity as is not finite");
  }

  private static void refused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterStore.of(SPEC).read(text))
        .withMessage(message);
  }

  // --- configuration -----------------------------------------------------------------------------

  record Root(Parameters parameters) {}

  @Test
  void aConfigurationBindsLayersAndTheCommandLineGoesFirst(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("bench.conf"), STORE.toHocon());
    Path file = folder.resolve("fit.conf");
    Files.writeString(
        file,
        """
        parameters {
          profiles { bench { include "bench.conf" }, sky { star.contrast = 5 } }
          profile = [bench]
          values { star { x_as = 0.5 }, lens.zernikes_nm = [1, 2, 3] }
        }
        """);
    Bound<Root> bound = Conf.read(file, List.of(), Root.class);
    GivenParameters given = bound.value().parameters().in(SPEC, OLD);
    assertThat(given.store())
        .isEqualTo(STORE.with("star.x_as", 0.5).with("lens.zernikes_nm", new double[] {1, 2, 3}));

    List<String> overrides =
        List.of("parameters.values.star.contrast=7", "parameters.profile=[bench,sky]");
    ParameterStore overridden =
        Conf.read(file, overrides, Root.class).value().parameters().in(SPEC, OLD).store();
    assertThat(overridden.value("star.contrast")).isEqualTo(7);
  }

  @Test
  void aNestedAndADottedNameAreOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("fit.conf");
    Files.writeString(
        file,
        "parameters { profiles {}, profile = [], values { star.x_as = 1, \"star.x_as\" = 2, lens {}"
            + " } }");
    assertThatThrownBy(() -> Conf.read(file, List.of(), Root.class))
        .isInstanceOf(ConfException.class)
        .hasMessageContaining("star.x_as is set twice")
        .hasMessageContaining("parameters.values.lens.kind: missing key");
  }
}
