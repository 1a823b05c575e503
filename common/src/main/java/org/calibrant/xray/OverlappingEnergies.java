package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Channels that share any energy with an interval, by the response's nominal energies (EBOUNDS):
 * Sherpa's {@code notice}. {@link Energies} takes those whose centre lies in it.
 *
 * @param fromKev lowest energy
 * @param toKev highest energy
 */
public record OverlappingEnergies(@Unit("keV") double fromKev, @Unit("keV") double toKev)
    implements Notice {
  public OverlappingEnergies {
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
      if (response.channelMax()[i] > fromKev && response.channelMin()[i] < toKev) {
        first = first < 0 ? i : first;
        end = i + 1;
      }
    }

    if (first < 0) {
      throw new IllegalArgumentException(
          "notice: no channel of the response has energies between %s and %s keV"
              .formatted(fromKev, toKev));
    }

    return new Range(first, end);
  }
}
