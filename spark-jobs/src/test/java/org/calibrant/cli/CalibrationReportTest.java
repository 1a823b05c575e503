package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of calibrations say what the tables say. */
class CalibrationReportTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final String[] SHORT = {
    "engine.schedule.burn-in=100",
    "engine.schedule.thin=5",
    "engine.schedule.check-every=50",
    "engine.schedule.iterations=300",
    "engine.walkers.walkers=16",
    "engine.placement={kind=WholeProblems}",
    "max-failed-fraction=1"
  };

  @TempDir private Path folder;

  @Test
  void aPosteriorHasItsFiguresAndTheTablesNumbers() throws IOException {
    run("calibration.conf", with(SHORT, "engine.ensembles=2"));
    Map<String, Object> told = report();

    assertThat(told.get("missing")).isEqualTo(Map.of());
    assertThat(told.get("figures"))
        .asString()
        .contains(
            "diagnostics",
            "endings",
            "traces",
            "ranks",
            "corner",
            "autocorrelations",
            "acceptance",
            "ln-posterior",
            "acceptance-walkers",
            "predictive-surface-temperature",
            "predictive-heat-content")
        .doesNotContain("sbc", "recovery");
    for (String name : List.of("traces", "ranks", "corner", "autocorrelations", "acceptance")) {
      assertThat(svg(name)).as(name).contains("class=\"marks\"").doesNotContain("NaN", "no data");
    }

    assertThat(panels("traces")).as("6 parameters, 1 derived, ln posterior").isEqualTo(8);
    assertThat(panels("corner")).as("6 × 7 / 2").isEqualTo(21);
    assertThat(svg("corner")).contains("heat_capacity_deep");
    assertThat(page())
        .contains("All draws of 32 walkers, 1,280 draws")
        .contains("The model run again for 200 draws");
    try (TableReader rows = read("DiagnosticsRow", "parameter", "mean", "r_hat_ensembles")) {
      while (rows.next()) {
        assertThat(page())
            .contains(
                "<td>%s</td><td>%s</td>"
                    .formatted(rows.text(0), org.calibrant.report.Listing.number(rows.number(1))));
      }
    }
  }

  /** A model that made its observations itself is seen within the band about as often as it says. */
  @Test
  void ninetyPercentOfTheObservationsAreWithinThePrediction() throws IOException {
    run("calibration.conf", with(SHORT, "engine.ensembles=1"));
    report();
    var found =
        java.util.regex.Pattern.compile("here ([0-9.]+) % \\(([0-9]+) of ([0-9]+)\\)")
            .matcher(page());
    int targets = 0;
    while (found.find()) {
      targets++;
      double share = Double.parseDouble(found.group(1));
      assertThat(share).isBetween(80.0, 100.0);
    }

    assertThat(targets).isEqualTo(2);
    assertThat(page()).as("one ensemble: its halves").contains("Ranks of each half");
  }

  @Test
  void ranksAreCountedAsTheTableHasThem() throws IOException {
    run("examples/calibration-sbc.conf", "engine.problems.count=60");
    Map<String, Object> told = report();

    assertThat(told.get("missing")).isEqualTo(Map.of());
    assertThat(told.get("figures"))
        .asString()
        .contains("sbc-ranks", "sbc-cumulated", "recovery", "r-hat", "effective-draws");
    long ranks = 0;
    try (TableReader rows = read("RankRow", "parameter", "status")) {
      while (rows.next()) {
        ranks += rows.text(0).equals("a") && rows.text(1).equals("ok") ? 1 : 0;
      }
    }

    assertThat(page()).contains("a: %d ranks, p = ".formatted(ranks));
    assertThat(panels("sbc-ranks")).isEqualTo(2);
    assertThat(page()).contains("which has the largest R-hat of 60 problems");
    assertThat(svg("recovery")).doesNotContain("NaN");
  }

  @Test
  void searchesShowHowFarTheyEndedBelowTheBest() throws IOException {
    run(
        "examples/calibration-point-estimate.conf",
        "engine.starts.number=3",
        "engine.keep-evaluated=true",
        "max-failed-fraction=1");
    Map<String, Object> told = report();

    assertThat(told.get("missing")).isEqualTo(Map.of());
    assertThat(told.get("figures"))
        .asString()
        .contains("searches", "searches-parameters", "searches-ways", "searches-table");
    double best = Double.NEGATIVE_INFINITY;
    try (TableReader rows = read("PointRow", "ln_posterior")) {
      while (rows.next()) {
        best = Math.max(best, rows.number(0));
      }
    }

    assertThat(page())
        .contains("<td>" + String.format(Locale.ROOT, "%.4g", best) + "</td><td>0</td>");
    assertThat(panels("searches-parameters")).isEqualTo(6);
  }

  @Test
  void otherPeoplesChainsHaveTheirDiagnostics() throws IOException {
    run("examples/chain-diagnostics.conf");
    assertThat(report().get("missing")).isEqualTo(Map.of());
    assertThat(page()).contains("id=\"diagnostics\"");
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void run(String conf, String... overrides) {
    List<String> arguments =
        new ArrayList<>(List.of("run", CONF.resolve(conf).toString(), "--json"));
    for (String override :
        with(overrides, "output=\"" + folder.resolve("out") + "\"", "exports={}")) {
      arguments.add("-D");
      arguments.add(override);
    }

    Asked asked = Asked.of(arguments.toArray(String[]::new));
    assertThat(asked.exit()).as(asked.err()).isZero();
  }

  private Map<String, Object> report() {
    Asked asked =
        Asked.of(
            "report",
            folder.resolve("out").toString(),
            "--figures",
            "svg",
            "--to",
            folder.resolve("report").toString(),
            "--json");
    assertThat(asked.exit()).as(asked.err()).isZero();
    return asked.json();
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("report/report.html")).replaceAll(">\\s+<", "><");
  }

  private String svg(String name) throws IOException {
    return Files.readString(folder.resolve("report/" + name + ".svg"));
  }

  private int panels(String name) throws IOException {
    return svg(name).split("class=\"marks\"", -1).length - 1;
  }

  private TableReader read(String table, String... columns) throws IOException {
    Path output = folder.resolve("out");
    String name = Files.readString(output.resolve("LATEST")).strip();
    String path = output.resolve("runs").resolve(name).toString();
    return TableReader.open(
        new FinishedRun(path, List.of(), List.of(), new Configuration()), table, columns);
  }
}
