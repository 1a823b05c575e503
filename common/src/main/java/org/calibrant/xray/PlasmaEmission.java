package org.calibrant.xray;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.data.ogip.AtomDb;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.math.ErrorFunction;

/**
 * Photons of a plasma per energy bin from AtomDB's emissivities, per element. Continuum and
 * pseudo-continuum: density, interpolated linearly at the middle of the bin, times the width of the
 * bin. Lines: whole into the bin with edge &lt; E ≤ next edge, or as Gaussians of width
 *
 * <pre>  σ = E √(kT/(A m_p c²) + (v/c)²)</pre>
 *
 * Energies are those of the source's frame.
 */
final class PlasmaEmission {
  private static final Map<AtomDbFiles, AtomDb> LOADED = new ConcurrentHashMap<>();

  /** Doubles in {@link #KNOWN}: 64 MB. */
  private static final long MOST = 8_000_000;

  private static final Map<Key, double[][]> KNOWN = new ConcurrentHashMap<>();

  /** m_p c² [keV]. */
  private static final double PROTON = 938272.08816;

  /** c [km/s]. */
  private static final double LIGHT = 299792.458;

  /** A Gaussian is followed to so many σ: 2·10⁻¹⁵ of it is beyond. */
  private static final double REACH = 8;

  private record Key(AtomDbFiles files, int node, double velocity, double[] edges) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && files.equals(key.files)
          && node == key.node
          && velocity == key.velocity
          && Arrays.equals(edges, key.edges);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * files.hashCode() + node) + Arrays.hashCode(edges);
    }
  }

  private PlasmaEmission() {}

  static AtomDb load(AtomDbFiles files) {
    return LOADED.computeIfAbsent(files, f -> Ogip.atomDb(f.lines(), f.continuum()));
  }

  /**
   * Adds the photons of a plasma.
   *
   * @param amounts factor of each element's emissivity, by atomic number
   * @param velocity v [km/s]
   * @param thermal whether lines are broadened by the temperature
   * @param redshift z: bins are multiplied by 1 + z, photons divided
   * @param norm in 10¹⁴ cm⁻⁵
   */
  static void add(
      AtomDbFiles files,
      double kt,
      double[] amounts,
      double velocity,
      boolean thermal,
      double redshift,
      double norm,
      double[] edges,
      double[] flux) {
    AtomDb data = load(files);
    double stretch = 1 + redshift;
    double[] own = edges;
    if (redshift != 0) {
      own = new double[edges.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = edges[i] * stretch;
      }
    }

    double[] nodes = data.ktKev();
    int low = 0;
    while (low < nodes.length - 2 && nodes[low + 1] <= kt) {
      low++;
    }

    double share =
        nodes.length == 1
            ? 0
            : Math.max(0, Math.min(1, (kt - nodes[low]) / (nodes[low + 1] - nodes[low])));
    double scale = norm * 1e14 / stretch;
    add(files, low, scale * (1 - share), kt, amounts, velocity, thermal, own, flux);
    if (share > 0) {
      add(files, low + 1, scale * share, kt, amounts, velocity, thermal, own, flux);
    }
  }

  private static void add(
      AtomDbFiles files,
      int node,
      double scale,
      double kt,
      double[] amounts,
      double velocity,
      boolean thermal,
      double[] edges,
      double[] flux) {
    if (scale == 0) {
      return;
    }

    double[][] photons =
        thermal
            ? photons(load(files), node, kt, velocity, edges)
            : known(files, node, velocity, edges);
    for (int z = 1; z < photons.length; z++) {
      double factor = scale * amounts[z];
      if (photons[z] != null && factor != 0) {
        for (int i = 0; i < flux.length; i++) {
          flux[i] += factor * photons[z][i];
        }
      }
    }
  }

  /** Without thermal broadening the photons of a node are the same for every temperature. */
  private static double[][] known(AtomDbFiles files, int node, double velocity, double[] edges) {
    double[][] photons = KNOWN.get(new Key(files, node, velocity, edges));
    if (photons == null) {
      photons = photons(load(files), node, 0, velocity, edges);
      long size = (long) edges.length * Nuclide.HEAVIEST;
      if ((KNOWN.size() + 1) * size > MOST) {
        KNOWN.clear();
      }

      if (size <= MOST) {
        KNOWN.put(new Key(files, node, velocity, edges.clone()), photons);
      }
    }

    return photons;
  }

  /** Photons per bin of each element at one tabulated temperature [photon cm³ s⁻¹]. */
  private static double[][] photons(
      AtomDb data, int node, double kt, double velocity, double[] edges) {
    double[][] photons = new double[Nuclide.HEAVIEST + 1][];
    for (AtomDb.Continuum continuum : data.continua().get(node)) {
      double[] own = of(photons, continuum.element(), edges.length - 1);
      add(continuum.energyKev(), continuum.density(), edges, own);
      add(continuum.pseudoEnergyKev(), continuum.pseudoDensity(), edges, own);
    }

    AtomDb.Lines lines = data.lines().get(node);
    for (int i = 0; i < lines.energyKev().length; i++) {
      int z = lines.element()[i];
      double speed = velocity / LIGHT;
      double width = Math.sqrt(kt / (Nuclide.weight(z) * PROTON) + speed * speed);
      double energy = lines.energyKev()[i];
      if (energy * (1 + REACH * width) > edges[0]
          && energy * (1 - REACH * width) <= edges[edges.length - 1]) {
        line(
            energy, energy * width, lines.emissivity()[i], edges, of(photons, z, edges.length - 1));
      }
    }

    return photons;
  }

  private static double[] of(double[][] photons, int z, int bins) {
    if (photons[z] == null) {
      photons[z] = new double[bins];
    }

    return photons[z];
  }

  private static void add(double[] energy, double[] density, double[] edges, double[] photons) {
    if (energy.length < 2) {
      return;
    }

    int at = 0;
    for (int i = 0; i < photons.length; i++) {
      double middle = 0.5 * (edges[i] + edges[i + 1]);
      if (middle >= energy[0] && middle <= energy[energy.length - 1]) {
        while (at < energy.length - 2 && energy[at + 1] < middle) {
          at++;
        }

        double width = energy[at + 1] - energy[at];
        double share = width > 0 ? (middle - energy[at]) / width : 0;
        double value = density[at] + share * (density[at + 1] - density[at]);
        photons[i] += value * (edges[i + 1] - edges[i]);
      }
    }
  }

  private static void line(
      double energy, double sigma, double emissivity, double[] edges, double[] photons) {
    if (sigma == 0) {
      int bin = bin(edges, energy);
      if (bin >= 0 && bin < photons.length) {
        photons[bin] += emissivity;
      }

      return;
    }

    int from = Math.max(0, bin(edges, energy - REACH * sigma));
    int to = Math.min(photons.length - 1, bin(edges, energy + REACH * sigma));
    double scale = 1 / (sigma * Math.sqrt(2));
    double below = ErrorFunction.erf((edges[from] - energy) * scale);
    for (int i = from; i <= to; i++) {
      double above = ErrorFunction.erf((edges[i + 1] - energy) * scale);
      photons[i] += 0.5 * emissivity * (above - below);
      below = above;
    }
  }

  /** The bin with edge &lt; E ≤ next edge; −1 below all, as many as there are bins above. */
  private static int bin(double[] edges, double energy) {
    int found = Arrays.binarySearch(edges, energy);
    return (found < 0 ? -found - 1 : found) - 1;
  }
}
