package org.calibrant.xray;

import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.InputFile;
import org.calibrant.xray.SmallFits.Column;

/**
 * Files in the format of AtomDB with two temperatures, 1 and 2 keV. At the first, hydrogen has a
 * continuum that falls from 4e-15 at 0.1 keV to 0 at 10.1 keV, oxygen a line of 1e-16 at 0.65 keV and
 * a pseudo-continuum of 1e-17 between 0.3 and 0.5 keV, sodium (a trace element) a line of 3e-17 at
 * 1.2 keV, iron one of 2e-17 at 6.7 keV. At the second everything is three times as bright. Cells are
 * wider than what they hold; a row of a single ion is to be left alone.
 */
final class SmallAtomDb {
  static final double HC = 12.398419843320026;

  private SmallAtomDb() {}

  static AtomDbFiles write(Path folder) {
    return new AtomDbFiles(lines(folder, 2), continuum(folder, 2));
  }

  static InputFile lines(Path folder, double last) {
    SmallFits fits =
        new SmallFits()
            .table(
                "PARAMETERS",
                List.of(),
                Column.of("kT", 'E', 1, last),
                Column.of("Nelement", 'J', 3, 3),
                Column.of("Nline", 'J', 3, 3));
    for (double factor : new double[] {1, 3}) {
      fits.table(
          "EMISSIVITY",
          List.of(),
          Column.of("Lambda", 'D', HC / 0.65, HC / 1.2, HC / 6.7),
          Column.of("Epsilon", 'D', factor * 1e-16, factor * 3e-17, factor * 2e-17),
          Column.of("Element", 'J', 8, 11, 26),
          Column.of("Ion", 'J', 8, 11, 25));
    }

    return fits.write(folder.resolve("line.fits"));
  }

  static InputFile continuum(Path folder, double last) {
    SmallFits fits =
        new SmallFits()
            .table(
                "PARAMETERS",
                List.of(),
                Column.of("kT", 'E', 1, last),
                Column.of("NElement", 'J', 2, 2),
                Column.of("NCont", 'J', 2, 2));
    for (double factor : new double[] {1, 3}) {
      double[] none = {99, -1, 77};
      fits.table(
          "EMISSIVITY",
          List.of(),
          Column.of("Z", 'J', 1, 8, 8),
          Column.of("rmJ", 'J', 0, 0, 7),
          Column.of("N_Cont", 'J', 2, 0, 2),
          Column.of("E_Cont", 'D', new double[] {0.1, 10.1, 99}, none, new double[] {1, 2, 3}),
          Column.of(
              "Continuum", 'D', new double[] {factor * 4e-15, 0, -5}, none, new double[] {1, 1, 1}),
          Column.of("N_Pseudo", 'J', 0, 2, 0),
          Column.of("E_Pseudo", 'D', none, new double[] {0.3, 0.5, -1}, none),
          Column.of("Pseudo", 'D', none, new double[] {factor * 1e-17, factor * 1e-17, -1}, none));
    }

    return fits.write(folder.resolve("coco.fits"));
  }
}
