package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Pulls;
import org.calibrant.report.Results;

/** Whether the uncertainties of refined parameters are right: pulls against a standard normal. */
public record StillPulls() implements Figure {

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (results.rows(Still.TABLE) < 2) {
      return List.of();
    }

    List<String> names = List.of();
    List<Pulls> pulls = new ArrayList<>();
    try (TableReader rows =
        results.read(Still.TABLE, "names", "truth", "refined", "sigma", "status")) {
      while (rows.next()) {
        double[] truth = rows.numbers(1);
        double[] refined = rows.numbers(2);
        double[] sigma = rows.numbers(3);
        if (truth.length > 0 && refined.length == truth.length && rows.text(4).equals("ok")) {
          names = pulls.isEmpty() ? Still.words(rows.value(0)) : names;
          while (pulls.size() < names.size()) {
            pulls.add(new Pulls());
          }

          for (int i = 0; i < Math.min(truth.length, pulls.size()); i++) {
            pulls.get(i).add(refined[i] - truth[i], sigma[i]);
          }
        }
      }
    }

    List<Exhibit> drawings = new ArrayList<>();
    for (int i = 0; i < pulls.size(); i++) {
      if (pulls.get(i).count() > 0) {
        drawings.add(
            new Drawing(
                "pulls-" + names.get(i),
                "Pulls of " + names.get(i),
                caption(pulls.get(i)),
                pulls.get(i).plot("(refined − true) / sigma")));
      }
    }

    return drawings;
  }

  private static String caption(Pulls pulls) {
    return String.format(
        Locale.ROOT,
        "Bars follow the curve, a standard normal, if sigma is right. Mean %.2f and root mean"
            + " square %.2f of %,d stills with status ok; %,d more lie beyond %.0f, in other"
            + " minima.",
        pulls.mean(),
        pulls.rms(),
        pulls.count(),
        pulls.beyond(),
        Pulls.FAR);
  }
}
