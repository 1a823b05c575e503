package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A component of an {@link Expression}: XSPEC's name of it, the names and units of its parameters in
 * XSPEC's order, where each stands in the record, and how the record is made of their values.
 *
 * @param name as it is shown
 * @param names parameters
 * @param paths where they stand in the record that {@code maker} makes
 * @param units units
 * @param maker a {@link SpectralModel}, an {@link Absorption}, or a {@link Convolution}
 */
record Component(
    String name, List<String> names, List<String> paths, List<String> units, Maker maker) {

  /** Makes a record of parameter values. */
  interface Maker {
    Object of(double[] values);
  }

  /** Makes a model of another one, of which it is the component {@code source}. */
  interface Convolution {
    SpectralModel of(SpectralModel source);
  }

  /** What makes a component; the settings say what the text leaves open. */
  private interface Factory {
    Component of(ExpressionSettings settings, String braces);
  }

  private static final Map<String, Factory> KNOWN = new TreeMap<>();
  private static final String KEV = "keV";
  private static final String NH = "1e22 cm-2";
  private static final String POWER = "photon cm-2 s-1 keV-1";

  static {
    known(
        v -> new PowerLaw(v[0], v[1]),
        "powerlaw po pow",
        "PhoIndex norm",
        "photon-index norm",
        "",
        POWER);
    known(
        v -> new CutoffPowerLaw(v[0], v[1], v[2]),
        "cutoffpl",
        "PhoIndex HighECut norm",
        "photon-index cutoff-kev norm",
        "",
        KEV,
        POWER);
    known(
        v -> new BrokenPowerLaw(v[0], v[1], v[2], v[3]),
        "bknpower bknpow",
        "PhoIndx1 BreakE PhoIndx2 norm",
        "index-below break-kev index-above norm",
        "",
        KEV,
        "",
        POWER);
    known(
        v -> new GaussianLine(v[0], v[1], v[2]),
        "gaussian gauss ga gau",
        "LineE Sigma norm",
        "energy-kev sigma-kev norm",
        KEV,
        KEV,
        "photon cm-2 s-1");
    known(
        v -> new Redshifted(v[2], new GaussianLine(v[0], v[1], v[3])),
        "zgauss zga",
        "LineE Sigma Redshift norm",
        "source.energy-kev source.sigma-kev redshift source.norm",
        KEV,
        KEV,
        "",
        "photon cm-2 s-1");
    known(
        v -> new BlackBody(v[0], v[1]),
        "bbody bb",
        "kT norm",
        "kt-kev norm",
        KEV,
        "1e39 erg s-1 / (10 kpc)2");
    known(
        v -> new BlackBodySurface(v[0], v[1]),
        "bbodyrad",
        "kT norm",
        "kt-kev norm",
        KEV,
        "km2 / (10 kpc)2");
    known(
        v -> new DiskBlackBody(v[0], v[1]),
        "diskbb",
        "Tin norm",
        "temperature-kev norm",
        KEV,
        "km2 / (10 kpc)2");
    known(
        v -> new Bremss(v[0], v[1]),
        "bremss",
        "kT norm",
        "kt-kev norm",
        KEV,
        "photon cm-2 s-1 keV1/2");
    known(v -> new WAbs(v[0]), "wabs", "nH", "nh-e22", NH);
    known(v -> new Factor(v[0]), "constant const", "factor", "factor", "");
    known(
        v -> (Convolution) source -> new FluxScaled(v[0], v[1], v[2], source),
        "cflux",
        "Emin Emax lg10Flux",
        "from-kev to-kev log10-flux",
        KEV,
        KEV,
        "log10(erg cm-2 s-1)");
    absorber("phabs", false);
    absorber("tbabs", false);
    absorber("zphabs", true);
    absorber("ztbabs", true);
    for (String name : List.of("apec", "bapec", "vapec")) {
      KNOWN.put(
          name, (settings, braces) -> settings.plasma().component(name, settings.abundances()));
    }

    KNOWN.put("atable", Component::table);
    KNOWN.put("mtable", Component::factors);
  }

  private static void known(
      Maker maker, String aliases, String names, String paths, String... units) {
    List<String> spelled = List.of(aliases.split(" ", -1));
    Component component =
        new Component(
            spelled.get(0),
            List.of(names.split(" ", -1)),
            List.of(paths.split(" ", -1)),
            List.of(units),
            maker);
    spelled.forEach(alias -> KNOWN.put(alias, (settings, braces) -> component));
  }

  private static void absorber(String name, boolean redshifted) {
    KNOWN.put(
        name,
        (settings, braces) ->
            redshifted
                ? new Component(
                    name,
                    List.of("nH", "Redshift"),
                    List.of("absorption.nh-e22", "redshift"),
                    List.of(NH, ""),
                    v -> new RedshiftedAbsorption(v[1], absorption(settings, name, v[0])))
                : new Component(
                    name,
                    List.of("nH"),
                    List.of("nh-e22"),
                    List.of(NH),
                    v -> absorption(settings, name, v[0])));
  }

  private static Absorption absorption(ExpressionSettings settings, String name, double column) {
    CrossSectionFile file = settings.crossSections().get(name);
    if (file != null) {
      return new TableAbsorption(file.table(), file.sigmaUnitCm2(), column);
    }

    return name.endsWith("tbabs")
        ? new TBabs(column, settings.abundances())
        : new PhAbs(column, settings.abundances());
  }

  private static Component table(ExpressionSettings settings, String braces) {
    return TableComponents.additive(settings.table(braces));
  }

  private static Component factors(ExpressionSettings settings, String braces) {
    return TableComponents.multiplicative(settings.table(braces));
  }

  /** Every name that may stand in an expression. */
  static List<String> allNames() {
    return new ArrayList<>(KNOWN.keySet());
  }

  /** Whether a name needs a file to be opened before its parameters are known. */
  static boolean needsFile(String name) {
    return name.equalsIgnoreCase("atable") || name.equalsIgnoreCase("mtable");
  }

  /** The component of a name, in any case of letters. */
  static Component of(String name, String braces, ExpressionSettings settings) {
    Factory factory = KNOWN.get(name.toLowerCase(Locale.ROOT));
    if (factory == null) {
      throw new IllegalArgumentException(
          "model: no component %s%s; there are %s"
              .formatted(name, org.calibrant.core.DidYouMean.hint(name, allNames()), allNames()));
    }

    return factory.of(settings, braces);
  }
}
