package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.InputFile;

/**
 * An OGIP multiplicative table model.
 *
 * @param table OGIP multiplicative table model
 * @param parameters value of every parameter of the table, by its own name
 * @param redshift z
 */
public record MultiplicativeTable(InputFile table, Map<String, Double> parameters, double redshift)
    implements Absorption {

  public MultiplicativeTable {
    Require.redshift(redshift);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }
}
