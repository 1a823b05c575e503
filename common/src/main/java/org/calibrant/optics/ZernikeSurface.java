package org.calibrant.optics;

import java.util.Map;
import org.calibrant.core.Unit;
import org.calibrant.optics.wave.Zernikes;

/**
 * Zernike polynomials that no fit moves.
 *
 * @param coefficientsNm path difference by Noll's index, {@code { 4 = 12.5, 7 = -3 }}
 */
public record ZernikeSurface(@Unit("nm") Map<String, Double> coefficientsNm) implements Surface {

  public ZernikeSurface {
    coefficientsNm = Map.copyOf(coefficientsNm);
    coefficientsNm.forEach(
        (index, value) -> {
          if (!index.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(
                "a Noll index must be a whole number from 1 to 999, was " + index);
          }

          Require.finite("coefficient " + index, value);
        });
  }

  @Override
  public double[] path(int pixels, double[] transmission) {
    double[] path = new double[pixels * pixels];
    for (String index : coefficientsNm.keySet().stream().sorted().toList()) {
      double c = Shapes.NM * coefficientsNm.get(index);
      double[] plane = Zernikes.plane(Integer.parseInt(index), pixels, 2, 2);
      for (int i = 0; i < path.length; i++) {
        path[i] += c * plane[i];
      }
    }

    return path;
  }
}
