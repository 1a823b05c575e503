package edu.example;

import org.calibrant.core.Unit;
import org.calibrant.optics.Surface;

/**
 * A surface of one's own: straight grooves of a mirror.
 *
 * @param pitchM width of a groove and of a ridge
 * @param depthM optical path of a groove
 * @param diameterM of the mirror
 */
public record Grooves(
    @Unit("m") double pitchM, @Unit("m") double depthM, @Unit("m") double diameterM)
    implements Surface {
  @Override
  public double[] path(int pixels, double[] transmission) {
    double[] path = new double[pixels * pixels];
    for (int i = 0; i < path.length; i++) {
      double x = (i % pixels - (pixels - 1) / 2.0) * diameterM / pixels;
      path[i] = Math.floorMod((long) Math.floor(x / pitchM), 2) * depthM;
    }

    return path;
  }
}
