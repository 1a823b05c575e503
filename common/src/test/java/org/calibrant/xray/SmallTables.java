package org.calibrant.xray;

import java.nio.file.Path;
import java.util.List;
import org.calibrant.core.InputFile;
import org.calibrant.xray.SmallFits.Column;

/** Table models of a few numbers. */
final class SmallTables {
  /** Edges of the bins [keV]. */
  static final double[] EDGES = {0.5, 1, 2, 4, 8};

  private SmallTables() {}

  /**
   * A plasma with the temperatures 0.5, 1 and 4 keV, interpolated in the logarithm. Temperature
   * number t has (t + 1) {1, 2, 3, 4}; helium adds 10 and iron 100 times {1, 1, 1, 1}.
   */
  static InputFile plasma(Path folder) {
    Column he = Column.of("ADDSP001", 'D', flat(10), flat(10), flat(10));
    Column fe = Column.of("ADDSP002", 'D', flat(100), flat(100), flat(100));
    return new SmallFits("MODLNAME= 'plasma'", "ADDMODEL= T", "REDSHIFT= T")
        .table(
            "PARAMETERS",
            List.of("NINTPARM= 1", "NADDPARM= 2"),
            Column.of("NAME", 'A', "kT", "He", "Fe"),
            Column.of("METHOD", 'J', 1, 0, 0),
            Column.of("INITIAL", 'E', 1, 1, 1),
            Column.of("DELTA", 'E', 0.1, 0.1, 0.1),
            Column.of("MINIMUM", 'E', 0.5, 0, 0),
            Column.of("BOTTOM", 'E', 0.5, 0, 0),
            Column.of("TOP", 'E', 4, 5, 5),
            Column.of("MAXIMUM", 'E', 4, 5, 5),
            Column.of("NUMBVALS", 'J', 3, 0, 0),
            Column.of("VALUE", 'E', new double[] {0.5, 1, 4}, new double[3], new double[3]))
        .table("ENERGIES", List.of(), energies()[0], energies()[1])
        .table(
            "SPECTRA",
            List.of(),
            Column.of("PARAMVAL", 'E', 0.5, 1, 4),
            Column.of("INTPSPEC", 'D', ramp(1), ramp(2), ramp(3)),
            he,
            fe)
        .write(folder.resolve("plasma.fits"));
  }

  /**
   * Two parameters, x linear at 1 and 3 and y logarithmic at 1 and 100: the spectrum at (x, y) is
   * (x + log₁₀ y) {1, 2, 3, 4}.
   *
   * @param additive whether it is a flux, else a factor
   */
  static InputFile plane(Path folder, boolean additive) {
    String kind = additive ? "T" : "F";
    return new SmallFits("MODLNAME= 'plane'", "ADDMODEL= " + kind, "REDSHIFT= F")
        .table(
            "PARAMETERS",
            List.of("NINTPARM= 2", "NADDPARM= 0"),
            Column.of("NAME", 'A', "x", "Y"),
            Column.of("METHOD", 'J', 0, 1),
            Column.of("INITIAL", 'E', 1, 1),
            Column.of("DELTA", 'E', 0.1, 0.1),
            Column.of("MINIMUM", 'E', 1, 1),
            Column.of("BOTTOM", 'E', 1, 1),
            Column.of("TOP", 'E', 3, 100),
            Column.of("MAXIMUM", 'E', 3, 100),
            Column.of("NUMBVALS", 'J', 2, 2),
            Column.of("VALUE", 'E', new double[] {1, 3}, new double[] {1, 100}))
        .table("ENERGIES", List.of(), energies()[0], energies()[1])
        .table(
            "SPECTRA",
            List.of(),
            Column.of("PARAMVAL", 'E', pair(1, 1), pair(1, 100), pair(3, 1), pair(3, 100)),
            Column.of("INTPSPEC", 'D', ramp(1), ramp(3), ramp(3), ramp(5)))
        .write(folder.resolve("plane-" + kind + ".fits"));
  }

  /** σ = 10⁻²² E⁻³ cm² at 0.5, 1 and 2 keV: exact in a log-log interpolation. */
  static InputFile crossSection(Path folder) {
    return new SmallFits()
        .table(
            "XSECT",
            List.of(),
            Column.of("ENERGY", 'D', 0.5, 1, 2),
            Column.of("SIGMA", 'D', 8e-22, 1e-22, 0.125e-22))
        .write(folder.resolve("sigma.fits"));
  }

  private static Column[] energies() {
    return new Column[] {
      Column.of("ENERG_LO", 'E', 0.5, 1, 2, 4), Column.of("ENERG_HI", 'E', 1, 2, 4, 8)
    };
  }

  private static double[] ramp(double factor) {
    return new double[] {factor, 2 * factor, 3 * factor, 4 * factor};
  }

  private static double[] flat(double value) {
    return new double[] {value, value, value, value};
  }

  private static double[] pair(double a, double b) {
    return new double[] {a, b};
  }
}
