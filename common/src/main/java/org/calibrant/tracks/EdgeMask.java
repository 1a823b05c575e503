package org.calibrant.tracks;

import java.util.Arrays;
import org.calibrant.core.BadInput;
import org.calibrant.core.Unit;
import org.calibrant.data.fieldmap.FieldMap;

/**
 * Trusts a map where |x| and |y| are small. The border is where it is said to be, between the points
 * of the grid if need be.
 *
 * @param xMm largest |x| that is trusted
 * @param yMm largest |y| that is trusted
 * @param beyond what is done farther out
 */
public record EdgeMask(@Unit("mm") double xMm, @Unit("mm") double yMm, Beyond beyond)
    implements Mask {

  public EdgeMask {
    Require.positive("x-mm", xMm);
    Require.positive("y-mm", yMm);
  }

  @Override
  public TrustedMap applied(FieldMap map) {
    long masked = 0;
    for (double x : map.x()) {
      for (double y : map.y()) {
        masked += Math.abs(x) > xMm || Math.abs(y) > yMm ? map.z().length : 0;
      }
    }

    double[] x = within(map, "x", map.x(), xMm);
    double[] y = within(map, "y", map.y(), yMm);
    int plane = 3 * map.y().length * map.z().length;
    double[] b = resampled(map.b(), 1, plane, map.x(), x);
    return new TrustedMap(
        map, x, y, map.z(), resampled(b, x.length, 3 * map.z().length, map.y(), y), beyond, masked);
  }

  /** The planes between −limit and limit, and these two if the map reaches so far. */
  private static double[] within(FieldMap map, String name, double[] planes, double limit) {
    double from = Math.max(-limit, planes[0]);
    double to = Math.min(limit, planes[planes.length - 1]);
    if (!(from < to)) {
      throw new BadInput(
          map.file(), "", "has no cell with |%s| below %s mm".formatted(name, limit));
    }

    double[] inside = Arrays.stream(planes).filter(v -> v > from && v < to).toArray();
    double[] within = new double[inside.length + 2];
    within[0] = from;
    within[within.length - 1] = to;
    System.arraycopy(inside, 0, within, 1, inside.length);
    return within;
  }

  /** Fields on other planes of one axis, linear between the old ones. */
  private static double[] resampled(
      double[] b, int outer, int inner, double[] old, double[] planes) {
    double[] result = new double[outer * planes.length * inner];
    Axis axis = new Axis(old);
    for (int o = 0; o < outer; o++) {
      for (int p = 0; p < planes.length; p++) {
        int i = axis.interval(planes[p]);
        double t = (planes[p] - old[i]) / (old[i + 1] - old[i]);
        int below = (o * old.length + i) * inner;
        int at = (o * planes.length + p) * inner;
        for (int k = 0; k < inner; k++) {
          double low = b[below + k];
          double high = b[below + inner + k];
          result[at + k] = t == 0 ? low : t == 1 ? high : low + t * (high - low);
        }
      }
    }

    return result;
  }
}
