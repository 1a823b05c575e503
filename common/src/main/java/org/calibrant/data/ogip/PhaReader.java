package org.calibrant.data.ogip;

import java.util.Arrays;
import org.calibrant.core.BadInput;

/**
 * Reads a type I spectrum. What may be a keyword or a column is looked for as a column first.
 *
 * @see <a
 *     href="https://heasarc.gsfc.nasa.gov/docs/heasarc/ofwg/docs/spectra/ogip_92_007/ogip_92_007.html">OGIP/92-007,
 *     the OGIP spectral file format</a>
 */
final class PhaReader {
  private final BinTable table;
  private final Hdu hdu;
  private final double exposure;
  private final boolean rates;

  private PhaReader(BinTable table) {
    this.table = table;
    this.hdu = table.hdu();
    this.exposure = hdu.number("EXPOSURE", Double.NaN);
    this.rates = !table.has("COUNTS");
  }

  static Pha read(FitsFile file) {
    return new PhaReader(file.table("SPECTRUM", "CHANNEL")).read();
  }

  private Pha read() {
    if (hdu.text("HDUCLAS3").equals("TYPE:II") || hdu.text("HDUCLAS4").equals("TYPE:II")) {
      throw hdu.wrong("holds several spectra (type II), expected one spectrum (type I)");
    }

    if (rates && !table.has("RATE")) {
      throw hdu.wrong("no column COUNTS and no column RATE");
    }

    if (Double.isNaN(exposure)) {
      throw hdu.wrong("keyword EXPOSURE is missing");
    }

    double perValue = rates ? exposure : 1;
    boolean deviations = table.has("STAT_ERR");
    try {
      return new Pha(
          hdu.file(),
          table.wholes("CHANNEL"),
          times(table.values(rates ? "RATE" : "COUNTS"), perValue),
          exposure,
          numbers("BACKSCAL", 1),
          numbers("AREASCAL", 1),
          grouping(),
          flags("QUALITY", 0),
          deviations ? times(table.values("STAT_ERR"), perValue) : new double[0],
          hdu.logical("POISSERR", !deviations),
          rates,
          hdu.text("BACKFILE"),
          hdu.text("RESPFILE"),
          hdu.text("ANCRFILE"),
          hdu.text("CORRFILE"),
          hdu.keywords());
    } catch (IllegalArgumentException e) {
      throw new BadInput(hdu.file(), hdu.place(), e.getMessage(), e);
    }
  }

  private int[] grouping() {
    if (table.has("GROUPING")) {
      return table.wholes("GROUPING");
    }

    int[] single = new int[table.rows()];
    Arrays.fill(single, 1);
    return single;
  }

  private int[] flags(String name, int absent) {
    if (table.has(name)) {
      return table.wholes(name);
    }

    int[] flags = new int[table.rows()];
    Arrays.fill(flags, hdu.whole(name, absent));
    return flags;
  }

  private double[] numbers(String name, double absent) {
    if (table.has(name)) {
      return table.values(name);
    }

    double[] numbers = new double[table.rows()];
    Arrays.fill(numbers, hdu.number(name, absent));
    return numbers;
  }

  private static double[] times(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }

    return values;
  }
}
