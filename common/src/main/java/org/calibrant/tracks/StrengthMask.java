package org.calibrant.tracks;

import org.calibrant.core.Unit;
import org.calibrant.data.fieldmap.FieldMap;

/**
 * Trusts the points of a map where the field is not too strong. {@link Beyond#ZERO} and {@link
 * Beyond#REJECT} are as everywhere; {@link Beyond#CLAMP} keeps the direction and takes the largest
 * strength. Between a point that is trusted and one that is not the field is interpolated as usual, so
 * that it has no jumps; a rejected point takes the cells around it along.
 *
 * @param strongestT largest |B| that is trusted
 * @param beyond what is done with stronger points
 */
public record StrengthMask(@Unit("T") double strongestT, Beyond beyond) implements Mask {

  public StrengthMask {
    Require.positive("strongest-t", strongestT);
  }

  @Override
  public TrustedMap applied(FieldMap map) {
    double[] b = map.b().clone();
    long masked = 0;
    for (int n = 0; n < b.length; n += 3) {
      double size = Math.sqrt(b[n] * b[n] + b[n + 1] * b[n + 1] + b[n + 2] * b[n + 2]);
      if (!(size <= strongestT)) {
        masked++;
        for (int m = n; m < n + 3; m++) {
          b[m] =
              switch (beyond) {
                case ZERO -> 0;
                case CLAMP -> b[m] / size * strongestT;
                case REJECT -> Double.NaN;
              };
        }
      }
    }

    return new TrustedMap(map, map.x(), map.y(), map.z(), b, beyond, masked);
  }
}
