package org.calibrant.data.ogip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.calibrant.core.InputFile;

/** A small instrument with all that real responses surprise a reader with. */
final class Small {
  static final int BINS = 12;
  static final int CHANNELS = 15;

  private Small() {}

  static Map<String, String> keywords() {
    Map<String, String> keywords = new LinkedHashMap<>();
    keywords.put("TELESCOP", "TEST");
    keywords.put("INSTRUME", "SMALL");
    keywords.put("OBS_ID", "0042");
    keywords.put("CHANTYPE", "PI");
    return keywords;
  }

  /** Energies 0.5, 0.6 … keV as float32 has them. */
  static double[] energies(int from) {
    double[] energies = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      energies[i] = (float) (0.5 + 0.1 * (i + from));
    }

    return energies;
  }

  static Arf arf() {
    double[] area = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      area[i] = (float) (100 + 7.3 * i);
    }

    return new Arf("small.arf", energies(0), energies(1), area, 5e4, keywords());
  }

  /**
   * Row 0 is empty, row 1 has a group without channels, row 2 has three groups, the last row ends in
   * the last channel; no row adds up to 1.
   */
  static Rmf rmf(int firstChannel) {
    int[] rowStart = new int[BINS + 1];
    int[] channel = new int[BINS + 2];
    int[] start = new int[BINS + 3];
    double[] values = new double[4 * (BINS + 1)];
    int group = 0;
    int value = 0;
    for (int row = 0; row < BINS; row++) {
      int groups = row == 0 ? 0 : row == 2 ? 3 : 1;
      for (int g = 0; g < groups; g++) {
        channel[group] = row + g;
        int length = row == 1 ? 0 : g == 1 ? 1 : 4;
        for (int k = 0; k < length; k++) {
          values[value] = (float) (0.05 + 0.004 * value);
          value++;
        }

        group++;
        start[group] = value;
      }

      rowStart[row + 1] = group;
    }

    return new Rmf(
        "small.rmf",
        energies(0),
        energies(1),
        firstChannel,
        bounds(0),
        bounds(1),
        rowStart,
        Arrays.copyOf(channel, group),
        Arrays.copyOf(start, group + 1),
        Arrays.copyOf(values, value),
        false,
        keywords());
  }

  /** As a reader gives it: groups without channels are gone. */
  static Rmf withoutEmptyGroups(Rmf rmf) {
    int[] rowStart = new int[rmf.bins() + 1];
    int[] channel = new int[rmf.groupChannel().length];
    int[] start = new int[channel.length + 1];
    int group = 0;
    for (int row = 0; row < rmf.bins(); row++) {
      for (int g = rmf.rowStart()[row]; g < rmf.rowStart()[row + 1]; g++) {
        if (rmf.groupStart()[g + 1] > rmf.groupStart()[g]) {
          channel[group] = rmf.groupChannel()[g];
          group++;
          start[group] = rmf.groupStart()[g + 1];
        }
      }

      rowStart[row + 1] = group;
    }

    return new Rmf(
        rmf.file(),
        rmf.energyLo(),
        rmf.energyHi(),
        rmf.firstChannel(),
        rmf.channelLo(),
        rmf.channelHi(),
        rowStart,
        Arrays.copyOf(channel, group),
        Arrays.copyOf(start, group + 1),
        rmf.values(),
        rmf.includesArea(),
        rmf.keywords());
  }

  private static double[] bounds(int from) {
    double[] bounds = new double[CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      bounds[i] = (float) (0.4 + 0.1 * (i + from));
    }

    return bounds;
  }

  static Pha pha() {
    int[] channel = new int[CHANNELS];
    double[] counts = new double[CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      channel[i] = i + 1;
      counts[i] = (i * 7) % 11;
    }

    return new Pha(
        "small.pha",
        channel,
        counts,
        2.5e4,
        same(0.125),
        same(1),
        new int[] {1, -1, 1, 1, 1, -1, -1, 1, 1, 1, 1, 1, 1, 1, -1},
        new int[] {5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2},
        new double[0],
        true,
        false,
        "small_bkg.pha",
        "small.rmf",
        "small.arf",
        "",
        keywords());
  }

  static double[] same(double value) {
    double[] values = new double[CHANNELS];
    Arrays.fill(values, value);
    return values;
  }

  static InputFile input(Path file) {
    return new InputFile(file.toString());
  }

  /** Replaces the first card of a file that begins with {@code key}. */
  static void edit(Path file, String key, String card) {
    try {
      byte[] content = Files.readAllBytes(file);
      edit(content, key, card);
      Files.write(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void edit(byte[] content, String key, String card) {
    String wanted = "%-8s=".formatted(key);
    for (int at = 0; at + 80 <= content.length; at += 80) {
      if (new String(content, at, wanted.length(), StandardCharsets.US_ASCII).equals(wanted)) {
        byte[] line = "%-80s".formatted(card).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(line, 0, content, at, 80);
        return;
      }
    }

    throw new AssertionError("no card " + key);
  }
}
