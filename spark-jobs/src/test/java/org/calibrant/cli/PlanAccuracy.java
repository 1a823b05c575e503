package org.calibrant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@code plan} foretells of shipped campaigns, against what {@code run} then takes, each in a
 * JVM of its own as users start them: {@code [folder [campaign…]]} prints a table in Markdown.
 */
final class PlanAccuracy {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_S = 1200;

  /** A campaign, with settings that shorten it where it lasts for many minutes. */
  record Case(String conf, List<String> overrides) {
    Case(String conf, String... overrides) {
      this(conf, List.of(overrides));
    }
  }

  /** All that are shipped. */
  static final List<Case> CASES =
      List.of(
          new Case("calibration.conf"),
          new Case("diffraction-demo.conf"),
          new Case("diffraction-demo-adam.conf"),
          new Case("optics.conf"),
          new Case("tracks.conf"),
          new Case("xray-instrument.conf"),
          new Case("xray-library.conf"),
          new Case("examples/calibration-child.conf"),
          new Case("examples/calibration-density.conf"),
          new Case("examples/calibration-point-estimate.conf"),
          new Case("examples/calibration-points.conf"),
          new Case("examples/calibration-sbc.conf"),
          new Case("examples/calibration-sweep.conf", "engine.problems.count=200"),
          new Case("examples/chain-diagnostics.conf"),
          new Case("examples/diffraction-images.conf"),
          new Case("examples/diffraction-multistart.conf"),
          new Case("examples/diffraction-refine.conf"),
          new Case("examples/diffraction-shared-distance.conf"),
          new Case("examples/diffraction-stills.conf"),
          new Case("examples/optics-eigen.conf"),
          new Case("examples/optics-fit.conf"),
          new Case("examples/optics-forecast.conf"),
          new Case("examples/optics-multistart.conf"),
          new Case("examples/optics-plate-scale.conf"),
          new Case("examples/optics-posterior.conf"),
          new Case("examples/optics-psf.conf"),
          new Case("examples/optics-synthetic.conf"),
          new Case("examples/tracks-comparison.conf"),
          new Case("examples/tracks-field.conf"),
          new Case("examples/tracks-map.conf"),
          new Case("examples/tracks-production.conf", "engine.source.tracks=1000000"),
          new Case("examples/tracks-states.conf"),
          new Case(
              "examples/xray-chandra-library.conf",
              "engine.grid.mu.steps=5",
              "engine.grid.sigma.steps=4",
              "engine.temperatures-kev.steps=10"),
          new Case("examples/xray-counts.conf"),
          new Case("examples/xray-fakeit.conf"),
          new Case("examples/xray-fit.conf"),
          new Case("examples/xray-fold.conf"));

  /**
   * One figure.
   *
   * @param actual not a number where nobody counted
   */
  record Figure(double foretold, double low, double high, double actual) {
    double ratio() {
      return actual == foretold ? 1 : actual / foretold;
    }

    boolean within(double share) {
      return Double.isNaN(actual) || (ratio() <= 1 + share && ratio() >= 1 - share);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.4g (%.4g to %.4g) | %.4g | %.2f", foretold, low, high, actual, ratio());
    }
  }

  /** What became of one campaign. */
  record Outcome(
      String conf, Figure wall, Figure core, Figure rows, Figure bytes, Figure files, String note) {
    /** Cores are counted by tasks alone, so a campaign that computes in the driver is left out. */
    boolean within(double share) {
      return wall.within(share) && rows.within(share) && bytes.within(share) && files.within(share);
    }

    String line() {
      return "| %s | %s | %s | %s | %s | %s | %s |"
          .formatted(conf, wall, core, rows, bytes, files, note);
    }
  }

  static final String HEADER =
      "| campaign | wall time [s]: plan (90 %) | run | ratio | one core [s]: plan (90 %) | run |"
          + " ratio | rows: plan (90 %) | run | ratio | bytes: plan (90 %) | run | ratio | files:"
          + " plan | run | ratio | |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

  private final Path folder;

  PlanAccuracy(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/plan-accuracy");
    Files.createDirectories(folder);
    System.out.println(HEADER);
    for (Case each : CASES) {
      boolean wanted = arguments.length < 2;
      for (int i = 1; i < arguments.length; i++) {
        wanted |= each.conf().contains(arguments[i]);
      }

      if (wanted) {
        System.out.println(new PlanAccuracy(folder).measured(each).line());
      }
    }
  }

  Outcome measured(Case campaign) throws IOException, InterruptedException {
    Path place = Files.createTempDirectory(folder, campaign.conf().replaceAll("[^a-z-]", "-"));
    JsonNode plan = asked("plan", campaign, place);
    JsonNode run = plan == null ? null : asked("run", campaign, place);
    if (run == null) {
      String said = Files.readString(place.resolve("err.txt")).lines().findFirst().orElse("");
      Figure none = new Figure(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      return new Outcome(campaign.conf(), none, none, none, none, none, said);
    }

    Path done = place.resolve("out/runs").resolve(run.path("run").asText());
    double rows = 0;
    for (JsonNode table : run.path("tables")) {
      rows += table.path("rows").asDouble();
    }

    double foretold = 0;
    double low = 0;
    double high = 0;
    for (JsonNode table : plan.path("tables")) {
      foretold += table.path("rows").path("value").asDouble();
      low += table.path("rows").path("low").asDouble();
      high += table.path("rows").path("high").asDouble();
    }

    List<Long> sizes = sizes(done);
    long bytes = sizes.stream().mapToLong(Long::longValue).sum();
    double files = plan.path("files").asDouble();
    return new Outcome(
        campaign.conf(),
        figure(plan.path("wall-seconds"), 1, run.path("seconds").asDouble()),
        figure(plan.path("core-hours"), 3600, coreSeconds(done)),
        new Figure(foretold, low, high, rows),
        figure(plan.path("bytes"), 1, (double) bytes),
        new Figure(files, files, files, sizes.size()),
        plan.path("depends-on-results").asBoolean() ? "a lower bound" : "");
  }

  private static Figure figure(JsonNode price, double unit, double actual) {
    return new Figure(
        unit * price.path("value").asDouble(),
        unit * price.path("low").asDouble(),
        unit * price.path("high").asDouble(),
        actual);
  }

  /** The answer; {@code null} when there is none. */
  private static JsonNode asked(String verb, Case campaign, Path place)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(verb, "../conf/" + campaign.conf(), "--json"));
    if (verb.equals("plan")) {
      arguments.add("--pilot=" + Integer.getInteger("calibrant.pilot", 10));
    }

    for (String override : campaign.overrides()) {
      arguments.addAll(List.of("-D", override));
    }

    arguments.addAll(List.of("-D", "output=" + place.resolve("out")));
    Process process =
        OwnJvm.start(place, List.of("-Xmx2g", "--add-modules=jdk.incubator.vector"), arguments);
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return null;
    }

    Files.move(place.resolve("out.txt"), place.resolve(verb + ".json"));
    return process.exitValue() == 0 || process.exitValue() == 4
        ? JSON.readTree(place.resolve(verb + ".json").toFile())
        : null;
  }

  private static List<Long> sizes(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .filter(path -> path.toString().endsWith(".parquet"))
          .map(path -> path.toFile().length())
          .toList();
    }
  }

  private static double coreSeconds(Path run) throws IOException {
    try (Stream<Path> logs = Files.list(run)) {
      for (Path log : logs.filter(p -> p.getFileName().toString().matches("log.*")).toList()) {
        for (String line : Files.readAllLines(log)) {
          JsonNode event = JSON.readTree(line);
          if (event.has("core-seconds")) {
            return event.path("core-seconds").asDouble();
          }
        }
      }
    }

    return Double.NaN;
  }
}
