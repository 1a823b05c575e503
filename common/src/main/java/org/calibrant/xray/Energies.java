package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Channels whose centre, by the response's nominal energies (EBOUNDS), lies in an interval.
 *
 * @param fromKev lowest energy
 * @param toKev highest energy
 */
public record Energies(@Unit("keV") double fromKev, @Unit("keV") double toKev) implements Notice {
  public Energies {
    Require.nonNegative("from-kev", fromKev);
    if (!(fromKev < toKev)) {
      throw new IllegalArgumentException(
          "from-kev must be below to-kev, were " + fromKev + " and " + toKev);
    }
  }

  @Override
  public Range of(Response response) {
    int first = -1;
    int end = -1;
    for (int i = 0; i < response.channels(); i++) {
      double centre = 0.5 * (response.channelMin()[i] + response.channelMax()[i]);
      if (centre >= fromKev && centre <= toKev) {
        first = first < 0 ? i : first;
        end = i + 1;
      }
    }

    if (first < 0) {
      throw new IllegalArgumentException(
          "notice: no channel of the response has its centre between %s and %s keV"
              .formatted(fromKev, toKev));
    }

    return new Range(first, end);
  }
}
