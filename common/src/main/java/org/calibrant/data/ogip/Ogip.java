package org.calibrant.data.ogip;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * Reads the X-ray astronomer's files. Each may be gzipped. Whatever is wrong with one becomes a
 * {@link BadInput} that names file, HDU (the primary is HDU 1), row (from 1), column, what was
 * found and what was expected.
 */
public final class Ogip {
  private Ogip() {}

  /** An ancillary response: the first table with a column SPECRESP. */
  public static Arf arf(InputFile file) {
    return Unread.of(file.uri());
  }

  /** A redistribution matrix, or a combined response: tables with columns MATRIX and E_MIN. */
  public static Rmf rmf(InputFile file) {
    return Unread.of(file.uri());
  }

  /** A type I spectrum. */
  public static Pha pha(InputFile file) {
    return Unread.of(file.uri());
  }

  /** An additive or multiplicative table model. */
  public static TableModel tableModel(InputFile file) {
    return Unread.of(file.uri());
  }

  /**
   * A cross-section table.
   *
   * @param column the column, usually SIGMA
   * @param unit what one unit of the column stands for [cm²]: 1, or 1e-22
   */
  public static CrossSectionTable crossSections(InputFile file, String column, double unit) {
    return Unread.of(file.uri());
  }

  /**
   * Refuses an ancillary response and a matrix that are not tabulated over the same energies: every
   * edge must agree to 1e-5, the rounding of float32 included.
   *
   * @throws BadInput with the first row that differs, both values and both files
   */
  public static void requireSameGrid(Arf arf, Rmf rmf) {
    Unread.<Object>of(arf.file() + rmf.file());
  }
}
