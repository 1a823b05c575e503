package org.calibrant.data.ogip;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.calibrant.core.BadInput;

/**
 * Writes responses and spectra as OGIP FITS files. Energies, areas and matrix elements are stored in single precision, as these files always are. Who made the
 * data (TELESCOP, INSTRUME, FILTER, OBJECT, DATE …) is taken from the record's keywords; equal
 * records give equal bytes. A file appears whole or not at all.
 *
 * <p>With {@code overwrite} an existing file is replaced; otherwise it is refused as {@link
 * BadInput}.
 */
public final class OgipWriter {
  /** How the rows of a matrix are stored. */
  public enum Rows {
    /** Each as long as it needs to be, in the heap. */
    VARIABLE,
    /** All as long as the longest. */
    FIXED
  }

  /** What is passed on, if the record's keywords say it. */
  private static final List<String> ORIGIN =
      List.of(
          "DETNAM",
          "GRATING",
          "OBJECT",
          "OBSERVER",
          "OBS_ID",
          "TITLE",
          "DATE",
          "DATE-OBS",
          "DATE-END",
          "ORIGIN",
          "CREATOR");

  private OgipWriter() {}

  /** Writes an ancillary response. */
  public static void write(Arf arf, Path file, boolean overwrite) {
    TableBytes table = new TableBytes("SPECRESP", arf.bins());
    table.scalar("ENERG_LO", "keV", 'E', arf.energyLo());
    table.scalar("ENERG_HI", "keV", 'E', arf.energyHi());
    table.scalar("SPECRESP", "cm**2", 'E', arf.area());
    HeaderBlocks header = described(table, arf.keywords());
    header.text("HDUCLASS", "OGIP", "format conforms to OGIP standards");
    header.text("HDUCLAS1", "RESPONSE", "a response");
    header.text("HDUCLAS2", "SPECRESP", "spectral response");
    header.text("HDUVERS", "1.1.0", "version of file format");
    header.text("ARFVERSN", "1992a", "version of file format, obsolete");
    if (!Double.isNaN(arf.exposure())) {
      header.add("EXPOSURE", arf.exposure(), "[s] exposure");
    }

    WholeFile.write(file, overwrite, WholeFile.primary(), table.unit());
  }

  /** Writes a redistribution matrix or combined response, with EBOUNDS. */
  public static void write(Rmf rmf, Rows rows, Path file, boolean overwrite) {
    WholeFile.write(
        file, overwrite, WholeFile.primary(), matrix(rmf, rows).unit(), bounds(rmf).unit());
  }

  /** Writes a spectrum: whole counts as integers, others as they are, or rates. */
  public static void write(Pha pha, Path file, boolean overwrite) {
    WholeFile.write(file, overwrite, WholeFile.primary(), spectrum(pha).unit());
  }

  private static TableBytes matrix(Rmf rmf, Rows rows) {
    List<double[]> channels = new ArrayList<>();
    List<double[]> lengths = new ArrayList<>();
    List<double[]> elements = new ArrayList<>();
    int[] groups = new int[rmf.bins()];
    for (int i = 0; i < groups.length; i++) {
      int from = rmf.rowStart()[i];
      int to = rmf.rowStart()[i + 1];
      groups[i] = to - from;
      channels.add(numbers(from, to, g -> (double) rmf.groupChannel()[g] + rmf.firstChannel()));
      lengths.add(numbers(from, to, g -> rmf.groupStart()[g + 1] - rmf.groupStart()[g]));
      elements.add(Arrays.copyOfRange(rmf.values(), rmf.groupStart()[from], rmf.groupStart()[to]));
    }

    String name = rmf.includesArea() ? "SPECRESP MATRIX" : "MATRIX";
    TableBytes table = new TableBytes(name, rmf.bins());
    table.scalar("ENERG_LO", "keV", 'E', rmf.energyLo());
    table.scalar("ENERG_HI", "keV", 'E', rmf.energyHi());
    table.scalar("N_GRP", "", 'I', groups);
    int limited = table.next();
    if (rows == Rows.VARIABLE) {
      table.variable("F_CHAN", "", TableBytes.integer(channels), channels);
      table.variable("N_CHAN", "", TableBytes.integer(lengths), lengths);
      table.variable("MATRIX", "", 'E', elements);
    } else {
      table.fixed("F_CHAN", "", TableBytes.integer(channels), channels);
      table.fixed("N_CHAN", "", TableBytes.integer(lengths), lengths);
      table.fixed("MATRIX", "", 'E', elements);
    }

    HeaderBlocks header = described(table, rmf.keywords());
    limits(header, limited, rmf.firstChannel(), rmf.channels());
    response(header, "RSP_MATRIX", rmf.includesArea() ? "FULL" : "REDIST");
    channels(header, rmf.keywords(), rmf.channels());
    header.add("NUMGRP", rmf.groupChannel().length, "number of channel groups");
    header.add("NUMELT", rmf.values().length, "number of matrix elements");
    header.add("LO_THRES", threshold(rmf.keywords()), "smallest element that was kept");
    return table;
  }

  private static TableBytes bounds(Rmf rmf) {
    int[] channel = IntStream.range(0, rmf.channels()).map(i -> i + rmf.firstChannel()).toArray();
    TableBytes table = new TableBytes("EBOUNDS", rmf.channels());
    table.scalar("CHANNEL", "channel", 'J', channel);
    table.scalar("E_MIN", "keV", 'E', rmf.channelLo());
    table.scalar("E_MAX", "keV", 'E', rmf.channelHi());
    HeaderBlocks header = described(table, rmf.keywords());
    limits(header, 1, rmf.firstChannel(), rmf.channels());
    response(header, "EBOUNDS", "");
    channels(header, rmf.keywords(), rmf.channels());
    return table;
  }

  private static TableBytes spectrum(Pha pha) {
    TableBytes table = new TableBytes("SPECTRUM", pha.channels());
    table.scalar("CHANNEL", "channel", 'J', pha.channel());
    double perValue = pha.rates() ? pha.exposure() : 1;
    String unit = pha.rates() ? "count/s" : "count";
    double[] values = over(pha.counts(), perValue);
    char type = !pha.rates() && whole(values) ? 'J' : 'D';
    table.scalar(pha.rates() ? "RATE" : "COUNTS", unit, type, values);
    if (pha.statErr().length > 0) {
      table.scalar("STAT_ERR", unit, 'D', over(pha.statErr(), perValue));
    }

    boolean grouped = Arrays.stream(pha.grouping()).anyMatch(g -> g != 1);
    boolean flagged = Arrays.stream(pha.quality()).anyMatch(q -> q != 0);
    if (grouped) {
      table.scalar("GROUPING", "", 'I', pha.grouping());
    }

    if (flagged) {
      table.scalar("QUALITY", "", 'I', pha.quality());
    }

    HeaderBlocks header = described(table, pha.keywords());
    limits(header, 1, pha.firstChannel(), pha.channels());
    header.text("HDUCLASS", "OGIP", "format conforms to OGIP standards");
    header.text("HDUCLAS1", "SPECTRUM", "a spectrum");
    header.text("HDUCLAS2", text(pha.keywords(), "HDUCLAS2", "TOTAL"), "what it is of");
    header.text("HDUCLAS3", pha.rates() ? "RATE" : "COUNT", "counts or rates");
    header.text("HDUCLAS4", "TYPE:I", "a single spectrum");
    header.text("HDUVERS", "1.2.1", "version of file format");
    channels(header, pha.keywords(), pha.channels());
    header.add("EXPOSURE", pha.exposure(), "[s] exposure");
    header.add("POISSERR", pha.poissonErrors(), "Poisson errors to be assumed");
    scaled(table, "BACKSCAL", pha.backScale());
    scaled(table, "AREASCAL", pha.areaScale());
    header.add("CORRSCAL", 1.0, "scaling of the correction file");
    header.text("BACKFILE", named(pha.backFile()), "background spectrum");
    header.text("CORRFILE", named(pha.correctionFile()), "correction spectrum");
    header.text("RESPFILE", named(pha.responseFile()), "redistribution matrix");
    header.text("ANCRFILE", named(pha.areaFile()), "ancillary response");
    header.add("SYS_ERR", 0, "no systematic error");
    if (!grouped) {
      header.add("GROUPING", 0, "no grouping");
    }

    if (!flagged) {
      header.add("QUALITY", 0, "all channels good");
    }

    return table;
  }

  private static void scaled(TableBytes table, String name, double[] values) {
    if (Arrays.stream(values).allMatch(v -> v == values[0])) {
      table.keywords().add(name, values[0], "the same in all channels");
    } else {
      table.scalar(name, "", 'D', values);
    }
  }

  private static HeaderBlocks described(TableBytes table, Map<String, String> keywords) {
    HeaderBlocks header = table.keywords();
    header.text("TELESCOP", text(keywords, "TELESCOP", "none"), "mission");
    header.text("INSTRUME", text(keywords, "INSTRUME", "none"), "instrument");
    header.text("FILTER", text(keywords, "FILTER", "none"), "filter");
    for (String key : ORIGIN) {
      if (!keywords.getOrDefault(key, "").isBlank()) {
        header.text(key, keywords.get(key), "");
      }
    }

    return header;
  }

  private static void limits(HeaderBlocks header, int column, int first, int channels) {
    header.add("TLMIN" + column, first, "first channel");
    header.add("TLMAX" + column, (long) first + channels - 1, "last channel");
  }

  private static void response(HeaderBlocks header, String what, String kind) {
    header.text("HDUCLASS", "OGIP", "format conforms to OGIP standards");
    header.text("HDUCLAS1", "RESPONSE", "a response");
    header.text("HDUCLAS2", what, "");
    if (!kind.isEmpty()) {
      header.text("HDUCLAS3", kind, "redistribution only, or with the area");
    }

    header.text("HDUVERS", "1.3.0", "version of file format");
    header.text("RMFVERSN", "1992a", "version of file format, obsolete");
  }

  private static void channels(HeaderBlocks header, Map<String, String> keywords, int channels) {
    header.text("CHANTYPE", text(keywords, "CHANTYPE", "PI"), "type of the channels");
    header.add("DETCHANS", channels, "number of channels");
  }

  private static double threshold(Map<String, String> keywords) {
    try {
      return Double.parseDouble(keywords.getOrDefault("LO_THRES", "0"));
    } catch (NumberFormatException e) {
      return 0; // says nothing that a reader needs
    }
  }

  private static String text(Map<String, String> keywords, String key, String absent) {
    String value = keywords.getOrDefault(key, "");
    return value.isBlank() ? absent : value;
  }

  private static String named(String file) {
    return file.isEmpty() ? "none" : file;
  }

  private static boolean whole(double[] values) {
    return Arrays.stream(values)
        .allMatch(v -> v == Math.rint(v) && Math.abs(v) <= Integer.MAX_VALUE);
  }

  private static double[] over(double[] values, double divisor) {
    return Arrays.stream(values).map(v -> v / divisor).toArray();
  }

  private static double[] numbers(int from, int to, IntToDoubleFunction f) {
    return IntStream.range(from, to).mapToDouble(f).toArray();
  }
}
