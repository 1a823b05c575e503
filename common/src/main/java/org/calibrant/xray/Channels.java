package org.calibrant.xray;

/**
 * Channels by number, as the response file counts them.
 *
 * @param first first channel
 * @param last last channel, included
 */
public record Channels(int first, int last) implements Notice {
  public Channels {
    if (first > last) {
      throw new IllegalArgumentException(
          "first must not be above last, were " + first + " and " + last);
    }
  }

  @Override
  public Range of(Response response) {
    int offset = response.firstChannel();
    int highest = offset + response.channels() - 1;
    if (first < offset || last > highest) {
      throw new IllegalArgumentException(
          "notice: channels %d to %d were asked for, the response has %d to %d"
              .formatted(first, last, offset, highest));
    }

    return new Range(first - offset, last - offset + 1);
  }
}
