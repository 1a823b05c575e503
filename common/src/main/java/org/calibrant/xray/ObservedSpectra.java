package org.calibrant.xray;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Arf;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Pha;
import org.calibrant.data.ogip.Rmf;

/**
 * Reads PHA files with their instruments and backgrounds. Matrices and areas that several spectra
 * share are read once and shared.
 */
final class ObservedSpectra {
  /** Quality of a channel that the response has and the file has not. */
  static final int ABSENT = -1;

  private final Map<ResponseFiles, Response> responses = new HashMap<>();
  private final Map<InputFile, Response> matrices = new HashMap<>();
  private final Map<InputFile, Rmf> rmfs = new HashMap<>();
  private final Map<InputFile, Pha> backgrounds = new HashMap<>();

  SpectrumList.Spectrum read(
      String id, InputFile file, ResponseChoice instrument, BackgroundChoice choice) {
    Pha pha = Ogip.pha(file);
    Response response = response(instrument.of(file, pha));
    int offset = offset(file, pha, response);
    InputFile backFile = choice.of(file, pha);
    Background background =
        backFile == null ? Background.NONE : background(pha, file, backFile, response);
    Observation observation =
        new Observation(
            response,
            pha.exposure(),
            allOne(pha.areaScale()) ? new double[0] : spread(pha.areaScale(), offset, response, 1),
            background,
            Correction.NONE);
    return new SpectrumList.Spectrum(
        id,
        observation,
        spread(pha.counts(), offset, response, 0),
        pha.statErr().length == 0
            ? new double[0]
            : spread(squares(pha.statErr()), offset, response, 0),
        flags(pha.grouping(), offset, response, 1, 1),
        flags(pha.quality(), offset, response, 0, ABSENT));
  }

  /** A matrix is read once, whatever areas it goes with. */
  private Response response(ResponseFiles files) {
    if (files instanceof ArfRmf both) {
      return responses.computeIfAbsent(
          files,
          f -> {
            Rmf rmf = rmfs.computeIfAbsent(both.rmf(), Ogip::rmf);
            Arf arf = Ogip.arf(both.arf());
            Ogip.requireSameGrid(arf, rmf);
            return matrices
                .computeIfAbsent(both.rmf(), m -> new Response(rmf, arf.area()))
                .withArea(arf.area());
          });
    }

    return responses.computeIfAbsent(files, ResponseFiles::load);
  }

  private Background background(Pha source, InputFile file, InputFile backFile, Response response) {
    Pha pha = backgrounds.computeIfAbsent(backFile, Ogip::pha);
    int offset = offset(backFile, pha, response);
    if (pha.channels() != source.channels()) {
      throw new BadInput(
          backFile.uri(),
          "",
          "has %d channels, but %s has %d"
              .formatted(pha.channels(), file.uri(), source.channels()));
    }

    double[] scale = new double[pha.channels()];
    for (int c = 0; c < scale.length; c++) {
      double area = pha.areaScale()[c];
      scale[c] = area * (pha.backScale()[c] / source.backScale()[c]);
      if (source.quality()[c] == 0 && !(scale[c] > 0 && scale[c] < Double.POSITIVE_INFINITY)) {
        throw new BadInput(
            backFile.uri(),
            "channel " + pha.channel()[c],
            "AREASCAL %s and BACKSCAL %s do not go with BACKSCAL %s of %s"
                .formatted(area, pha.backScale()[c], source.backScale()[c], file.uri()));
      }
    }

    return new Background(
        spread(pha.counts(), offset, response, 0),
        pha.statErr().length == 0
            ? new double[0]
            : spread(squares(pha.statErr()), offset, response, 0),
        pha.exposure(),
        spread(scale, offset, response, 1));
  }

  /** The background of an observation without a file of its own. */
  Background background(InputFile file, double backScale, Response response) {
    Pha pha = Ogip.pha(file);
    int offset = offset(file, pha, response);
    double[] scale = new double[pha.channels()];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = pha.areaScale()[c] * (pha.backScale()[c] / backScale);
      if (!(scale[c] > 0 && scale[c] < Double.POSITIVE_INFINITY)) {
        throw new BadInput(
            file.uri(),
            "channel " + pha.channel()[c],
            "AREASCAL %s times BACKSCAL %s must be positive"
                .formatted(pha.areaScale()[c], pha.backScale()[c]));
      }
    }

    return new Background(
        spread(pha.counts(), offset, response, 0),
        new double[0],
        pha.exposure(),
        spread(scale, offset, response, 1));
  }

  /** The correction of a spectrum, as rates. */
  Correction correction(Pha source, InputFile file, CorrectionChoice choice, Response response) {
    return correction(choice.of(file, source), choice.scale(source.correctionScale()), response);
  }

  /** A stated correction. */
  Correction correction(InputFile beside, CorrectionChoice choice, Response response) {
    return correction(choice.of(beside, null), choice.scale(1), response);
  }

  private Correction correction(InputFile corrected, double factor, Response response) {
    if (corrected == null) {
      return Correction.NONE;
    }

    Pha pha = Ogip.pha(corrected);
    double scale = factor / pha.exposure();
    double[] rate = spread(pha.counts(), offset(corrected, pha, response), response, 0);
    for (int c = 0; c < rate.length; c++) {
      rate[c] *= scale;
    }

    return new Correction(rate);
  }

  /** Index in the response of the first channel of a spectrum. */
  private static int offset(InputFile file, Pha pha, Response response) {
    int offset = pha.firstChannel() - response.firstChannel();
    if (offset < 0 || offset + pha.channels() > response.channels()) {
      throw new BadInput(
          file.uri(),
          "",
          "has the channels %d to %d, but its response %d to %d"
              .formatted(
                  pha.firstChannel(),
                  pha.firstChannel() + pha.channels() - 1,
                  response.firstChannel(),
                  response.firstChannel() + response.channels() - 1));
    }

    return offset;
  }

  private static double[] spread(double[] values, int offset, Response response, double absent) {
    double[] all = new double[response.channels()];
    Arrays.fill(all, absent);
    System.arraycopy(values, 0, all, offset, values.length);
    return all;
  }

  /** Flags per channel of the response; empty where all say the same. */
  private static int[] flags(int[] flags, int offset, Response response, int usual, int absent) {
    boolean same = Arrays.stream(flags).allMatch(f -> f == usual);
    if (same && flags.length == response.channels()) {
      return new int[0];
    }

    int[] all = new int[response.channels()];
    Arrays.fill(all, absent);
    System.arraycopy(flags, 0, all, offset, flags.length);
    return all;
  }

  private static boolean allOne(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == 1);
  }

  private static double[] squares(double[] values) {
    return Arrays.stream(values).map(v -> v * v).toArray();
  }
}
