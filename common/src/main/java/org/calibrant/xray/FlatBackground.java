package org.calibrant.xray;

import java.util.Arrays;
import org.calibrant.core.Unit;

/**
 * An instrument with a background that is the same in every channel, for trials: its expectation is
 * known, so spectrum and background each get one draw of it.
 *
 * @param response the instrument
 * @param exposureS exposure time
 * @param ratePerChannel background in the source region, in each channel
 * @param backExposureS exposure of the background
 * @param regionRatio size of the background region over that of the source region
 */
public record FlatBackground(
    ResponseFiles response,
    @Unit("s") double exposureS,
    @Unit("count s-1") double ratePerChannel,
    @Unit("s") double backExposureS,
    double regionRatio)
    implements Template {
  private static final double[] ONE = {1};

  public FlatBackground {
    Require.exposure(exposureS);
    Require.nonNegative("rate-per-channel", ratePerChannel);
    Require.exposure(backExposureS);
    Require.positive("region-ratio", regionRatio);
  }

  @Override
  public SimulatedObservation load() {
    Response loaded = response.load();
    double[] counts = new double[loaded.channels()];
    double[] scale = new double[loaded.channels()];
    Arrays.fill(counts, ratePerChannel * backExposureS * regionRatio);
    Arrays.fill(scale, regionRatio);
    Background background = new Background(counts, new double[0], backExposureS, scale);
    String[] names = SimulatedObservation.names(response);
    return new SimulatedObservation(
        new Observation(loaded, exposureS).withBackground(background),
        backExposureS,
        ONE,
        ONE,
        ONE,
        new double[] {regionRatio},
        new double[0],
        new int[0],
        new int[0],
        names[0],
        names[1]);
  }
}
