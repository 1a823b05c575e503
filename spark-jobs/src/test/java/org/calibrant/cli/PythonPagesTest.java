package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python of every page reads what the campaigns of that page leave, made small. */
class PythonPagesTest {
  private static final String[] SMALL_CHAINS = {
    "max-failed-fraction=1",
    "engine.schedule.burn-in=40",
    "engine.schedule.thin=20",
    "engine.schedule.check-every=40",
    "engine.schedule.iterations=200",
    "engine.walkers.walkers=16",
    "engine.placement={kind=Islands,checks=1}"
  };

  private static final String[] SMALL_OPTICS = {
    "engine.observation.optics.pupil-pixels=16",
    "engine.observation.band.wavelengths=1",
    "engine.exposures.count=1"
  };

  /** What is made small of a campaign; one that is not named here runs as it is shipped. */
  private static final Map<String, String[]> SMALLER =
      Map.of(
          "tracks",
          new String[] {"engine.source.tracks=20000", "engine.jacobian=true"},
          "calibration",
          SMALL_CHAINS,
          "calibration-density",
          SMALL_CHAINS,
          "calibration-point-estimate",
          new String[] {"engine.starts.number=3"},
          "diffraction-stills",
          new String[] {"engine.stills.stills=2", "engine.stills.distances-deg=[0.5,1]"},
          "optics-psf",
          new String[] {
            "engine.observation.optics.pupil-pixels=16",
            "engine.observation.detector.pixels=12",
            "engine.observation.detector.oversample=2"
          },
          "optics",
          SMALL_OPTICS,
          "optics-posterior",
          Stream.concat(
                  Stream.of(SMALL_OPTICS),
                  Stream.of(
                      "max-failed-fraction=1",
                      "engine.sampler.warm-up=20",
                      "engine.sampler.draws=20",
                      "engine.chains=2"))
              .toArray(String[]::new));

  @TempDir private static Path folder;
  private static final Set<String> DONE = new HashSet<>();

  /** A page and the campaigns that its Python reads. */
  record Reading(String page, List<String> campaigns) {
    @Override
    public String toString() {
      return page;
    }
  }

  static List<Reading> readings() {
    return List.of(
        new Reading("xray.md", List.of("xray-library")),
        new Reading("xray-fits.md", List.of("xray-fit", "xray-fold", "xray-fakeit")),
        new Reading("tracks.md", List.of("tracks")),
        new Reading("tables.md", List.of("tracks")),
        new Reading("calibration.md", List.of("calibration", "calibration-density")),
        new Reading(
            "calibration-models.md", List.of("calibration-point-estimate", "calibration-points")),
        new Reading("diffraction.md", List.of("diffraction-images", "diffraction-stills")),
        new Reading("optics.md", List.of("optics-psf")),
        new Reading("parameters.md", List.of("optics-psf")),
        new Reading("optics-inference.md", List.of("optics", "optics-posterior")));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void thePythonOfAPageReadsItsCampaigns(Reading reading) throws IOException {
    Python python = new Python(folder).needs("arviz, astropy, emcee, h5py, numpy, pandas, pyarrow");
    Page page = Page.of("docs/" + reading.page());
    assertThat(page.blocks("python")).isNotEmpty();
    for (String campaign : reading.campaigns()) {
      assertThat(page.text()).as("where it comes from").contains("out/" + campaign);
      run(campaign);
    }

    python.run(page, page.blocks("python"));
  }

  @Test
  void noPageWithPythonIsLeftOut() {
    Set<String> read = new HashSet<>(Set.of("docs/start.md"));
    readings().forEach(reading -> read.add("docs/" + reading.page()));
    for (Page page : Page.all()) {
      if (!page.blocks("python").isEmpty()) {
        assertThat(read).contains(page.name());
      }
    }
  }

  private static void run(String campaign) throws IOException {
    if (!DONE.add(campaign)) {
      return;
    }

    Path conf = Page.ROOT.resolve("conf").resolve(campaign + ".conf");
    if (!Files.exists(conf)) {
      conf = Page.ROOT.resolve("conf/examples").resolve(campaign + ".conf");
    }

    Path output = Files.createDirectories(folder.resolve("out")).resolve(campaign);
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString()));
    arguments.addAll(List.of("-D", "output=\"" + output + "\""));
    for (String setting : SMALLER.getOrDefault(campaign, new String[0])) {
      arguments.addAll(List.of("-D", setting));
    }

    Asked asked = Asked.of(arguments.toArray(String[]::new));
    assertThat(asked.exit()).as(asked.err()).isZero();
  }
}
