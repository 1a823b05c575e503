package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.TableModel;

/**
 * An OGIP multiplicative table model. The factor of a bin is the mean, by width at the source, of
 * the tabulated factors inside it; outside the table it is what the table says of that (LOELIMIT and
 * HIELIMIT). Interpolation is multilinear, in a parameter or in its logarithm as the table says.
 *
 * @param table OGIP multiplicative table model
 * @param parameters value of every parameter of the table, by its own name
 * @param redshift z
 */
public record MultiplicativeTable(InputFile table, Map<String, Double> parameters, double redshift)
    implements Absorption {

  public MultiplicativeTable {
    parameters = NamedValues.copy(parameters);
    Require.redshift(redshift);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    SpectrumTable factors = factors();
    TableModel model = factors.model();
    double[] at = NamedValues.of(model.axes(), parameters);
    double[] amounts = NamedValues.of(model.additional(), parameters);
    double[] perWidth = factors.spectrum(at, amounts);
    double[] grid = model.edges();
    for (int i = 0; i < perWidth.length; i++) {
      perWidth[i] *= grid[i + 1] - grid[i];
    }

    double stretch = 1 + redshift;
    double[] sums = new double[flux.length];
    new Cumulative(grid, perWidth).addTo(edges, stretch, 1, sums);
    for (int i = 0; i < flux.length; i++) {
      double low = edges[i] * stretch;
      double high = edges[i + 1] * stretch;
      double below = Math.max(0, Math.min(high, grid[0]) - low);
      double above = Math.max(0, high - Math.max(low, grid[grid.length - 1]));
      flux[i] *= (sums[i] + below * model.below() + above * model.above()) / (high - low);
    }
  }

  @Override
  public void check() {
    factors().requireShiftable(redshift);
    NamedValues.check(factors(), parameters);
  }

  private SpectrumTable factors() {
    return SpectrumTable.of(table).require(false);
  }
}
