package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Picture;
import org.calibrant.report.chart.Shade;

/** A still before and after its refinement: observed, initial and refined image, and what is left. */
public record StillImages() implements Figure {
  private static final double DECADES = 1e-4;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<Still> found = Still.first(results);
    if (found.isEmpty() || !found.get().hasImages()) {
      return List.of();
    }

    Still still = found.get();
    Picture observed = picture(still, 0);
    Picture initial = picture(still, 1);
    Picture refined = picture(still, 2);
    double peak = observed.peak();
    Axis signal = Axis.of("signal", "photon").log().between(peak * DECADES, peak);
    Picture left = observed.less(refined);
    Picture before = observed.less(initial);
    Axis residual = Axis.of("observed − refined", "photon").between(-left.size(), left.size());
    return List.of(
        new Drawing(
            "still-images",
            "Still " + still.id() + ": observed, initial, refined",
            "The refined image has the spots of the observed one, in place and in shape; the"
                + " initial one has not. Three images on one logarithmic scale that ends four"
                + " decades below the"
                + " brightest observed pixel. What is left is noise without any pattern: at most %.3g"
                    .formatted(left.size())
                + " photons in a pixel, where it was %.3g before.".formatted(before.size()),
            new Panels(
                2,
                List.of(
                    observed.plot("observed", signal, Shade.SEQUENTIAL),
                    initial.plot("initial", signal, Shade.SEQUENTIAL),
                    refined.plot("refined", signal, Shade.SEQUENTIAL),
                    left.plot("observed − refined", residual, Shade.DIVERGING)))));
  }

  private static Picture picture(Still still, int which) {
    return new Picture(still.images()[which], still.fast(), "fast", "slow");
  }
}
