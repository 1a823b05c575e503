package org.calibrant.xray;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Values of XSPEC's own routines: golden/xray/native-models.csv. */
final class NativeModels {
  private static final List<String[]> ROWS = read();

  private NativeModels() {}

  static int bins() {
    return ROWS.size() - 1;
  }

  /** The two edges of bin {@code i} [keV]. */
  static double[] edges(int i) {
    String[] row = ROWS.get(i + 1);
    return new double[] {Double.parseDouble(row[0]), Double.parseDouble(row[1])};
  }

  static double value(String model, int i) {
    int column = Arrays.asList(ROWS.get(0)).indexOf(model);
    return Double.parseDouble(ROWS.get(i + 1)[column]);
  }

  private static List<String[]> read() {
    try (InputStream in = NativeModels.class.getResourceAsStream("/golden/xray/native-models.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(l -> !l.startsWith("# ") || l.startsWith("# from"))
          .map(l -> l.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
