package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.conf.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/xray-fits.md shows works, and other tools read what is written. */
class XrayFitsPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

  private static final String ASTROPY =
      """
      from astropy.io import fits
      for name in ("source.pha", "source_bkg.pha", "ccd.arf", "ccd.rmf"):
          with fits.open(name, checksum=True) as units:
              units.verify("exception")
              for unit in units:
                  assert unit.verify_checksum() == 1 and unit.verify_datasum() == 1, name
      with fits.open("source.pha") as units:
          header = units["SPECTRUM"].header
          for key in ("TELESCOP", "INSTRUME", "FILTER", "EXPOSURE", "BACKFILE", "BACKSCAL",
                      "CORRFILE", "CORRSCAL", "RESPFILE", "ANCRFILE", "AREASCAL", "HDUCLASS",
                      "HDUCLAS1", "HDUVERS", "POISSERR", "CHANTYPE", "DETCHANS", "GROUPING",
                      "QUALITY", "SYS_ERR", "TLMIN1", "TLMAX1"):
              assert key in header, key
          assert header["RESPFILE"] == "ccd.rmf" and header["BACKFILE"] == "source_bkg.pha"
          assert units["SPECTRUM"].data["COUNTS"].sum() > 5000
      """;

  private static final String SHERPA =
      """
      from sherpa.astro import ui
      ui.load_pha("source.pha")
      ui.notice(0.5, 8.0)
      ui.set_stat("wstat")
      ui.set_source(ui.powlaw1d.law)
      law = ui.get_model_component("law")
      law.gamma, law.ampl = 1.5, 5e-4
      ui.fit()
      assert 1.0 < law.gamma.val < 1.9, law.gamma.val
      assert ui.get_bkg().counts.sum() > 500 and ui.get_exposure() == 20000
      """;

  @TempDir private Path folder;

  @Test
  void itsPythonReadsTheFirstFit() throws Exception {
    String python = python("import pyarrow");
    String conf = ROOT.resolve("conf/examples/xray-fit.conf").toString();
    Path output = Files.createDirectories(folder.resolve("out")).resolve("xray-fit");
    assertThat(Asked.of("run", conf, "-D", "output=\"" + output + "\"").exit()).isZero();
    List<String> scripts = blocks("python");
    assertThat(scripts).isNotEmpty();
    for (String script : scripts) {
      assertThat(ended(python, script, folder))
          .as(Files.readString(folder.resolve("log")))
          .isZero();
    }
  }

  @Test
  void whatIsSimulatedIsReadByAstropyAndSherpa() throws Exception {
    String python = python("import astropy");
    String conf = ROOT.resolve("conf/examples/xray-fakeit.conf").toString();
    Path output = folder.resolve("out");
    assertThat(Asked.of("run", conf, "-D", "output=\"" + output + "\"").exit()).isZero();
    String run = Files.readString(output.resolve("LATEST")).strip();
    Path made = output.resolve("runs").resolve(run).resolve("exports/pha");
    assertThat(ended(python, ASTROPY, made)).as(Files.readString(folder.resolve("log"))).isZero();
    if (ended(python, "import sherpa", folder) == 0) {
      assertThat(ended(python, SHERPA, made)).as(Files.readString(folder.resolve("log"))).isZero();
    }
  }

  @Test
  void everyKindOfItsExamplesExists() throws IOException {
    int kinds = 0;
    for (String example : blocks("")) {
      if (example.contains("kind =")) {
        Config config = ConfigFactory.parseString(example);
        for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
          if (entry.getKey().endsWith("kind")) {
            String kind = entry.getValue().unwrapped().toString();
            boolean setting = List.of("Free", "Frozen", "Tied", "NoPlasma").contains(kind);
            assertThat(setting || Kinds.find("xray." + kind).isPresent()).as(kind).isTrue();
            kinds++;
          }
        }
      }
    }

    assertThat(kinds).isGreaterThan(10);
  }

  private String python(String needed) throws Exception {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    assumeTrue(ended(python, needed, folder) == 0, python + " cannot " + needed);
    return python;
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("docs/xray-fits.md")));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }

    return blocks;
  }

  private int ended(String python, String script, Path where)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(python, "-c", script)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      return -1;
    }

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
