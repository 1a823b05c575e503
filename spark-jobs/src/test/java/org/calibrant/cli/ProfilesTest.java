package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the profiles of {@code submit/} promise, and that Spark knows every word of them. */
class ProfilesTest {
  private static final Path FOLDER = Path.of("../submit");

  /** Where Spark declares settings; a declaration is known once its place was loaded. */
  private static final List<String> DECLARED =
      List.of(
          "org.apache.spark.internal.config.package$",
          "org.apache.spark.internal.config.UI$",
          "org.apache.spark.internal.config.Network$",
          "org.apache.spark.internal.config.Deploy$",
          "org.apache.spark.internal.config.History$",
          "org.apache.spark.deploy.k8s.Config$",
          "org.apache.spark.deploy.yarn.config.package$");

  /** Read by spark-submit itself and declared nowhere. */
  private static final List<String> OF_SUBMIT = List.of("spark.master");

  @BeforeAll
  static void load() throws ClassNotFoundException {
    for (String place : DECLARED) {
      if (!place.contains("yarn") || !"4".equals(System.getenv("CALIBRANT_SPARK"))) {
        Class.forName(place);
      }
    }
  }

  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".properties"))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereIsOneForEachKindOfCluster() throws IOException {
    assertThat(all())
        .containsExactly(
            "k8s.properties",
            "local.properties",
            "standalone.properties",
            "yarn-client.properties",
            "yarn-cluster.properties");
  }

  /** Those in comments, too: their reader takes the comment sign away. */
  @ParameterizedTest
  @MethodSource("all")
  @DisabledIfEnvironmentVariable(
      named = "CALIBRANT_SPARK",
      matches = "4",
      disabledReason = "without YARN here, whose settings are among them")
  void sparkKnowsEveryKeyAndReadsEveryValue(String file) throws IOException {
    Matcher line =
        Pattern.compile("(?m)^#?(spark\\.[A-Za-z.]+)[ \t]+(\\S+)")
            .matcher(Files.readString(FOLDER.resolve(file)));
    int keys = 0;
    while (line.find()) {
      keys++;
      ConfigEntry<?> entry = ConfigEntry.findEntry(line.group(1));
      assertThat(entry != null || OF_SUBMIT.contains(line.group(1)))
          .as("Spark has a setting %s", line.group(1))
          .isTrue();
      if (entry != null) {
        Object value = entry.valueConverter().apply(line.group(2));
        assertThat(value).as(line.group()).isNotNull();
      }
    }

    assertThat(keys).isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("all")
  void secretsAreBlankedOut(String file) throws IOException {
    Pattern redaction = Pattern.compile(profile(file).getProperty("spark.redaction.regex"));
    for (String secret :
        List.of(
            "spark.authenticate.secret",
            "spark.hadoop.fs.s3a.secret.key",
            "spark.hadoop.fs.s3a.access.key",
            "spark.hadoop.fs.s3a.session.token",
            "spark.hadoop.hadoop.security.credential.provider.path",
            "spark.ssl.keyStorePassword",
            "spark.hadoop.client.passphrase",
            "spark.kubernetes.authenticate.submission.oauthToken",
            "AWS_SECRET_ACCESS_KEY")) {
      assertThat(redaction.matcher(secret).find()).as(secret).isTrue();
    }

    for (String plain : List.of("spark.app.name", "spark.executor.memory", "spark.master")) {
      assertThat(redaction.matcher(plain).find()).as(plain).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s", "standalone", "yarn-client", "yarn-cluster"})
  void aClusterLendsExecutorsAndRepeatsWhatIsSlowOrLost(String name) throws IOException {
    assertThat(profile(name + ".properties"))
        .containsEntry("spark.speculation", "true")
        .containsEntry("spark.dynamicAllocation.enabled", "true")
        // no service of Spark's own is needed on the machines
        .containsEntry("spark.dynamicAllocation.shuffleTracking.enabled", "true")
        .containsEntry("spark.io.encryption.enabled", "true")
        .containsEntry("spark.ui.killEnabled", "false")
        .containsEntry("spark.task.maxFailures", "8")
        .containsKeys("spark.executor.memory", "spark.executor.cores", "spark.driver.memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s", "yarn-client", "yarn-cluster"})
  void whereAClusterCanMakeASecretNobodyElseIsServed(String name) throws IOException {
    assertThat(profile(name + ".properties"))
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.network.crypto.enabled", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "yarn-client", "yarn-cluster"})
  void whereTheHistoryServerReadsIsALineToUncomment(String name) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(name + ".properties")))
        .containsPattern("(?m)^#spark\\.eventLog\\.enabled\\s+true$")
        .containsPattern("(?m)^#spark\\.eventLog\\.dir\\s+\\S+$");
  }

  @Test
  void theProfileForKubernetesNamesWhatIsInTheManifests() throws IOException {
    Properties profile = profile("k8s.properties");
    assertThat(profile)
        .containsEntry("spark.kubernetes.namespace", "calibrant")
        .containsEntry("spark.kubernetes.authenticate.driver.serviceAccountName", "calibrant");
    for (String role : List.of("driver", "executor")) {
      String template = profile.getProperty("spark.kubernetes." + role + ".podTemplateFile");
      assertThat(FOLDER.resolve(template)).exists();
    }
  }

  /** As Spark reads it. */
  private static Properties profile(String file) throws IOException {
    Properties profile = new Properties();
    try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
      profile.load(in);
    }

    profile.replaceAll((key, value) -> ((String) value).strip());
    return profile;
  }
}
