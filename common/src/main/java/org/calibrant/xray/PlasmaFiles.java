package org.calibrant.xray;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.InputFile;

/** What {@code apec}, {@code bapec} and {@code vapec} are computed from in an {@link Expression}. */
public interface PlasmaFiles extends Serializable {

  /**
   * The component.
   *
   * @param name apec, bapec or vapec
   */
  Component component(String name, Abundances abundances);

  /** No plasma: {@code apec} may not stand in the expression. */
  record NoPlasma() implements PlasmaFiles {
    @Override
    public Component component(String name, Abundances abundances) {
      throw new IllegalArgumentException(
          "model: %s needs files; plasma is NoPlasma, expected PlasmaTable or AtomDbPlasma"
              .formatted(name));
    }
  }

  /**
   * An OGIP table with a spectrum per element: {@link CiePlasma}.
   *
   * @param table OGIP additive table model
   * @param tableAbundances the abundances its spectra were made for
   */
  record PlasmaTable(InputFile table, Abundances tableAbundances) implements PlasmaFiles {
    @Override
    public Component component(String name, Abundances abundances) {
      if (!name.equals("apec")) {
        throw new IllegalArgumentException(
            "model: %s needs the files of AtomDB; plasma is PlasmaTable".formatted(name));
      }

      return new Component(
          "apec",
          List.of("kT", "Abundanc", "Redshift", "norm"),
          List.of("kt-kev", "metallicity", "redshift", "norm"),
          List.of("keV", "", "", "1e14 cm-5"),
          v -> new CiePlasma(table, v[0], v[1], abundances, tableAbundances, v[2], v[3]));
    }
  }

  /**
   * The files of AtomDB: {@link Apec} and {@link VApec}.
   *
   * @param files the files
   * @param thermal whether lines are broadened by the temperature, XSPEC's APECTHERMAL
   */
  record AtomDbPlasma(AtomDbFiles files, boolean thermal) implements PlasmaFiles {
    private static final String NORM = "1e14 cm-5";

    @Override
    public Component component(String name, Abundances abundances) {
      return switch (name) {
        case "vapec" -> each(abundances);
        case "bapec" ->
            new Component(
                name,
                List.of("kT", "Abundanc", "Redshift", "Velocity", "norm"),
                List.of("kt-kev", "metallicity", "redshift", "velocity-km-s", "norm"),
                List.of("keV", "", "", "km s-1", NORM),
                v -> new Apec(files, v[0], v[1], abundances, v[2], v[3], thermal, v[4]));
        default ->
            new Component(
                name,
                List.of("kT", "Abundanc", "Redshift", "norm"),
                List.of("kt-kev", "metallicity", "redshift", "norm"),
                List.of("keV", "", "", NORM),
                v -> new Apec(files, v[0], v[1], abundances, v[2], 0, thermal, v[3]));
      };
    }

    private Component each(Abundances abundances) {
      List<String> elements = new ArrayList<>(List.of("He"));
      elements.addAll(Nuclide.scaled());
      List<String> names = new ArrayList<>(List.of("kT"));
      List<String> paths = new ArrayList<>(List.of("kt-kev"));
      List<String> units = new ArrayList<>(List.of("keV"));
      for (String element : elements) {
        names.add(element);
        paths.add("elements." + element);
        units.add("");
      }

      names.addAll(List.of("Redshift", "norm"));
      paths.addAll(List.of("redshift", "norm"));
      units.addAll(List.of("", NORM));
      return new Component(
          "vapec",
          names,
          paths,
          units,
          v -> {
            Map<String, Double> amounts = new LinkedHashMap<>();
            for (int i = 0; i < elements.size(); i++) {
              amounts.put(elements.get(i), v[1 + i]);
            }

            int n = v.length;
            return new VApec(files, v[0], amounts, abundances, v[n - 2], 0, thermal, v[n - 1]);
          });
    }
  }
}
