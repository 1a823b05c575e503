package org.calibrant.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;
import org.calibrant.data.ogip.OgipWriter;
import org.calibrant.data.ogip.Pha;

/**
 * Simulated spectra (the table SimulatedRow) as OGIP files: {@code <spectrum>.pha} and, where there
 * is a background, {@code <spectrum>_bkg.pha}. Copies of ARF and RMF stand beside them, so that the
 * names in the headers hold wherever the folder goes.
 *
 * @param telescope TELESCOP
 * @param instrument INSTRUME
 */
public record OgipSpectra(String telescope, String instrument) implements Export {
  private static final long serialVersionUID = 1L;

  /** A quoted path: its folder with the last slash, and its name. */
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*/)([^\"/]+)\"");

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    if (run.exists(folder)) {
      throw new BadInput(folder, "", "is there already");
    }

    Publication.publish(new Path(folder), run.hadoop(), fresh -> write(run, fresh));
  }

  private void write(FinishedRun run, java.nio.file.Path fresh) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    try (TableReader rows =
        TableReader.open(
            run,
            "SimulatedRow",
            "spectrum",
            "status",
            "channel",
            "counts",
            "stat_err",
            "background",
            "exposure",
            "back_exposure",
            "area_scale",
            "back_scale",
            "background_area_scale",
            "background_back_scale",
            "grouping",
            "quality",
            "noise",
            "response_file",
            "area_file")) {
      while (rows.next()) {
        if ("ok".equals(rows.text(1))) {
          spectrum(rows, fresh);
          files.add(rows.text(15));
          files.add(rows.text(16));
        }
      }
    }

    files.remove("");
    for (String file : files) {
      java.nio.file.Path copy = fresh.resolve(name(file));
      if (!Files.exists(copy)) {
        try (InputStream in = Inputs.open(new InputFile(place(file, run)))) {
          Files.copy(in, copy);
        }
      }
    }
  }

  /**
   * Where a file is that the rows know by its name alone, so that they do not depend on folders: an
   * input of the campaign, or one beside an input, as the headers of spectra name them.
   */
  private static String place(String file, FinishedRun run) throws IOException {
    TreeSet<String> folders = new TreeSet<>();
    for (String setting : run.settings()) {
      for (Matcher text = TEXT.matcher(setting); text.find(); ) {
        String folder = text.group(1);
        if (text.group(2).equals(file)) {
          return folder + file;
        }

        folders.add(folder);
      }
    }

    for (String folder : folders) {
      if (run.exists(folder + file)) {
        return folder + file;
      }
    }

    throw new BadInput(file, "", "is not beside the inputs of the campaign any more");
  }

  private void spectrum(TableReader rows, java.nio.file.Path fresh) {
    String id = rows.text(0).replaceAll("[^A-Za-z0-9._-]", "_");
    int[] channel = wholes(rows.numbers(2));
    double[] background = rows.numbers(5);
    double[] deviation = rows.numbers(4);
    boolean rates = "asimov".equals(rows.text(14));
    String back = background.length == 0 ? "" : id + "_bkg.pha";
    String matrix = rows.text(15);
    String area = rows.text(16);
    Pha pha =
        pha(
            id + ".pha",
            channel,
            rows.numbers(3),
            rows.number(6),
            spread(rows.numbers(9), channel.length),
            spread(rows.numbers(8), channel.length),
            flags(rows.numbers(12), channel.length, 1),
            good(rows.numbers(13), channel.length),
            deviation,
            rates,
            back,
            matrix.isEmpty() ? "" : name(matrix),
            area.isEmpty() ? "" : name(area),
            "TOTAL");
    OgipWriter.write(pha, fresh.resolve(id + ".pha"), false);
    if (!back.isEmpty()) {
      Pha own =
          pha(
              back,
              channel,
              background,
              rows.number(7),
              spread(rows.numbers(11), channel.length),
              spread(rows.numbers(10), channel.length),
              flags(new double[0], channel.length, 1),
              flags(new double[0], channel.length, 0),
              new double[0],
              rates,
              "",
              "",
              "",
              "BKG");
      OgipWriter.write(own, fresh.resolve(back), false);
    }
  }

  private Pha pha(
      String file,
      int[] channel,
      double[] counts,
      double exposure,
      double[] backScale,
      double[] areaScale,
      int[] grouping,
      int[] quality,
      double[] deviation,
      boolean rates,
      String back,
      String matrix,
      String area,
      String what) {
    Map<String, String> keywords = new LinkedHashMap<>();
    keywords.put("TELESCOP", telescope);
    keywords.put("INSTRUME", instrument);
    keywords.put("HDUCLAS2", what);
    return new Pha(
        file,
        channel,
        counts,
        exposure,
        backScale,
        areaScale,
        grouping,
        quality,
        deviation,
        deviation.length == 0,
        rates,
        back,
        matrix,
        area,
        "",
        keywords);
  }

  /** The name without folders, and without the ending of a compressed file: the copy is not. */
  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.gz$", "");
  }

  private static int[] wholes(double[] values) {
    return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
  }

  private static double[] spread(double[] values, int channels) {
    double[] all = new double[channels];
    Arrays.setAll(all, i -> values.length == 1 ? values[0] : values[i]);
    return all;
  }

  private static int[] flags(double[] flags, int channels, int absent) {
    int[] all = new int[channels];
    Arrays.setAll(all, i -> flags.length == 0 ? absent : (int) flags[i]);
    return all;
  }

  /** A channel that the template's file did not have is bad. */
  private static int[] good(double[] quality, int channels) {
    return Arrays.stream(flags(quality, channels, 0)).map(q -> q < 0 ? 1 : q).toArray();
  }
}
