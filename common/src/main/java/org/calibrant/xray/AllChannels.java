package org.calibrant.xray;

/** Every channel. */
public record AllChannels() implements Notice {
  @Override
  public Range of(Response response) {
    return new Range(0, response.channels());
  }
}
