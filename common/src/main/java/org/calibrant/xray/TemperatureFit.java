package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.Logarithmic;

/**
 * Fit of temperature and norm by the C-statistic, with confidence bounds of the temperature where
 * the statistic, minimised over the norm, has risen by δ: XSPEC's {@code error}.
 *
 * <p>The norm is analytic (Σ S / Σ m), so the fit is one in temperature alone. For a tabulated
 * source the model is folded once per node of its table and interpolated, which is exact; for any
 * other it is folded for every trial temperature, and {@code starts} temperatures are folded once
 * to find where to begin.
 *
 * @param minKev hard lower limit of the temperature
 * @param maxKev hard upper limit of the temperature
 * @param starts temperatures at which a source without a table is folded beforehand
 * @param minimumCounts least counts of a bin; 0 leaves channels ungrouped
 * @param delta rise of the statistic that defines a bound; 1 for 68.3 %, 2.706 for 90 %
 * @param tolerance of the statistic at a bound
 */
public record TemperatureFit(
    @Unit("keV") double minKev,
    @Unit("keV") double maxKev,
    int starts,
    int minimumCounts,
    double delta,
    double tolerance)
    implements FitProcedure {

  public TemperatureFit {
    if (!(minKev > 0 && minKev < maxKev)) {
      throw new IllegalArgumentException(
          "min-kev must be positive and below max-kev, were " + minKev + " and " + maxKev);
    }

    if (!(starts >= 3 && starts <= 10_000)) {
      throw new IllegalArgumentException("starts must be from 3 to 10000, was " + starts);
    }

    if (minimumCounts < 0) {
      throw new IllegalArgumentException("minimum-counts must not be negative: " + minimumCounts);
    }

    if (!(delta > 0)) {
      throw new IllegalArgumentException("delta must be positive, was " + delta);
    }

    if (!(tolerance > 0 && tolerance < delta)) {
      throw new IllegalArgumentException(
          "tolerance must be positive and below delta, was " + tolerance);
    }
  }

  @Override
  public Fitter unmodified(
      Observation assumed, Source source, Notice.Range noticed, double[] point) {
    ExpectedCounts expected = new ExpectedCounts(assumed, noticed);
    NodeSpectra.NodeGrid grid = grid(source);
    AssumedSource believed = new AssumedSource(source, false, point);
    FoldedNodes nodes = FoldedNodes.of(grid, expected, believed, noticed.size());
    return new TemperatureFitter(this, assumed, believed, noticed, nodes, nodes);
  }

  @Override
  public Fitter modified(
      Observation assumed, Source source, Notice.Range noticed, double[] point, Fitter like) {
    FoldedNodes scan = ((TemperatureFitter) like).scan();
    AssumedSource real = new AssumedSource(source, true, point);
    NodeSpectra nodes =
        new NodesOnDemand(scan.grid(), new ExpectedCounts(assumed, noticed), real, noticed.size());
    return new TemperatureFitter(this, assumed, real, noticed, scan, nodes);
  }

  private NodeSpectra.NodeGrid grid(Source source) {
    double[] nodes = source.nodes();
    if (nodes.length == 0) {
      double[] kt = new Logarithmic(minKev, maxKev, starts).values();
      return NodeSpectra.NodeGrid.of(kt, true);
    }

    if (minKev < nodes[0] || maxKev > nodes[nodes.length - 1]) {
      throw new IllegalArgumentException(
          "the fit's limits %s to %s keV go beyond the table of the source, %s to %s keV"
              .formatted(minKev, maxKev, nodes[0], nodes[nodes.length - 1]));
    }

    return NodeSpectra.NodeGrid.of(nodes, source.logarithmic());
  }
}
