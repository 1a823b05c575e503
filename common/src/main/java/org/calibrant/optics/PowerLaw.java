package org.calibrant.optics;

import org.calibrant.core.Unit;
import org.calibrant.math.RandomStream;

/**
 * A random surface whose power falls as f^−α: white noise on twice the pupil's width, filtered, its
 * middle cut out; then the plane that fits it best over the mirror is taken away and the rest scaled.
 *
 * @param seed of the noise; another seed is another mirror
 * @param alpha α
 * @param rmsM root mean square over the mirror
 */
public record PowerLaw(long seed, double alpha, @Unit("m") double rmsM) implements Surface {

  public PowerLaw {
    Require.notNegative("alpha", alpha);
    Require.notNegative("rms-m", rmsM);
  }

  @Override
  public double[] path(int pixels, double[] transmission) {
    int wide = 2 * pixels;
    RandomStream random = new RandomStream(seed, "surface");
    double[] noise = new double[wide * wide];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.normal();
    }

    double[] filtered = Noise.filtered(noise, wide, alpha);
    double[] path = new double[pixels * pixels];
    for (int r = 0; r < pixels; r++) {
      System.arraycopy(filtered, (r + pixels / 2) * wide + pixels / 2, path, r * pixels, pixels);
    }

    Noise.removePlane(path, pixels, transmission);
    double square = 0;
    int count = 0;
    for (int i = 0; i < path.length; i++) {
      if (transmission[i] > 0) {
        square += path[i] * path[i];
        count++;
      }
    }

    double rms = Math.sqrt(square / count);
    for (int i = 0; i < path.length; i++) {
      path[i] *= rms > 0 ? rmsM / rms : 0;
    }

    return path;
  }
}
