package org.calibrant.report.diffraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calibrant.export.Recovery;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;

/** The values of one still, true, initial and refined; and whether the campaign's criteria are met. */
public record RefinedValues() implements Figure {

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<Still> found = Still.first(results);
    if (found.isEmpty()) {
      return List.of();
    }

    Still still = found.get();
    boolean known = still.truth().length > 0;
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < still.names().size(); i++) {
      double truth = known ? still.truth()[i] : Double.NaN;
      double refined = still.refined().length > 0 ? still.refined()[i] : Double.NaN;
      rows.add(
          List.of(
              still.label(i),
              Listing.number(truth),
              Listing.number(still.initial()[i]),
              Listing.number(refined),
              Listing.number(still.sigma().length > 0 ? still.sigma()[i] : Double.NaN),
              Listing.number(refined - truth)));
    }

    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(
        new Listing(
            "refined-values",
            "Still " + still.id() + ": values",
            "Status "
                + still.status()
                + ". Errors are small, and of the size of sigma where there is"
                + " noise; sigma is what photon statistics say, 0 where a bound holds a value.",
            List.of("parameter", "true", "initial", "refined", "sigma", "refined − true"),
            rows));
    Optional<Recovery> criteria = results.export(Recovery.class);
    if (known
        && still.refined().length > 0
        && criteria.isPresent()
        && results.rows(Still.TABLE) == 1) {
      exhibits.add(criteria(still, criteria.get()));
    }

    return exhibits;
  }

  private static Listing criteria(Still still, Recovery asked) {
    Recovery.Criteria met =
        asked.criteria(
            still.names(), still.truth(), still.refined(), still.lossInitial(), still.lossFinal());
    List<List<String>> rows = new ArrayList<>();
    asked.told().forEach(what -> rows.add(List.of(what, word(met.met()[rows.size()]))));
    rows.add(List.of("all of them", word(met.all())));
    return new Listing(
        "criteria",
        "The criteria of the campaign",
        "Loss %.6g at the start, %.6g at the end, %.3g times lower."
            .formatted(met.before(), met.after(), met.before() / met.after()),
        List.of("criterion", "met"),
        rows);
  }

  private static String word(boolean met) {
    return met ? "PASS" : "FAIL";
  }
}
