package org.calibrant.data.ogip;

import java.util.Locale;
import java.util.Set;
import org.calibrant.core.BadInput;

/** Reads an ancillary response: the table with a column SPECRESP. */
final class ArfReader {
  private static final Set<String> NOT_CM2 = Set.of("m2", "mm2", "m", "cm");

  private ArfReader() {}

  static Arf read(FitsFile file) {
    BinTable table = file.table("SPECRESP", "ENERG_LO", "ENERG_HI", "SPECRESP");
    Hdu hdu = table.hdu();
    String unit = hdu.column("SPECRESP").unit();
    if (NOT_CM2.contains(unit.toLowerCase(Locale.ROOT).replaceAll("[ *^]", ""))) {
      throw hdu.wrong("column SPECRESP is in '" + unit + "', expected cm**2");
    }

    try {
      return new Arf(
          hdu.file(),
          FitsFile.energies(table, "ENERG_LO"),
          FitsFile.energies(table, "ENERG_HI"),
          table.values("SPECRESP"),
          hdu.number("EXPOSURE", Double.NaN),
          hdu.keywords());
    } catch (IllegalArgumentException e) {
      throw new BadInput(hdu.file(), hdu.place(), e.getMessage(), e);
    }
  }
}
