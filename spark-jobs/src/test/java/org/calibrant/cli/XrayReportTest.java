package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of X-ray campaigns say what the tables say. */
class XrayReportTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();

  @TempDir private static Path folder;
  private static Path output;
  private static Path figures;
  private static Map<String, Object> told;

  /** 3 × 2 × 3 points × 2 temperatures × 3 realisations. */
  @BeforeAll
  static void runOnce() {
    output = folder.resolve("library");
    figures = folder.resolve("report");
    run(
        "xray-library.conf",
        output,
        "engine.grid.mu=[1,4,6]",
        "engine.grid.sigma=[0.5,2]",
        "engine.grid.A=[-0.2,0,0.2]",
        "engine.temperatures-kev=[2,5]",
        "engine.realisations=3",
        "engine.fit.starts=12",
        "engine.fit.delta=2.706");
    told = report(output, figures);
  }

  @Test
  void everyFigureOfALibraryIsDrawnWithoutANumberThatIsNone() throws IOException {
    assertThat(told.get("missing")).isEqualTo(Map.of());
    assertThat((List<?>) told.get("figures"))
        .asString()
        .contains(
            "bias-temperature",
            "bias-temperature-sigma",
            "bias-sanity-sigma",
            "bias-norm",
            "coverage",
            "pulls",
            "spectrum",
            "spectrum-worst",
            "effective-areas",
            "libraryrow-statuses");
    for (String name :
        List.of("bias-temperature", "coverage", "pulls", "spectrum", "effective-areas")) {
      String svg = Files.readString(figures.resolve(name + ".svg"));
      assertThat(svg)
          .as(name)
          .contains("class=\"marks\"")
          .doesNotContain("NaN", "Infinity", "no data");
    }
  }

  @Test
  void mapsStandForAllShownTemperaturesAndWidths() throws IOException {
    String svg = Files.readString(figures.resolve("bias-temperature.svg"));
    assertThat(svg)
        .contains("sigma = 0.5 keV, temperature = 2 keV", "sigma = 2 keV, temperature = 5 keV");
    assertThat(svg.split("class=\"marks\"", -1)).as("2 × 2 maps").hasSize(5);
    assertThat(svg).contains("t_fit − temperature");
  }

  @Test
  void coverageIsThatOfTheTable() throws IOException {
    for (String prefix : List.of("", "modified_")) {
      long hits = 0;
      long of = 0;
      try (TableReader rows =
          read("LibraryRow", "temperature", prefix + "t_lo", prefix + "t_hi", prefix + "status")) {
        while (rows.next()) {
          if (rows.text(3).equals("ok") && !rows.isNull(1) && !rows.isNull(2)) {
            of++;
            hits += rows.number(1) <= rows.number(0) && rows.number(0) <= rows.number(2) ? 1 : 0;
          }
        }
      }

      assertThat(of).isGreaterThan(90);
      assertThat(page())
          .contains(
              "%s %.1f %% (%d of %d)"
                  .formatted(
                      prefix.isEmpty() ? "unmodified" : "sanity fits",
                      100.0 * hits / of,
                      hits,
                      of));
    }

    assertThat(page()).contains("nominal: 90.0 %");
  }

  @Test
  void theSpectrumThatIsSimulatedAgainHasTheCountsOfTheTable() throws IOException {
    assertThat(page())
        .contains("counts, as in the table.")
        .doesNotContain("no longer those of the run");
    assertThat(page().split("counts, as in the table", -1)).as("drawn, and most biased").hasSize(3);
  }

  @Test
  void theFoldedBestFitHasTheStatisticAndTheCountsThatTheFitHad() throws IOException {
    var engine =
        (org.calibrant.xray.LibraryEngine)
            org.calibrant.conf.Conf.read(
                    CONF.resolve("xray-library.conf"),
                    List.of(
                        "engine.grid.mu=[4]",
                        "engine.grid.sigma=[1]",
                        "engine.grid.A=[0.1]",
                        "engine.temperatures-kev=[3]",
                        "engine.fit.minimum-counts=0"),
                    Campaign.class)
                .value()
                .engine();
    Path other = folder.resolve("single");
    run(
        "xray-library.conf",
        other,
        "engine.grid.mu=[4]",
        "engine.grid.sigma=[1]",
        "engine.grid.A=[0.1]",
        "engine.temperatures-kev=[3]",
        "engine.fit.minimum-counts=0",
        "engine.keep-arfs=false");
    try (TableReader rows = read(other, "LibraryRow", "t_fit", "norm", "statistic", "counts")) {
      rows.next();
      var fit = engine.folded(0, rows.number(0), rows.number(1));
      double statistic = 0;
      double counts = 0;
      for (int c = 0; c < fit.counts().length; c++) {
        double s = fit.counts()[c];
        double m = fit.expected()[c];
        counts += s;
        statistic += 2 * (m - s + (s > 0 ? s * Math.log(s / m) : 0));
      }

      assertThat(counts).isEqualTo(rows.number(3));
      assertThat(statistic).isCloseTo(rows.number(2), within(1e-5));
    }
  }

  @Test
  void aFittedSpectrumHasItsPlotAndItsParameters() throws IOException {
    Path fit = folder.resolve("fit");
    run("examples/xray-fit.conf", fit);
    Map<String, Object> facts = report(fit, folder.resolve("fit-report"));

    assertThat(facts.get("missing")).isEqualTo(Map.of());
    assertThat((List<?>) facts.get("figures")).asString().contains("fit-0", "parameters-table");
    String svg = Files.readString(folder.resolve("fit-report/fit-0.svg"));
    assertThat(svg).contains("best fit", "residual").doesNotContain("NaN");
    String page = Files.readString(folder.resolve("fit-report/report.html"));
    assertThat(page).contains("powerlaw.PhoIndex", "Counts less the scaled background");
  }

  @Test
  void instrumentsPredictionsAndSimulationsHaveFigures() {
    Map.of(
            "xray-instrument.conf", List.of("effective-area", "redistribution"),
            "examples/xray-fold.conf", List.of("rates"),
            "examples/xray-fakeit.conf", List.of("simulated"))
        .forEach(
            (conf, names) -> {
              Path made = folder.resolve(conf.replaceAll("\\W", "-"));
              run(conf, made);
              Path shown = folder.resolve(made.getFileName() + "-report");
              assertThat(report(made, shown).get("missing")).isEqualTo(Map.of());
              for (String name : names) {
                assertThat(shown.resolve(name + ".svg"))
                    .content()
                    .contains("class=\"marks\"")
                    .doesNotContain("NaN", "no data");
              }
            });
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static void run(String conf, Path output, String... overrides) {
    List<String> arguments =
        new ArrayList<>(List.of("run", CONF.resolve(conf).toString(), "--json"));
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("output=\"" + output + "\"");
    all.add("exports={}");
    for (String override : all) {
      arguments.add("-D");
      arguments.add(override);
    }

    Asked asked = Asked.of(arguments.toArray(String[]::new));
    assertThat(asked.exit()).as(asked.err()).isZero();
  }

  private static Map<String, Object> report(Path output, Path to) {
    Asked asked =
        Asked.of("report", output.toString(), "--figures", "svg", "--to", to.toString(), "--json");
    assertThat(asked.exit()).as(asked.err()).isZero();
    return asked.json();
  }

  private static String page() throws IOException {
    return Files.readString(figures.resolve("report.html"));
  }

  private static TableReader read(String table, String... columns) throws IOException {
    return read(output, table, columns);
  }

  private static TableReader read(Path output, String table, String... columns) throws IOException {
    String name = Files.readString(output.resolve("LATEST")).strip();
    String path = output.resolve("runs").resolve(name).toString();
    FinishedRun run = new FinishedRun(path, List.of(), List.of(), new Configuration());
    return TableReader.open(run, table, columns);
  }
}
