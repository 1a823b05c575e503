package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** Uncertainties of refined parameters against the least that photon statistics allow. */
public record ExpectedSigmas() implements Figure {
  private static final int STILLS = 1000;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (results.rows(Still.TABLE) < 2) {
      return List.of();
    }

    Sample stills =
        results.sample(Still.TABLE, STILLS, "names", "units", "sigma", "sigma_expected", "status");
    if (stills.size() == 0) {
      return List.of();
    }

    List<String> names = Still.words(stills.values().get(0)[0]);
    List<String> units = Still.words(stills.values().get(0)[1]);
    List<Exhibit> drawings = new ArrayList<>();
    for (int parameter = 0; parameter < names.size(); parameter++) {
      double[][] sigmas = sigmas(stills, parameter);
      double least = sigmas[0].length == 0 ? 0 : Arrays.stream(sigmas[0]).min().orElse(0);
      if (least > 0) {
        double most = Arrays.stream(sigmas[0]).max().orElse(1);
        double[] diagonal = {least, most};
        drawings.add(
            new Drawing(
                "sigma-" + names.get(parameter),
                "Uncertainty of " + names.get(parameter),
                "%,d stills with status ok, of %s. Points on the line reach the bound of Cramér and Rao;"
                        .formatted(sigmas[0].length, stills.told())
                    + " none can lie below it but by a loss that is no likelihood.",
                Plot.of(
                    Axis.of("least possible sigma", units.get(parameter)).log(),
                    Axis.of("sigma", units.get(parameter)).log(),
                    Points.of("stills", sigmas[0], sigmas[1]),
                    Line.dashed("equal", diagonal, diagonal))));
      }
    }

    return drawings;
  }

  private static double[][] sigmas(Sample stills, int parameter) {
    double[] expected = new double[stills.size()];
    double[] reached = new double[stills.size()];
    int count = 0;
    List<String> statuses = stills.texts("status");
    for (int i = 0; i < stills.size(); i++) {
      double[] sigma = stills.array(i, "sigma");
      double[] bound = stills.array(i, "sigma_expected");
      boolean good =
          statuses.get(i).equals("ok")
              && sigma.length > parameter
              && bound.length > parameter
              && sigma[parameter] > 0
              && bound[parameter] > 0;
      if (good) {
        expected[count] = bound[parameter];
        reached[count] = sigma[parameter];
        count++;
      }
    }

    return new double[][] {Arrays.copyOf(expected, count), Arrays.copyOf(reached, count)};
  }
}
