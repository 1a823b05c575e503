package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calibrant.conf.Bound;
import org.calibrant.conf.Conf;
import org.calibrant.core.BadInput;
import org.calibrant.core.KernelVersion;
import org.calibrant.spark.SampleBits;
import org.junit.jupiter.api.Test;

/**
 * The bits of a sample of shipped campaigns, against {@code golden/bits.tsv}. Who changes bits
 * raises the kernel version of the engine, so that runs of the old and the new arithmetic are told
 * apart, and then writes the file anew:
 *
 * <pre>
 * mvn -pl spark-jobs -am test -Dtest=GoldenBitsTest -Dsurefire.failIfNoSpecifiedTests=false -Dcalibrant.golden=write
 * </pre>
 *
 * <p>Writing keeps what agrees, adds what is new, and replaces bits only where the version has risen.
 */
class GoldenBitsTest {
  private static final Path CONF = Path.of("..", "conf");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/bits.tsv");

  /** Quick ones as they are shipped; {@link SmallCampaign} has one for each class of engine. */
  private static final List<String> CAMPAIGNS =
      List.of(
          "tracks.conf",
          "xray-instrument.conf",
          "xray-library.conf",
          "examples/calibration-density.conf",
          "examples/calibration-points.conf",
          "examples/chain-diagnostics.conf",
          "examples/diffraction-images.conf",
          "examples/optics-psf.conf",
          "examples/tracks-states.conf",
          "examples/xray-counts.conf",
          "examples/xray-fakeit.conf",
          "examples/xray-fit.conf",
          "examples/xray-fold.conf");

  private static final String HOW =
      "; then write golden/bits.tsv anew with -Dcalibrant.golden=write";

  /** Versions and bits of one table of one campaign. */
  private record Bits(String versions, String hash) {}

  /** A new engine adds itself to {@link SmallCampaign}, or to the campaigns here. */
  @Test
  void everyEngineThatIsShippedHasGoldenBits() throws IOException {
    Set<String> guarded = new TreeSet<>();
    for (SmallCampaign small : SmallCampaign.values()) {
      guarded.add(small.engine().getClass().getSimpleName());
    }

    Set<String> shipped = new TreeSet<>();
    for (Path folder : List.of(CONF, CONF.resolve("examples"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".conf")).toList()) {
          Campaign campaign = Conf.read(file, List.of(), Campaign.class).value();
          shipped.add(campaign.engine().getClass().getSimpleName());
        }
      }
    }

    assertThat(guarded).containsAll(shipped);
  }

  @Test
  void noBitOfAShippedCampaignChangesUnlessItsKernelVersionRises() throws IOException {
    Map<String, Bits> golden = read();
    Map<String, Bits> now = computed();
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, Bits> entry : now.entrySet()) {
      Bits old = golden.get(entry.getKey());
      Bits fresh = entry.getValue();
      if (old == null) {
        complaints.add(entry.getKey() + " has no golden bits yet" + HOW);
      } else if (!old.versions().equals(fresh.versions())) {
        complaints.add(
            "%s: was %s, now %s%s"
                .formatted(entry.getKey(), old.versions(), fresh.versions(), HOW));
      } else if (!old.hash().equals(fresh.hash())) {
        complaints.add(
            "%s has other bits (%s, were %s): raise the @KernelVersion of %s%s"
                .formatted(entry.getKey(), fresh.hash(), old.hash(), fresh.versions(), HOW));
      }
    }

    if ("write".equals(System.getProperty("calibrant.golden"))) {
      write(golden, now);
    } else if (!complaints.isEmpty()) {
      fail(String.join("\n", complaints));
    }

    assertThat(now).isNotEmpty();
  }

  private static Map<String, Bits> computed() {
    Map<String, Bits> bits = new LinkedHashMap<>();
    for (String name : CAMPAIGNS) {
      Bound<Campaign> campaign = Conf.read(CONF.resolve(name), List.of(), Campaign.class);
      compute(name, campaign.value(), bits);
    }

    for (SmallCampaign small : SmallCampaign.values()) {
      compute("small/" + small.title(), small.campaign(), bits);
    }

    return bits;
  }

  private static void compute(String name, Campaign campaign, Map<String, Bits> bits) {
    try {
      SampleBits.of(campaign.engine())
          .forEach(
              (table, hash) -> bits.put(name + " " + table, new Bits(versions(campaign), hash)));
    } catch (BadInput e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  private static String versions(Campaign campaign) {
    TreeSet<String> versions = new TreeSet<>();
    for (Record part : Tree.records((Record) campaign.engine())) {
      KernelVersion version = part.getClass().getAnnotation(KernelVersion.class);
      if (version != null) {
        versions.add(part.getClass().getSimpleName() + "@" + version.value());
      }
    }

    return String.join(",", versions);
  }

  private static Map<String, Bits> read() throws IOException {
    Map<String, Bits> bits = new TreeMap<>();
    if (Files.exists(GOLDEN)) {
      for (String line : Files.readAllLines(GOLDEN)) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && cells.length == 3) {
          bits.put(cells[0], new Bits(cells[1], cells[2]));
        }
      }
    }

    return bits;
  }

  private static void write(Map<String, Bits> golden, Map<String, Bits> now) throws IOException {
    TreeMap<String, Bits> next = new TreeMap<>();
    now.forEach(
        (name, fresh) -> {
          Bits old = golden.get(name);
          boolean same = old != null && old.versions().equals(fresh.versions());
          next.put(name, same ? old : fresh);
        });
    Files.createDirectories(GOLDEN.getParent());
    String lines =
        next.entrySet().stream()
            .map(
                e ->
                    "%s\t%s\t%s"
                        .formatted(e.getKey(), e.getValue().versions(), e.getValue().hash()))
            .collect(
                Collectors.joining(
                    "\n",
                    "# campaign and table, kernel versions, content hash of the rows of two units;"
                        + " see GoldenBitsTest\n",
                    "\n"));
    Files.writeString(GOLDEN, lines);
  }
}
