package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that writes exports is killed. At every place is then a whole export; only between the
 * two renames of a replacement it may be beside its place, and the next start puts it there.
 */
class ExportKillsTest {
  private static final long SEED = 20261120;

  /** Campaigns that have every kind of export between them, made small. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes the array
  private enum Kinds {
    CHAINS(
        SmallCampaign.ENSEMBLES,
        "max-failed-fraction=1",
        overwritten("emcee"),
        overwritten("arviz"),
        overwritten("numpy"),
        overwritten("text")),
    STILLS(SmallCampaign.DIFFRACTION_IMAGES),
    RECOVERY(SmallCampaign.DIFFRACTION_REFINEMENT),
    PSFS(SmallCampaign.OPTICS_PSF, overwritten("npy"), overwritten("fits")),
    EXPOSURES(SmallCampaign.OPTICS_SYNTHETIC, overwritten("hdf5")),
    TRACKS(
        SmallCampaign.TRACKS,
        "engine.source.tracks=20000",
        "engine.tracks-per-unit=1000",
        "engine.planes-mm=[]"),
    LIBRARY(SmallCampaign.XRAY_LIBRARY, overwritten("library")),
    SPECTRA(SmallCampaign.XRAY_SIMULATION),
    RESPONSE(SmallCampaign.XRAY_CCD);

    final SmallCampaign campaign;
    final String[] overrides;

    Kinds(SmallCampaign campaign, String... overrides) {
      this.campaign = campaign;
      this.overrides = overrides;
    }

    /** Whether its exports are of those that are never replaced. */
    boolean afresh() {
      return this == STILLS || this == RECOVERY || this == SPECTRA || this == RESPONSE;
    }

    private static String overwritten(String name) {
      return "exports." + name + ".overwrite=true";
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"export-filled", "export-aside", "export-placed", "export-sums"})
  void anExporterKilledBetweenTwoStepsLeavesAWholeExportAndTheNextStartMends(String step)
      throws Exception {
    Path run = computed(Kinds.CHAINS);
    Map<String, String> whole = digests(run);
    Process exporter =
        OwnJvm.start(
            folder, List.of("-Dcalibrant.halt-at=" + step), List.of("export", run.toString()));
    assertThat(exporter.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(exporter.exitValue()).as(text()).isEqualTo(137);
    assertWhole(run, whole, step);
    mend(Kinds.CHAINS, run, whole, step);
  }

  /** A dozen kills of each kind; one of each in {@link #aKillWhileAnExportIsWritten}. */
  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void killsAtRandomMomentsLeaveWholeExports(Kinds kinds) throws Exception {
    killed(kinds, 12);
  }

  @ParameterizedTest
  @EnumSource(names = {"CHAINS", "LIBRARY"})
  void aKillWhileAnExportIsWritten(Kinds kinds) throws Exception {
    killed(kinds, 1);
  }

  private void killed(Kinds kinds, int times) throws Exception {
    Path run = computed(kinds);
    Map<String, String> whole = digests(run);
    assertThat(whole).isNotEmpty();
    Random random = new Random(SEED + kinds.name().hashCode());
    for (int i = 0; i < times; i++) {
      Process exporter =
          OwnJvm.start(
              folder,
              ExportLoop.class.getName(),
              List.of(),
              List.of(run.toString(), kinds.afresh() ? "afresh" : "again"));
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (!Files.readString(folder.resolve("out.txt")).contains("made")
          && exporter.isAlive()
          && System.nanoTime() < patience) {
        TimeUnit.MILLISECONDS.sleep(20);
      }

      TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
      assertThat(exporter.isAlive()).as(text()).isTrue();
      exporter.destroyForcibly().waitFor();
      String when = "%s, seed %d, kill %d".formatted(kinds, SEED, i);
      if (kinds.afresh()) {
        digests(run)
            .forEach((name, digest) -> assertThat(digest).as(when).isEqualTo(whole.get(name)));
      } else {
        assertWhole(run, whole, when);
      }

      mend(kinds, run, whole, when);
    }
  }

  /** Computes the campaign, with its exports, and gives the run's folder. */
  private Path computed(Kinds kinds) throws IOException {
    Asked asked = Asked.of(arguments("run", kinds));
    assertThat(asked.exit()).as(asked.err()).isZero();
    return output().resolve("runs").resolve(Files.readString(output().resolve("LATEST")).strip());
  }

  private String[] arguments(String verb, Kinds kinds) {
    return kinds.campaign.arguments(verb, output(), kinds.overrides).toArray(String[]::new);
  }

  private Path output() {
    return folder.resolve("out");
  }

  /** The next start mends what is to be mended, and leaves nothing lying about. */
  private void mend(Kinds kinds, Path run, Map<String, String> whole, String when)
      throws IOException {
    Asked again = Asked.of(arguments("run", kinds));
    assertThat(again.exit()).as(when + ": " + again.err()).isZero();
    if (!kinds.afresh()) {
      Asked fresh = Asked.of("export", run.toString());
      assertThat(fresh.exit()).as(when + ": " + fresh.err()).isZero();
    }

    assertThat(digests(run)).as(when).isEqualTo(whole);
    for (Path place : List.of(run.resolve("exports"), output())) {
      try (Stream<Path> files = Files.list(place)) {
        assertThat(files.map(file -> file.getFileName().toString()).toList())
            .as(when)
            .noneMatch(name -> name.matches("\\..*\\.(unfinished|replaced)"));
      }
    }
  }

  /** Whatever export is at its place is whole; what is not is beside its place, and whole. */
  private void assertWhole(Path run, Map<String, String> whole, String when) throws Exception {
    Map<String, String> now = digests(run);
    for (Map.Entry<String, String> export : whole.entrySet()) {
      if (!export.getKey().endsWith(".sha256")) {
        String digest =
            now.containsKey(export.getKey())
                ? now.get(export.getKey())
                : digest(aside(run, export.getKey()));
        assertThat(digest).as("%s: %s", when, export.getKey()).isEqualTo(export.getValue());
      }
    }

    for (Map.Entry<String, String> found : now.entrySet()) {
      assertThat(found.getValue()).as("%s: %s", when, found).isEqualTo(whole.get(found.getKey()));
    }
  }

  private Path aside(Path run, String export) throws IOException {
    Path place = place(run, export);
    try (Stream<Path> files = Files.list(place.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("." + place.getFileName() + "."))
          .filter(file -> file.getFileName().toString().endsWith(".replaced"))
          .findAny()
          .orElseThrow(() -> new AssertionError(export + " is nowhere"));
    }
  }

  private Path place(Path run, String export) {
    return export.equals("../library")
        ? output().resolve("library")
        : run.resolve("exports").resolve(export);
  }

  /** The digest of every visible export of a run, and of its checksums, by name. */
  private Map<String, String> digests(Path run) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(run.resolve("exports"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".")) {
          digests.put(name, digest(file));
        }
      }
    }

    if (Files.exists(output().resolve("library"))) {
      digests.put("../library", digest(output().resolve("library")));
    }

    return digests;
  }

  private static String digest(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString();
        if (name.startsWith("logs/")) {
          continue; // starts are noted there
        }

        digest.update(name.getBytes(StandardCharsets.UTF_8));
        if (file.toString().endsWith(".sha256")) {
          for (String line : Files.readAllLines(file)) {
            digest.update((line.contains("  logs/") ? "" : line).getBytes(StandardCharsets.UTF_8));
          }
        } else {
          digest.update(Files.readAllBytes(file));
        }
      }

      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }
}
