package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;

/** What all stills share, refined together. */
public record SharedValues() implements Figure {
  private static final String TABLE = "SharedRow";

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    List<List<String>> lines = new ArrayList<>();
    String caption = "";
    try (TableReader rows =
        results.read(
            TABLE,
            "names",
            "initial",
            "refined",
            "sigma",
            "stills",
            "loss_initial",
            "loss_final",
            "status")) {
      while (rows.next()) {
        List<String> names = Still.words(rows.value(0));
        for (int i = 0; i < names.size(); i++) {
          lines.add(
              List.of(
                  names.get(i),
                  Listing.number(rows.numbers(1)[i]),
                  Listing.number(rows.numbers(2)[i]),
                  Listing.number(rows.numbers(3)[i])));
        }

        caption =
            "%,d stills took part; the loss of all fell from %.6g to %.6g. Status %s."
                .formatted(rows.integer(4), rows.number(5), rows.number(6), rows.text(7));
      }
    }

    return List.of(
        new Listing(
            "shared-values",
            "What all stills share",
            caption,
            List.of("parameter", "initial", "refined", "sigma"),
            lines));
  }
}
