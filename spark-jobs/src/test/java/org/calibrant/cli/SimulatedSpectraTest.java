package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spectra that conf/examples/xray-fakeit.conf makes are read by the tools of the field. */
class SimulatedSpectraTest {
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
  void whatIsSimulatedIsReadByAstropyAndSherpa() throws IOException {
    new Python(folder).needs("astropy");
    String conf = Page.ROOT.resolve("conf/examples/xray-fakeit.conf").toString();
    Path output = folder.resolve("out");
    assertThat(Asked.of("run", conf, "-D", "output=\"" + output + "\"").exit()).isZero();
    String run = Files.readString(output.resolve("LATEST")).strip();
    Python python = new Python(output.resolve("runs").resolve(run).resolve("exports/pha"));
    python.run(ASTROPY);
    if (python.has("sherpa")) {
      python.run(SHERPA);
    }
  }
}
