package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** Standard deviations that exposures are expected to give: of the first design, and over a setting. */
public record Forecasts() implements Figure {
  private static final String TABLE = "ForecastRow";
  private static final int DESIGNS = 2000;
  private static final int PARAMETERS = 24;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    List<Exhibit> exhibits = new ArrayList<>();
    for (Information first : Information.of(results, 1)) {
      exhibits.add(listing(first));
    }

    exhibits.addAll(overSetting(results));
    return exhibits;
  }

  private static Listing listing(Information first) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < first.names().size(); i++) {
      lines.add(
          List.of(
              first.names().get(i),
              first.units().get(i),
              Listing.number(first.values()[i]),
              Listing.number(first.sigma()[i]),
              Listing.number(first.alone()[i]),
              Listing.number(first.sigma()[i] / first.alone()[i])));
    }

    return new Listing(
        "forecast",
        "What " + first.title() + " determines",
        "Expected standard deviations with all parameters unknown, and with all others known; a"
            + " large ratio is a parameter that the data confuse with others.",
        List.of("parameter", "unit", "value", "sigma", "sigma alone", "ratio"),
        lines);
  }

  /** Sigma over the setting, where exactly one was varied. */
  private static List<Exhibit> overSetting(Results results) throws IOException {
    Map<String, TreeMap<Double, double[]>> curves = new TreeMap<>();
    List<String> names = List.of();
    List<String> units = List.of();
    String setting = null;
    try (TableReader rows =
        results.read(TABLE, "design", "settings", "setting_values", "names", "units", "sigma")) {
      for (int i = 0; i < DESIGNS && rows.next(); i++) {
        List<String> settings = Words.of(rows.value(1));
        if (settings.size() != 1) {
          return List.of();
        }

        if (rows.numbers(5).length > 0) {
          setting = settings.get(0);
          names = Words.of(rows.value(3));
          units = Words.of(rows.value(4));
          curves
              .computeIfAbsent(rows.text(0), key -> new TreeMap<>())
              .put(rows.numbers(2)[0], rows.numbers(5));
        }
      }
    }

    List<Exhibit> drawings = new ArrayList<>();
    boolean varied = curves.values().stream().anyMatch(curve -> curve.size() > 1);
    for (int i = 0; varied && i < Math.min(PARAMETERS, names.size()); i++) {
      List<Layer> layers = new ArrayList<>();
      for (Map.Entry<String, TreeMap<Double, double[]>> curve : curves.entrySet()) {
        int parameter = i;
        double[] x = curve.getValue().keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = curve.getValue().values().stream().mapToDouble(s -> s[parameter]).toArray();
        layers.add(Line.of(curve.getKey(), x, y));
        layers.add(Points.of(curve.getKey(), x, y));
      }

      drawings.add(
          new Drawing(
              "forecast-" + names.get(i),
              "Expected sigma of " + names.get(i),
              "Over "
                  + setting
                  + ", with all other parameters unknown. A smooth curve; the lower, the"
                  + " better the design.",
              Plot.of(
                  Axis.of(setting, ""),
                  Axis.of("sigma of " + names.get(i), units.get(i)).log(),
                  layers)));
    }

    return drawings;
  }
}
