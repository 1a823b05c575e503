package org.calibrant.data.ogip;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * Reads the X-ray astronomer's files. Each may be gzipped. Whatever is wrong with one becomes a
 * {@link BadInput} that names file, HDU (the primary is HDU 1), row (from 1), column, what was
 * found and what was expected.
 */
public final class Ogip {
  private Ogip() {}

  /** An ancillary response: the table with a column SPECRESP. */
  public static Arf arf(InputFile file) {
    return ArfReader.read(FitsFile.open(file));
  }

  /** A redistribution matrix, or a combined response: tables with columns MATRIX and E_MIN. */
  public static Rmf rmf(InputFile file) {
    return RmfReader.read(FitsFile.open(file));
  }

  /** A type I spectrum: the table SPECTRUM, or the one with a column CHANNEL. */
  public static Pha pha(InputFile file) {
    return PhaReader.read(FitsFile.open(file));
  }

  /** An additive or multiplicative table model. */
  public static TableModel tableModel(InputFile file) {
    return TableModelReader.read(FitsFile.open(file));
  }

  /**
   * The emissivities of AtomDB.
   *
   * @param line the file of lines, {@code …_line.fits}
   * @param continuum the file of continua, {@code …_coco.fits}
   */
  public static AtomDb atomDb(InputFile line, InputFile continuum) {
    return AtomDbReader.read(FitsFile.open(line), FitsFile.open(continuum));
  }

  /**
   * A cross-section table: columns ENERGY [keV] and the one asked for.
   *
   * @param column the column, usually SIGMA
   * @param unit what one unit of the column stands for [cm²]: 1, or 1e-22; see {@link
   *     CrossSectionTable} for why the header is not believed
   */
  public static CrossSectionTable crossSections(InputFile file, String column, double unit) {
    BinTable table = FitsFile.open(file).table("", "ENERGY", column);
    double[] sigma = table.values(column);
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] *= unit;
    }

    Hdu hdu = table.hdu();
    try {
      return new CrossSectionTable(
          hdu.file(), FitsFile.energies(table, "ENERGY"), sigma, unit, hdu.column(column).unit());
    } catch (IllegalArgumentException e) {
      throw new BadInput(hdu.file(), hdu.place(), e.getMessage(), e);
    }
  }

  /**
   * Refuses an ancillary response and a matrix that are not tabulated over the same energies: every
   * edge must agree to 1e-5 of its value, the rounding of float32 included.
   *
   * @throws BadInput with the first row that differs, both values and both files
   */
  public static void requireSameGrid(Arf arf, Rmf rmf) {
    if (arf.bins() != rmf.bins()) {
      throw new BadInput(
          arf.file(),
          "",
          "has %d energy bins, but %s has %d".formatted(arf.bins(), rmf.file(), rmf.bins()));
    }

    for (int i = 0; i < arf.bins(); i++) {
      requireSame("ENERG_LO", i, arf.energyLo()[i], rmf.energyLo()[i], arf, rmf);
      requireSame("ENERG_HI", i, arf.energyHi()[i], rmf.energyHi()[i], arf, rmf);
    }
  }

  private static void requireSame(String name, int row, double a, double r, Arf arf, Rmf rmf) {
    // a first edge of zero may stand as the tiny number that replaces it
    boolean bothZero = Math.max(a, r) <= EnergyBins.FIRST_EDGE;
    if (!bothZero && !EnergyBins.same(a, r)) {
      throw new BadInput(
          arf.file(),
          "row " + (row + 1),
          "%s is %s keV, but %s keV in %s: the energy grids differ"
              .formatted(name, a, r, rmf.file()));
    }
  }

  /**
   * Holds every HDU that carries a DATASUM against it. Files in circulation have sums that an edit
   * left behind, so a wrong one is told and not refused.
   *
   * @return one line for each HDU whose data do not add up to its DATASUM
   */
  public static List<String> wrongDataSums(InputFile file) {
    FitsFile fits = FitsFile.open(file);
    List<String> wrong = new ArrayList<>();
    for (Hdu hdu : fits.units()) {
      String stated = hdu.keywords().getOrDefault("DATASUM", "").trim();
      if (stated.matches("\\d{1,10}")) {
        int padded = (hdu.dataLength() + Preflight.BLOCK - 1) / Preflight.BLOCK * Preflight.BLOCK;
        long sum = Sums.of(fits.content(), hdu.dataStart(), padded);
        if (sum != Long.parseLong(stated)) {
          wrong.add(
              "%s: %s: the data add up to %d, DATASUM says %s"
                  .formatted(file.uri(), hdu.place(), sum, stated));
        }
      }
    }

    return wrong;
  }
}
