package org.calibrant.diffraction;

import java.util.Arrays;
import java.util.List;

/**
 * The scattering vectors and weights of all rays, tile by tile. A ray leads from a source by way of the
 * sample to a sub-pixel (and a layer of the sensor). With d the direction of the sub-pixel at r, i that
 * of the incident beam and λ the wavelength,
 *
 * <pre>
 *   q = (d − i) / λ                                      [1/Å]
 *   Ω = p² Δ / |r|³  (square pixel of edge p)  or  1 / |r|²
 *   P = ½ (1 + c² − K (v² − u²)),  c = i·d,  u = B·d,  v = E·d,  B = p×i, E = i×B of length 1
 *   w = P Ω (captured fraction) rₑ² fluence / steps
 * </pre>
 *
 * where (v² − u²) is cos 2ψ sin² 2θ of Kahn's formula. The rays of a pixel come in the order layer, slow
 * and fast sub-pixel, source. Scratch memory is its own: one per thread.
 */
final class Rays {
  /** Classical radius of the electron, squared [m²]. */
  static final double ELECTRON_RADIUS_SQUARED = 7.94079248018965e-30;

  /** Parameters that move rays: wavelength, distance, centre along slow, centre along fast. */
  static final int PARAMETERS = 4;

  static final int WAVELENGTH = 0;

  /** Rows of a tile's ray: q, weight. */
  static final int ROWS = 4;

  private static final int TILE = BlockKernel.TILE;
  private static final double M_PER_MM = 1e-3;

  private final Experiment experiment;
  private final int[] pixels;
  private final int cuts;
  private final List<Source> sources;
  private final double[][] incident;
  private final double[][] across;
  private final double[][] along;
  private final double factor;
  private double wavelengthFactor;
  private Placement placement;

  private final double[] fast = new double[TILE];
  private final double[] slow = new double[TILE];
  private final double[] dx = new double[TILE];
  private final double[] dy = new double[TILE];
  private final double[] dz = new double[TILE];
  private final double[] inverse = new double[TILE];
  private final double[] solidAngle = new double[TILE];
  private final double[] firstPolarisation = new double[TILE];
  private final double[] polarisation = new double[TILE];

  /**
   * @param pixels indices of the pixels to compute
   * @param factor of all weights besides rₑ² fluence / (sources · sub-pixels)
   */
  Rays(Experiment experiment, int[] pixels, double factor) {
    this.experiment = experiment;
    this.pixels = pixels;
    Frame frame = experiment.detector().convention().frame();
    sources = experiment.beam().sources(frame);
    cuts = cuts(experiment);
    incident = new double[sources.size()][];
    across = new double[sources.size()][];
    along = new double[sources.size()][];
    for (int i = 0; i < incident.length; i++) {
      incident[i] = Vec.scaled(Vec.unit(sources.get(i).direction()), -1);
      across[i] = Vec.unit(Vec.cross(frame.polarisation(), incident[i]));
      along[i] = Vec.unit(Vec.cross(incident[i], across[i]));
    }

    double steps = (double) sources.size() * cuts * cuts;
    this.factor = factor * ELECTRON_RADIUS_SQUARED * experiment.dose().photonsPerM2() / steps;
  }

  private static int cuts(Experiment experiment) {
    double[] cell = experiment.crystal().cell().constants();
    double[] n = experiment.crystal().cells();
    double edge = Math.max(cell[0] * n[0], Math.max(cell[1] * n[1], cell[2] * n[2]));
    Detector detector = experiment.detector();
    return experiment
        .sampling()
        .oversampling()
        .of(
            edge,
            detector.pixelMm(),
            experiment.beam().wavelengthAngstrom(),
            detector.distanceMm());
  }

  /** Where detector and wavelength are from now on. */
  void place(
      double wavelengthAngstrom, double distanceMm, double centreSlowMm, double centreFastMm) {
    wavelengthFactor = wavelengthAngstrom / experiment.beam().wavelengthAngstrom();
    placement =
        Placement.of(experiment.detector(), distanceMm, centreSlowMm, centreFastMm).inFront();
  }

  boolean isPlaced() {
    return placement != null;
  }

  int tiles() {
    return (pixels.length + TILE - 1) / TILE;
  }

  /** Pixels of a tile that are there; the rest of the tile has no weight. */
  int filled(int tile) {
    return Math.min(TILE, pixels.length - tile * TILE);
  }

  /** Rays of a pixel. */
  int samples() {
    return experiment.detector().sensor().layers() * cuts * cuts * sources.size();
  }

  /** Sub-pixels along an edge. */
  int cuts() {
    return cuts;
  }

  /** Writes all rays of a tile: for each sample {@link #ROWS} rows. */
  void fill(int tile, double[] rays, int at) {
    indices(tile);
    Sampling sampling = experiment.sampling();
    int filled = filled(tile);
    int layers = experiment.detector().sensor().layers();
    int to = at;
    for (int layer = 0; layer < layers; layer++) {
      reference(layer, sampling);
      for (int su = 0; su < cuts; su++) {
        for (int fu = 0; fu < cuts; fu++) {
          directions(su, fu, layer);
          if (sampling.solidAngle() == SubPixel.EACH || cuts == 1) {
            solidAngles(layer);
          }

          for (int source = 0; source < incident.length; source++) {
            scatter(source, rays, to);
            weigh(source, layer, rays, to, filled);
            to += ROWS * TILE;
          }
        }
      }
    }
  }

  private void indices(int tile) {
    int columns = experiment.detector().fast();
    int filled = filled(tile);
    int row = -1;
    int end = 0;
    int begin = 0;
    for (int j = 0; j < TILE; j++) {
      int pixel = j < filled ? pixels[tile * TILE + j] : pixels[tile * TILE];
      if (pixel >= end || pixel < begin) {
        row = pixel / columns;
        begin = row * columns;
        end = begin + columns;
      }

      slow[j] = row;
      fast[j] = pixel - begin;
    }
  }

  /** What a pixel takes from one of its sub-pixels. */
  private void reference(int layer, Sampling sampling) {
    if (cuts > 1 && sampling.solidAngle() != SubPixel.EACH) {
      int sub = sampling.solidAngle() == SubPixel.FIRST ? 0 : cuts - 1;
      directions(sub, sub, layer);
      solidAngles(layer);
    }

    if (sampling.polarisation() != SubPixel.EACH && experiment.polarisation().applies()) {
      boolean first = sampling.polarisation() == SubPixel.FIRST;
      int sub = first ? 0 : cuts - 1;
      directions(sub, sub, layer);
      polarise(first ? 0 : incident.length - 1, firstPolarisation);
    }
  }

  private void directions(int su, int fu, int layer) {
    double pixel = experiment.detector().pixelMm() * M_PER_MM;
    double ds = (su + 0.5) / cuts;
    double df = (fu + 0.5) / cuts;
    double depth = layer * experiment.detector().sensor().layerMm() * M_PER_MM;
    double[] c = Vec.sum(1, placement.corner(), depth, placement.normal(), 0, placement.fast());
    double[] f = placement.fast();
    double[] s = placement.slow();
    double cx = c[0];
    double cy = c[1];
    double cz = c[2];
    double fx = f[0];
    double fy = f[1];
    double fz = f[2];
    double sx = s[0];
    double sy = s[1];
    double sz = s[2];
    for (int j = 0; j < TILE; j++) {
      double fd = (fast[j] + df) * pixel;
      double sd = (slow[j] + ds) * pixel;
      double x = cx + fd * fx + sd * sx;
      double y = cy + fd * fy + sd * sy;
      double z = cz + fd * fz + sd * sz;
      double r = 1 / Math.sqrt(x * x + y * y + z * z);
      dx[j] = x * r;
      dy[j] = y * r;
      dz[j] = z * r;
      inverse[j] = r;
    }
  }

  private void solidAngles(int layer) {
    Detector detector = experiment.detector();
    if (detector.pixels() == SolidAngle.POINT) {
      for (int j = 0; j < TILE; j++) {
        solidAngle[j] = inverse[j] * inverse[j];
      }

      return;
    }

    double edge = detector.pixelMm() * M_PER_MM;
    double depth = layer * detector.sensor().layerMm() * M_PER_MM;
    double area = edge * edge * (placement.close() + depth);
    for (int j = 0; j < TILE; j++) {
      solidAngle[j] = area * inverse[j] * inverse[j] * inverse[j];
    }
  }

  private void scatter(int source, double[] rays, int to) {
    double[] i = incident[source];
    double ix = i[0];
    double iy = i[1];
    double iz = i[2];
    double perWavelength = 1 / wavelength(source);
    for (int j = 0; j < TILE; j++) {
      rays[to + j] = (dx[j] - ix) * perWavelength;
      rays[to + TILE + j] = (dy[j] - iy) * perWavelength;
      rays[to + 2 * TILE + j] = (dz[j] - iz) * perWavelength;
    }
  }

  private double wavelength(int source) {
    return sources.get(source).wavelengthAngstrom() * wavelengthFactor;
  }

  private void polarise(int source, double[] out) {
    double[] i = incident[source];
    double[] b = across[source];
    double[] e = along[source];
    double k = experiment.polarisation().kahn();
    for (int j = 0; j < TILE; j++) {
      double c = i[0] * dx[j] + i[1] * dy[j] + i[2] * dz[j];
      double u = b[0] * dx[j] + b[1] * dy[j] + b[2] * dz[j];
      double v = e[0] * dx[j] + e[1] * dy[j] + e[2] * dz[j];
      out[j] = 0.5 * (1 + c * c - k * (v * v - u * u));
    }
  }

  private void weigh(int source, int layer, double[] rays, int to, int filled) {
    int w = to + 3 * TILE;
    if (!experiment.polarisation().applies()) {
      for (int j = 0; j < TILE; j++) {
        rays[w + j] = solidAngle[j] * factor;
      }
    } else {
      double[] p = firstPolarisation;
      if (experiment.sampling().polarisation() == SubPixel.EACH) {
        polarise(source, polarisation);
        p = polarisation;
      }

      for (int j = 0; j < TILE; j++) {
        rays[w + j] = p[j] * solidAngle[j] * factor;
      }
    }

    Sensor sensor = experiment.detector().sensor();
    if (sensor.attenuationMm() < Double.POSITIVE_INFINITY) {
      for (int j = 0; j < TILE; j++) {
        double cosine = cosine(dx[j], dy[j], dz[j]);
        rays[w + j] *= captured(layer, cosine)[0];
      }
    }

    double limit = experiment.sampling().resolutionAngstrom();
    if (limit > 0) {
      double least = 1 / (limit * limit);
      for (int j = 0; j < TILE; j++) {
        double x = rays[to + j];
        double y = rays[to + TILE + j];
        double z = rays[to + 2 * TILE + j];
        if (x * x + y * y + z * z > least) {
          rays[w + j] = 0;
        }
      }
    }

    Arrays.fill(rays, w + filled, w + TILE, 0);
  }

  private double cosine(double x, double y, double z) {
    double[] o = placement.normal();
    return x * o[0] + y * o[1] + z * o[2];
  }

  /** The fraction captured in a layer by a ray that meets it at a cosine, and its derivative. */
  private double[] captured(int layer, double cosine) {
    Sensor sensor = experiment.detector().sensor();
    double depth = sensor.layerMm() / sensor.attenuationMm();
    double above = StrictMath.exp(-layer * depth / cosine);
    double below = StrictMath.exp(-(layer + 1) * depth / cosine);
    double slope = (layer * above - (layer + 1) * below) * depth / (cosine * cosine);
    return new double[] {above - below, slope};
  }

  /**
   * Derivatives of a tile's rays of one sample by one parameter: three rows of ∂q, one of ∂ ln w.
   *
   * @param parameter from 0 to {@link #PARAMETERS}: wavelength [Å], then distance and centre [mm]
   */
  void slopes(int tile, int sample, int parameter, double[] out) {
    indices(tile);
    int source = sample % incident.length;
    int sub = sample / incident.length;
    int fu = sub % cuts;
    int su = sub / cuts % cuts;
    int layer = sub / (cuts * cuts);
    directions(su, fu, layer);
    if (parameter == WAVELENGTH) {
      scatter(source, out, 0);
      double rate = -1 / (experiment.beam().wavelengthAngstrom() * wavelengthFactor);
      for (int j = 0; j < 3 * TILE; j++) {
        out[j] *= rate;
      }

      Arrays.fill(out, 3 * TILE, 4 * TILE, 0);
      return;
    }

    double[] e = direction(parameter);
    double perWavelength = 1 / wavelength(source);
    for (int j = 0; j < TILE; j++) {
      double[] moved = moved(j, e);
      for (int k = 0; k < 3; k++) {
        out[k * TILE + j] = moved[k] * perWavelength;
      }

      out[3 * TILE + j] = 0;
      if (experiment.detector().sensor().attenuationMm() < Double.POSITIVE_INFINITY) {
        double[] captured = captured(layer, cosine(dx[j], dy[j], dz[j]));
        out[3 * TILE + j] = captured[1] / captured[0] * cosine(moved[0], moved[1], moved[2]);
      }
    }

    Sampling sampling = experiment.sampling();
    at(sampling.solidAngle(), su, fu, layer);
    addSolidAngles(e, layer, out);
    if (experiment.polarisation().applies()) {
      at(sampling.polarisation(), su, fu, layer);
      SubPixel which = sampling.polarisation();
      int of = which == SubPixel.EACH ? source : which == SubPixel.FIRST ? 0 : incident.length - 1;
      addPolarisation(of, e, out);
    }
  }

  private double[] direction(int parameter) {
    return switch (parameter) {
      case 1 -> placement.alongDistance();
      case 2 -> placement.alongCentreSlow();
      default -> placement.alongCentreFast();
    };
  }

  private void at(SubPixel which, int su, int fu, int layer) {
    switch (which) {
      case EACH -> directions(su, fu, layer);
      case FIRST -> directions(0, 0, layer);
      case LAST -> directions(cuts - 1, cuts - 1, layer);
    }
  }

  /** How the direction of ray j changes when its end moves by e: (e − d (d·e)) / R. */
  private double[] moved(int j, double[] e) {
    double along = dx[j] * e[0] + dy[j] * e[1] + dz[j] * e[2];
    return new double[] {
      (e[0] - dx[j] * along) * inverse[j],
      (e[1] - dy[j] * along) * inverse[j],
      (e[2] - dz[j] * along) * inverse[j]
    };
  }

  private void addSolidAngles(double[] e, int layer, double[] out) {
    boolean square = experiment.detector().pixels() == SolidAngle.SQUARE;
    double depth = layer * experiment.detector().sensor().layerMm() * M_PER_MM;
    double close = Vec.dot(e, placement.normal()) / (placement.close() + depth);
    for (int j = 0; j < TILE; j++) {
      double along = (dx[j] * e[0] + dy[j] * e[1] + dz[j] * e[2]) * inverse[j];
      out[3 * TILE + j] += square ? close - 3 * along : -2 * along;
    }
  }

  private void addPolarisation(int source, double[] e, double[] out) {
    double k = experiment.polarisation().kahn();
    for (int j = 0; j < TILE; j++) {
      double[] d = {dx[j], dy[j], dz[j]};
      double[] moved = moved(j, e);
      double c = Vec.dot(incident[source], d);
      double u = Vec.dot(across[source], d);
      double v = Vec.dot(along[source], d);
      double p = 0.5 * (1 + c * c - k * (v * v - u * u));
      double slope =
          c * Vec.dot(incident[source], moved)
              - k * (v * Vec.dot(along[source], moved) - u * Vec.dot(across[source], moved));
      out[3 * TILE + j] += slope / p;
    }
  }
}
