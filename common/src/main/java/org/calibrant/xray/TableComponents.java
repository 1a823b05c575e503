package org.calibrant.xray;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.TableModel;

/** {@code atable{…}} and {@code mtable{…}}: components whose parameters a file names. */
final class TableComponents {
  private TableComponents() {}

  static Component additive(InputFile file) {
    TableModel model = SpectrumTable.of(file).require(true).model();
    List<String> tabulated = names(model);
    List<String> names = new ArrayList<>(tabulated);
    List<String> paths = new ArrayList<>();
    List<String> units = units(model);
    tabulated.forEach(name -> paths.add("parameters." + name));
    if (model.redshift()) {
      names.add("Redshift");
      paths.add("redshift");
      units.add("");
    }

    names.add("norm");
    paths.add("norm");
    units.add("");
    int n = tabulated.size();
    return new Component(
        "atable",
        names,
        paths,
        units,
        v ->
            new AdditiveTable(
                file, values(tabulated, v), model.redshift() ? v[n] : 0, v[v.length - 1]));
  }

  static Component multiplicative(InputFile file) {
    TableModel model = SpectrumTable.of(file).require(false).model();
    List<String> tabulated = names(model);
    List<String> names = new ArrayList<>(tabulated);
    List<String> paths = new ArrayList<>();
    List<String> units = units(model);
    tabulated.forEach(name -> paths.add("parameters." + name));
    if (model.redshift()) {
      names.add("Redshift");
      paths.add("redshift");
      units.add("");
    }

    return new Component(
        "mtable",
        names,
        paths,
        units,
        v ->
            new MultiplicativeTable(
                file, values(tabulated, v), model.redshift() ? v[tabulated.size()] : 0));
  }

  private static List<String> names(TableModel model) {
    List<String> names = new ArrayList<>();
    model.axes().forEach(axis -> names.add(axis.name()));
    model.additional().forEach(axis -> names.add(axis.name()));
    return names;
  }

  private static List<String> units(TableModel model) {
    List<String> units = new ArrayList<>();
    model.axes().forEach(axis -> units.add(axis.unit()));
    model.additional().forEach(axis -> units.add(axis.unit()));
    return units;
  }

  private static Map<String, Double> values(List<String> names, double[] v) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), v[i]);
    }

    return values;
  }
}
