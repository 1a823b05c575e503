package org.calibrant.data.ogip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the two files of AtomDB, {@code …_line.fits} and {@code …_coco.fits}: a table PARAMETERS
 * with the temperatures, and one table EMISSIVITY for each, in the same order.
 */
final class AtomDbReader {
  /** hc [keV Å]. */
  private static final double HC = 12.398419843320026;

  private static final double SAME_TEMPERATURE = 1e-4;
  private static final int HEAVIEST = 30;

  private AtomDbReader() {}

  static AtomDb read(FitsFile line, FitsFile coco) {
    double[] kt = temperatures(line);
    double[] other = temperatures(coco);
    List<BinTable> lineTables = emissivities(line, kt.length, "Lambda");
    List<BinTable> cocoTables = emissivities(coco, other.length, "E_Cont");
    Hdu first = lineTables.get(0).hdu();
    if (kt.length != other.length) {
      throw first.wrong(
          "%d temperatures, but the continuum has %d".formatted(kt.length, other.length));
    }

    List<AtomDb.Lines> lines = new ArrayList<>();
    List<List<AtomDb.Continuum>> continua = new ArrayList<>();
    for (int t = 0; t < kt.length; t++) {
      if (!(Math.abs(kt[t] - other[t]) <= SAME_TEMPERATURE * kt[t])) {
        throw first.wrong(
            "temperature %d is %s keV, but %s in the continuum".formatted(t + 1, kt[t], other[t]));
      }

      lines.add(lines(lineTables.get(t)));
      continua.add(continua(cocoTables.get(t)));
    }

    return new AtomDb(kt, lines, continua);
  }

  private static double[] temperatures(FitsFile file) {
    BinTable table = file.table("PARAMETERS", "kT");
    double[] kt = FitsFile.energies(table, "kT");
    if (kt.length == 0) {
      throw table.hdu().wrong("no temperatures: expected at least one row");
    }

    for (int t = 0; t < kt.length; t++) {
      if (!(kt[t] > (t == 0 ? 0 : kt[t - 1]) && kt[t] < Double.POSITIVE_INFINITY)) {
        throw table.wrong("kT", t, "is " + kt[t] + ", expected temperatures that rise");
      }
    }

    return kt;
  }

  private static List<BinTable> emissivities(FitsFile file, int expected, String column) {
    List<BinTable> tables = new ArrayList<>();
    for (Hdu hdu : file.units()) {
      if (hdu.isTable() && hdu.column(column) != null) {
        tables.add(new BinTable(hdu, file.content()));
      }
    }

    if (tables.size() != expected) {
      throw file.units()
          .get(0)
          .wrong(
              "%d tables with the column %s for %d temperatures"
                  .formatted(tables.size(), column, expected));
    }

    return tables;
  }

  private static AtomDb.Lines lines(BinTable table) {
    double[] energy = table.values("Lambda");
    double[] emissivity = table.values("Epsilon");
    int[] element = table.wholes("Element");
    int[] ion = table.wholes("Ion");
    byte[] z = new byte[element.length];
    byte[] charge = new byte[element.length];
    for (int row = 0; row < energy.length; row++) {
      if (!(energy[row] > 0 && energy[row] < Double.POSITIVE_INFINITY)) {
        throw table.wrong("Lambda", row, "is " + energy[row] + ", expected a wavelength in Å");
      }

      requireAmount(table, "Epsilon", row, emissivity[row]);
      requireElement(table, "Element", row, element[row]);
      energy[row] = HC / energy[row];
      z[row] = (byte) element[row];
      charge[row] = (byte) Math.max(0, Math.min(HEAVIEST + 1, ion[row]));
    }

    return new AtomDb.Lines(energy, emissivity, z, charge);
  }

  /** Rows for single ions (rmJ other than 0) belong to plasmas out of equilibrium. */
  private static List<AtomDb.Continuum> continua(BinTable table) {
    int[] element = table.wholes("Z");
    int[] ion = table.wholes("rmJ");
    List<AtomDb.Continuum> continua = new ArrayList<>();
    for (int row = 0; row < element.length; row++) {
      requireElement(table, "Z", row, element[row]);
      if (ion[row] == 0) {
        double[][] own = curve(table, row, "N_Cont", "E_Cont", "Continuum");
        double[][] pseudo = curve(table, row, "N_Pseudo", "E_Pseudo", "Pseudo");
        continua.add(new AtomDb.Continuum(element[row], own[0], own[1], pseudo[0], pseudo[1]));
      }
    }

    return continua;
  }

  /** The cells are as wide as the longest curve; the first so many elements are used. */
  private static double[][] curve(
      BinTable table, int row, String number, String energies, String densities) {
    int count = table.whole(number, row);
    double[] energy = table.values(energies, row);
    double[] density = table.values(densities, row);
    if (count < 0 || count > energy.length || count > density.length) {
      throw table.wrong(
          number,
          row,
          "is %d, but %s holds %d and %s %d values"
              .formatted(count, energies, energy.length, densities, density.length));
    }

    for (int i = 0; i < count; i++) {
      if (!(energy[i] >= (i == 0 ? 0 : energy[i - 1]) && energy[i] < Double.POSITIVE_INFINITY)) {
        throw table.wrong(
            energies, row, "is %s at %d, expected energies that rise".formatted(energy[i], i + 1));
      }

      requireAmount(table, densities, row, density[i]);
    }

    return new double[][] {Arrays.copyOf(energy, count), Arrays.copyOf(density, count)};
  }

  private static void requireAmount(BinTable table, String column, int row, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw table.wrong(column, row, "is " + value + ", expected an emissivity");
    }
  }

  private static void requireElement(BinTable table, String column, int row, int z) {
    if (z < 1 || z > HEAVIEST) {
      throw table.wrong(column, row, "is %d, expected an element, 1 to %d".formatted(z, HEAVIEST));
    }
  }
}
