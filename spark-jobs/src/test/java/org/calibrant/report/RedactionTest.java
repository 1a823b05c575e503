package org.calibrant.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine.password = \"canary\"",
        "engine.API-Token = canary",
        "fs.s3a.access.key = canary",
        "override -D engine.credential=canary and more",
        "input s3a://me:canary@bucket/x sha256:00",
        "url = \"https://h/x?a=1&X-Amz-Signature=canary&b=2\"",
        "engine.secret = [\n  canary\n]"
      })
  void aSecretIsNotTold(String line) {
    assertThat(Redaction.of(line)).doesNotContain("canary").contains("***");
  }

  @Test
  void whatIsNoSecretIsToldAsItIs() {
    String line = "engine.field.map = \"hdfs://host:8020/a@b/key.txt\"";
    assertThat(Redaction.of(line)).isEqualTo(line);
  }
}
