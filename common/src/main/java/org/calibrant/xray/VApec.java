package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.Unit;

/**
 * As {@link Apec}, with an abundance for every element: XSPEC's {@code vapec}.
 *
 * @param files the files
 * @param ktKev temperature kT [keV]
 * @param elements abundances by symbol, relative to the table: He, C, N, O, Ne, Mg, Al, Si, S, Ar,
 *     Ca, Fe, Ni, each; hydrogen and trace elements have that of the table
 * @param abundances table of abundances
 * @param redshift z
 * @param velocityKmS v, Gaussian velocity of the emitting gas along the line of sight
 * @param thermal whether the lines are broadened by the temperature of their ions
 * @param norm K
 */
public record VApec(
    AtomDbFiles files,
    @Unit("keV") double ktKev,
    Map<String, Double> elements,
    Abundances abundances,
    double redshift,
    @Unit("km s-1") double velocityKmS,
    boolean thermal,
    @Unit("1e14 cm-5") double norm)
    implements SpectralModel, Tabulated {

  public VApec {
    elements = NamedValues.copy(elements);
    Require.positive("kt-kev", ktKev);
    Require.redshift(redshift);
    Require.nonNegative("velocity-km-s", velocityKmS);
    Require.nonNegative("norm", norm);
    for (String name : elements.keySet()) {
      if (!isNamed(name)) {
        throw new IllegalArgumentException(
            "elements has the unknown %s%s; there are He and %s"
                .formatted(name, DidYouMean.hint(name, Nuclide.scaled()), Nuclide.scaled()));
      }

      Require.nonNegative("elements." + name, elements.get(name));
    }

    if (elements.size() != Nuclide.scaled().size() + 1) {
      throw new IllegalArgumentException(
          "elements must name He and %s, were %s".formatted(Nuclide.scaled(), elements.keySet()));
    }
  }

  private static boolean isNamed(String name) {
    return name.equals("He") || Nuclide.scaled().contains(name);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double[] amounts = new double[Nuclide.HEAVIEST + 1];
    for (int z = 1; z < amounts.length; z++) {
      double factor = elements.getOrDefault(Nuclide.symbol(z), 1.0);
      amounts[z] = factor * Nuclide.share(z, abundances, Abundances.ANGR);
    }

    PlasmaEmission.add(files, ktKev, amounts, velocityKmS, thermal, redshift, norm, edges, flux);
  }

  @Override
  public void check() {
    Apec.requireInside(PlasmaEmission.load(files), ktKev);
  }

  @Override
  public double[] nodes(String path) {
    return path.equals("kt-kev") && !thermal
        ? PlasmaEmission.load(files).ktKev().clone()
        : new double[0];
  }

  @Override
  public boolean logarithmic(String path) {
    return false;
  }
}
