package org.calibrant.report;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What a report shows of a run: drawings and listings made of its tables. Implementations are records.
 * Those of an engine stand in {@link StandardFigures}; a campaign may name more, of its user's own, by
 * {@code kind} under {@code figures} in its configuration.
 *
 * <p>Tables may have any number of rows: a figure reads them row by row or takes a {@link
 * Results#sample sample}, and holds what it draws, never the table.
 */
public interface Figure extends Serializable {

  /**
   * Draws it.
   *
   * @return none where the run holds nothing of what it shows
   * @throws org.calibrant.core.BadInput when a file is damaged or gone; the report says so in the
   *     place of the figure
   */
  List<Exhibit> exhibits(Results results) throws IOException;
}
