package org.calibrant.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "yes | \"yes\"",
        "1e5 | 100000.0",
        "1e-7 | 1.0E-7",
        "2.5e300 | 2.5E+300",
        "9007199254740993 | 9007199254740993",
        "true | true",
        "null | null",
        "\"a: b # c\" | \"a: b # c\"",
        "\"tab\\tline\\nquote\\\"back\\\\\" | \"tab\\tline\\nquote\\\"back\\\\\"",
        "\"\\u0007\\u2028µ\" | \"\\u0007\\u2028µ\"",
        "[1, \"x\", [true]] | [1, \"x\", [true]]",
        "{\"a b\": -0.0} | {\"a b\": -0.0}",
        "12 keV | \"12 keV\"",
        "0x10 | \"0x10\""
      })
  void aValueMeansTheSameToEveryReader(String setting, String yaml) {
    FinishedRun run =
        new FinishedRun("run", List.of("x = " + setting), List.of(), new Configuration(false));
    assertThat(Yaml.value(new RunSettings(run).values().get("x"))).isEqualTo(yaml);
  }
}
