package org.calibrant.calibration;

import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.NumberColumns;

/**
 * A table of one parameter (CSV or Parquet): one column per chain, one row per draw. A CSV may begin
 * with a line of names, or with the first draw.
 *
 * @param table the file
 * @param parameter what the parameter is called
 */
public record ChainColumns(InputFile table, String parameter) implements ChainSource {
  @Override
  public List<Given> chains() {
    double[][] chains = NumberColumns.read(table).columns();
    if (chains[0].length == 0) {
      throw new BadInput(table.uri(), "", "holds no draws");
    }

    return List.of(new Given(parameter, chains));
  }
}
