package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedules of {@code submit/schedules}, asked of the programs that obey them. */
class SchedulesTest {
  private static final Path FOLDER = Path.of("../submit/schedules").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void systemdFindsNothingWrongWithServiceAndTimer() throws Exception {
    Path units = withSystemd();
    Asked verified =
        asked(
            Map.of("SYSTEMD_UNIT_PATH", units + ":"),
            "systemd-analyze",
            "verify",
            "--man=no",
            units.resolve("calibrant.service").toString(),
            units.resolve("calibrant.timer").toString());
    assertThat(verified.err()).isEmpty();
    assertThat(verified.exit()).isZero();

    String service = Files.readString(units.resolve("calibrant.service"));
    Files.writeString(
        units.resolve("calibrant.service"), service.replace("NoNewPrivileges", "NoNewPrivilege"));
    Asked mistaken =
        asked(
            Map.of("SYSTEMD_UNIT_PATH", units + ":"),
            "systemd-analyze",
            "verify",
            "--man=no",
            units.resolve("calibrant.service").toString());
    assertThat(mistaken.err()).as("a mistake is seen").contains("NoNewPrivilege");
  }

  @Test
  void theTimerComesOnceANight() throws Exception {
    Path units = withSystemd();
    String expression = value(units.resolve("calibrant.timer"), "OnCalendar");
    Asked asked =
        asked(
            Map.of("TZ", "UTC", "LC_ALL", "C"),
            "systemd-analyze",
            "calendar",
            "--iterations=3",
            "--base-time=2026-11-20 12:00:00",
            expression);
    assertThat(asked.exit()).as(asked.err()).isZero();
    DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    List<LocalDateTime> nights =
        Pattern.compile("(?:elapse|#\\d+): \\w+ (\\S+ \\S+) UTC")
            .matcher(asked.out())
            .results()
            .map(found -> LocalDateTime.parse(found.group(1), time))
            .toList();
    assertThat(nights)
        .as(asked.out())
        .containsExactly(
            LocalDateTime.of(2026, 11, 21, 2, 30),
            LocalDateTime.of(2026, 11, 22, 2, 30),
            LocalDateTime.of(2026, 11, 23, 2, 30));
    assertThat(value(units.resolve("calibrant.timer"), "Persistent")).isEqualTo("true");
  }

  @Test
  void aServiceIsStartedAgainWhereThatHelps() throws IOException {
    Path service = FOLDER.resolve("calibrant.service");
    assertThat(value(service, "Type")).isEqualTo("oneshot");
    assertThat(value(service, "Restart")).isEqualTo("on-failure");
    List<String> never = List.of(value(service, "RestartPreventExitStatus").split(" "));
    for (Exit exit : Exit.values()) {
      boolean helps = exit == Exit.TEMPORARY || exit == Exit.CHECKPOINTED || exit == Exit.DONE;
      assertThat(never.contains(Integer.toString(exit.code))).as(exit.name()).isEqualTo(!helps);
    }
  }

  @Test
  void theLineForCronIsOneOfCronD() throws IOException {
    CronLine line = CronLine.read(FOLDER.resolve("calibrant.cron"));
    assertThat(line.environment()).containsEntry("SHELL", "/bin/bash").containsKey("PATH");
    assertThat(line.when()).isEqualTo("30 2 * * *");
    assertThat(line.user()).isEqualTo("calibrant");
    assertThat(line.command()).as("cron makes a line end of it").doesNotContain("%");
  }

  /** The file as Python sees it: no Airflow is needed for that. */
  @Test
  void theDagForAirflowIsPython() throws Exception {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    Asked asked =
        asked(
            Map.of(),
            python,
            Path.of("src/test/python/check_airflow.py").toAbsolutePath().toString(),
            FOLDER.resolve("calibrant_airflow.py").toString());
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.out().lines())
        .containsExactly(
            "schedule 30 2 * * *",
            "catchup False",
            "max_active_runs 1",
            "tasks check run verify",
            "order check >> run >> verify");
  }

  @Test
  void theDagTellsAirflowWhatIsDoneAndWhatIsSkipped() throws Exception {
    String dag = Files.readString(FOLDER.resolve("calibrant_airflow.py"));
    Matcher ending = Pattern.compile("FINAL = \"(.*)\"").matcher(dag);
    assertThat(ending.find()).isTrue();
    Map<Integer, Integer> told = new TreeMap<>();
    for (Exit exit : Exit.values()) {
      Asked asked = asked(Map.of(), "bash", "-c", "code=" + exit.code + "; " + ending.group(1));
      told.put(exit.code, asked.exit());
    }

    assertThat(told)
        .containsExactly(
            Map.entry(0, 0),
            Map.entry(1, 1),
            Map.entry(2, 2),
            Map.entry(3, 3),
            Map.entry(4, 0),
            Map.entry(6, 99),
            Map.entry(75, 75),
            Map.entry(85, 85));
  }

  // --- helpers -----------------------------------------------------------------------------------

  /** The units with programs and users that this machine has. */
  private Path withSystemd() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
        "SKIPPED: no systemd-analyze on this machine, the units are not verified");
    Path units = Files.createDirectory(folder.resolve("units"));
    for (String name : List.of("calibrant.service", "calibrant.timer")) {
      String unit = Files.readString(FOLDER.resolve(name));
      Files.writeString(
          units.resolve(name), unit.replace("/opt/calibrant/submit/calibrant", "/bin/true"));
    }

    return units;
  }

  private static String value(Path unit, String key) throws IOException {
    List<String> values =
        Files.readAllLines(unit).stream()
            .filter(line -> line.startsWith(key + "="))
            .map(line -> line.substring(key.length() + 1))
            .toList();
    assertThat(values).as(key).hasSize(1);
    return values.get(0);
  }

  private Asked asked(Map<String, String> environment, String... command) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Asked(process.waitFor(), Files.readString(out), Files.readString(err));
  }
}
