package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calibrant.core.LocalWorkers;
import org.calibrant.data.ogip.Rmf;
import org.calibrant.math.Linear;

/** A small instrument and sources for tests, made by the project itself. */
final class Trial {
  private Trial() {}

  /** The response of a small CCD: 48 energy bins from 0.3 to 9.9 keV, 64 channels. */
  static Response ccd() {
    CcdEngine ccd =
        new CcdEngine(new Linear(0.3, 9.9, 49), 64, 0.16, 400, 0.5, 6, 5, 0.01, 0.01, 1e-6);
    LocalWorkers workers = new LocalWorkers();
    ccd.run(workers);
    List<ResponseRow> rows = workers.table(ResponseRow.class);
    double[] low = new double[rows.size()];
    double[] high = new double[rows.size()];
    double[] area = new double[rows.size()];
    int[] rowStart = new int[rows.size() + 1];
    int[] first = new int[rows.size()];
    int[] start = new int[rows.size() + 1];
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ResponseRow row = rows.get(i);
      low[i] = row.energy_lo();
      high[i] = row.energy_hi();
      area[i] = row.area();
      first[i] = row.first_channel() - 1;
      rowStart[i + 1] = i + 1;
      for (double share : row.matrix()) {
        shares.add(share);
      }

      start[i + 1] = shares.size();
    }

    double[] min = new double[64];
    double[] max = new double[64];
    for (int c = 0; c < min.length; c++) {
      min[c] = c * 0.16;
      max[c] = (c + 1) * 0.16;
    }

    double[] all = shares.stream().mapToDouble(x -> x).toArray();
    Rmf rmf = new Rmf("ccd", low, high, 1, min, max, rowStart, first, start, all, false, Map.of());
    return new Response(rmf, area);
  }

  /** A {@link ResponseFiles} without files. */
  record Ccd() implements ResponseFiles {
    @Override
    public Response load() {
      return ccd();
    }
  }

  /** Absorbed bremsstrahlung: a source without a table. */
  static ThermalSource bremsstrahlung(double norm) {
    return new ThermalSource(new Bremsstrahlung(2.0, norm), "kt-kev", "norm");
  }

  /**
   * Bremsstrahlung tabulated at logarithmic nodes: between them the fluxes are linear in ln kT, so
   * that it is a source with a table.
   */
  record Tabulated(double norm) implements Source {
    private static final double[] NODES = nodes25();

    private static double[] nodes25() {
      double[] nodes = new double[25];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = 0.2 * Math.pow(100, i / 24.0);
      }

      return nodes;
    }

    @Override
    public SpectralModel unmodified(double kt, double[] point) {
      int i = 0;
      while (i < NODES.length - 2 && NODES[i + 1] < kt) {
        i++;
      }

      double w = Math.log(kt / NODES[i]) / Math.log(NODES[i + 1] / NODES[i]);
      return new Between(
          new Bremsstrahlung(NODES[i], norm), new Bremsstrahlung(NODES[i + 1], norm), w);
    }

    @Override
    public double[] nodes() {
      return NODES.clone();
    }

    @Override
    public boolean logarithmic() {
      return true;
    }

    @Override
    public boolean dependsOnPoint() {
      return false;
    }

    @Override
    public String temperatureName() {
      return "kt-kev";
    }

    @Override
    public String normName() {
      return "norm";
    }

    @Override
    public double normValue() {
      return norm;
    }

    @Override
    public String normUnit() {
      return "";
    }
  }

  /** (1 − w) low + w high. */
  record Between(SpectralModel low, SpectralModel high, double w) implements SpectralModel {
    @Override
    public void addTo(double[] edges, double[] flux) {
      double[] a = new double[flux.length];
      double[] b = new double[flux.length];
      low.addTo(edges, a);
      high.addTo(edges, b);
      for (int i = 0; i < flux.length; i++) {
        flux[i] += (1 - w) * a[i] + w * b[i];
      }
    }
  }
}
