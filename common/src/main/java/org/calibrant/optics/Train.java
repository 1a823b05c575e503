package org.calibrant.optics;

import java.util.Arrays;
import java.util.List;
import org.calibrant.math.Phasors;
import org.calibrant.optics.wave.FocalTransform;
import org.calibrant.optics.wave.Propagation;
import org.calibrant.optics.wave.Sampled;
import org.calibrant.optics.wave.Transfer;

/**
 * The way of light from a star to the focal plane, and back for the derivatives. With P₁ = a exp(i k
 * (opd₁ − α·x)) behind the first element,
 *
 * <pre>
 *   W = (A P Aᵀ) T exp(i k opd),   P' = A* (W/‖W‖) Aᴴ    for each later element,
 *   E = f/n Kᵀ P K,   I = Σ_stars Σ_λ F w |E|².
 * </pre>
 *
 * A gradient ∂L/∂I goes the same way backwards: E̅ = 2 F w ∂L/∂I E, P̅ = f/n K* E̅ Kᴴ, and so on, each
 * step the adjoint of the one above.
 *
 * <p>Long, since value, adjoint and tangent of a step stand side by side so that they can be compared.
 * An instance owns its fields: use one per thread.
 */
final class Train implements Imaging {
  static final double ARCSEC = Math.PI / 648_000;

  private final Blueprint blueprint;
  private final OpticsLayout layout;
  private final int n;
  private final int m;
  private final int last;
  private final int starCount;
  private final double[] x;
  private final Place[] places;
  private final FocalTransform focal;
  private final FocalTransform.Sampling[] samplings;
  private final Beam[][] beams;
  private final double[] wavelength;
  private final double[] spread;

  private final double[] opd;
  private final double[] path;
  private final double[] opdBar;
  private final double[] pupilRe;
  private final double[] pupilIm;
  private final double[] otherRe;
  private final double[] otherIm;
  private final double[] focalRe;
  private final double[] focalIm;
  private final double[] slopeRe;
  private final double[] slopeIm;
  private final double[] transferRe;
  private final double[] transferIm;
  private final double[] planeRe;
  private final double[] planeIm;
  private final double[] plane2Re;
  private final double[] plane2Im;
  private final double[] rowRe;
  private final double[] rowIm;
  private final double[][] mapBar;
  private final double[][] transmissionBar;
  private final double[][] mapChange;

  private final double[] optics;
  private final double[] stars;

  Train(Blueprint blueprint, OpticsLayout layout, int starCount) {
    this.blueprint = blueprint;
    this.layout = layout;
    this.starCount = starCount;
    n = blueprint.pupilPixels();
    m = blueprint.focalPixels();
    int size = blueprint.paddedPixels();
    int pitch = Propagation.pitch(size);
    last = blueprint.elements().size() - 1;
    int colours = blueprint.wavelengths();
    x = Sampled.axis(n, blueprint.beamWidth());
    places = new Place[last + 1];
    mapBar = new double[last + 1][];
    transmissionBar = new double[last + 1][];
    mapChange = new double[last + 1][];
    for (int e = 1; e <= last; e++) {
      places[e] = new Place(blueprint.elements().get(e), blueprint.beamWidth(), n, size, colours);
      mapBar[e] = new double[size * pitch];
      transmissionBar[e] = new double[size * pitch];
      mapChange[e] = new double[size * pitch];
    }

    focal = new FocalTransform(n, m);
    if (last == 0) {
      focal.support(blueprint.amplitude()); // later elements let light into the corners
    }

    samplings = new FocalTransform.Sampling[colours];
    beams = new Beam[starCount][colours];
    for (int l = 0; l < colours; l++) {
      samplings[l] = new FocalTransform.Sampling(n, m);
      for (int s = 0; s < starCount; s++) {
        beams[s][l] = new Beam(last + 1, n, size, m);
      }
    }

    wavelength = new double[colours];
    spread = new double[colours];
    for (int l = 0; l < colours; l++) {
      spread[l] = colours == 1 ? 0 : (double) l / (colours - 1) - 0.5;
    }

    opd = new double[n * n];
    path = new double[n * n];
    opdBar = new double[n * n];
    pupilRe = new double[n * n];
    pupilIm = new double[n * n];
    otherRe = new double[n * n];
    otherIm = new double[n * n];
    focalRe = new double[m * m];
    focalIm = new double[m * m];
    slopeRe = new double[m * m];
    slopeIm = new double[m * m];
    int planes = last > 0 ? size * pitch : 0;
    transferRe = new double[size];
    transferIm = new double[size];
    planeRe = new double[planes];
    planeIm = new double[planes];
    plane2Re = new double[planes];
    plane2Im = new double[planes];
    rowRe = new double[size];
    rowIm = new double[size];
    optics = new double[layout.size()];
    stars = new double[PointSources.NUMBERS * starCount];
    Arrays.fill(optics, Double.NaN);
    Arrays.fill(stars, Double.NaN);
  }

  // --- value -------------------------------------------------------------------------------------

  @Override
  public List<String> names() {
    return layout.names();
  }

  @Override
  public void image(double[] newStars, double[] newOptics, double[] out) {
    setOptics(newOptics);
    System.arraycopy(newStars, 0, stars, 0, stars.length);
    Arrays.fill(out, 0);
    for (int s = 0; s < starCount; s++) {
      setPath(s);
      for (int l = 0; l < wavelength.length; l++) {
        Beam beam = beams[s][l];
        propagate(beam, l);
        double power = flux(s) * weight(s, l) * samplings[l].scale() * samplings[l].scale();
        for (int i = 0; i < m * m; i++) {
          double re = beam.focalRe[i];
          double im = beam.focalIm[i];
          out[i] += power * (re * re + im * im);
        }
      }
    }
  }

  private void setOptics(double[] newOptics) {
    Require.positive(Names.PLATE_SCALE, newOptics[OpticsLayout.PLATE_SCALE]);
    Require.positive(Names.WAVELENGTH, newOptics[OpticsLayout.WAVELENGTH]);
    Require.notNegative(Names.BANDWIDTH, newOptics[OpticsLayout.BANDWIDTH]);
    System.arraycopy(newOptics, 0, optics, 0, optics.length);
    for (int l = 0; l < wavelength.length; l++) {
      wavelength[l] = optics[OpticsLayout.WAVELENGTH] + spread[l] * optics[OpticsLayout.BANDWIDTH];
      Require.positive("the shortest wavelength of the band", wavelength[l]);
      samplings[l].set(pixel(l), blueprint.sign());
    }

    Shapes.path(blueprint.elements().get(0), optics, layout.coefficients(0), opd);
    for (int e = 1; e <= last; e++) {
      Require.positive(Names.BEAM_MAGNIFICATION, magnification(e));
      places[e].set(magnification(e), distance(e), optics, layout.coefficients(e), wavelength);
    }
  }

  private double magnification(int e) {
    return blueprint.isFree(e) ? optics[layout.magnification(e)] : blueprint.magnification()[e];
  }

  private double distance(int e) {
    return blueprint.isFree(e) ? optics[layout.distance(e)] : blueprint.distance()[e];
  }

  /** A point of the focal grid in units of λ/D. */
  private double pixel(int l) {
    double plate = optics[OpticsLayout.PLATE_SCALE];
    return plate * ARCSEC / blueprint.oversample() * blueprint.beamWidth() / wavelength[l];
  }

  private double k(int l) {
    return 2 * Math.PI / wavelength[l];
  }

  private double flux(int s) {
    return stars[PointSources.NUMBERS * s + 2];
  }

  private double weight(int s, int l) {
    return blueprint.weights()[Math.min(s, blueprint.weights().length - 1)][l];
  }

  private void setPath(int s) {
    tilt(opd, stars, s, path);
  }

  /** path = base − α·x. */
  private void tilt(double[] base, double[] angles, int s, double[] out) {
    double ax = angles[PointSources.NUMBERS * s];
    double ay = angles[PointSources.NUMBERS * s + 1];
    for (int r = 0; r < n; r++) {
      double y = ay * x[r];
      for (int c = 0; c < n; c++) {
        out[r * n + c] = base[r * n + c] - (ax * x[c] + y);
      }
    }
  }

  private void propagate(Beam beam, int l) {
    Phasors.fill(k(l), path, blueprint.amplitude(), 0, n * n, beam.pupilRe[0], beam.pupilIm[0], 0);
    for (int e = 1; e <= last; e++) {
      Place place = places[e];
      double[] re = beam.planeRe[e];
      double[] im = beam.planeIm[e];
      place.propagation.outward(
          place.transfers[l],
          beam.pupilRe[e - 1],
          beam.pupilIm[e - 1],
          place.from(),
          place.to(),
          re,
          im);
      double power = reflect(place, k(l), re, im, 1);
      beam.norm[e] = place.element.normalised() ? Math.sqrt(power) : 1;
      place.propagation.inward(
          place.transfers[l], re, im, place.from(), place.to(), beam.pupilRe[e], beam.pupilIm[e]);
      scale(beam.pupilRe[e], 1 / beam.norm[e]);
      scale(beam.pupilIm[e], 1 / beam.norm[e]);
    }

    focal.forward(samplings[l], beam.pupilRe[last], beam.pupilIm[last], beam.focalRe, beam.focalIm);
  }

  /**
   * Multiplies a field by T exp(i k opd), or by its conjugate; returns its power. The rows that the
   * propagation leaves beyond the element become zero.
   */
  private double reflect(Place place, double k, double[] re, double[] im, double sign) {
    int pitch = place.pitch();
    int from = place.from();
    int to = place.to();
    double power = 0;
    for (int r = from; r < to; r++) {
      int row = r * pitch;
      Phasors.fill(k, place.path, place.transmission, row + from, row + to, rowRe, rowIm, 0);
      double sum = 0;
      for (int c = 0; c < to - from; c++) {
        int i = row + from + c;
        double q = sign * rowIm[c];
        double a = re[i] * rowRe[c] - im[i] * q;
        double b = re[i] * q + im[i] * rowRe[c];
        re[i] = a;
        im[i] = b;
        sum += a * a + b * b;
      }

      power += sum;
      // whole blocks of lanes are written: what is beyond the element does not get through
      Arrays.fill(re, row, row + from, 0);
      Arrays.fill(im, row, row + from, 0);
      Arrays.fill(re, row + to, row + pitch, 0);
      Arrays.fill(im, row + to, row + pitch, 0);
    }

    return power;
  }

  private static void scale(double[] values, double factor) {
    if (factor != 1) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }
  }

  // --- adjoint -----------------------------------------------------------------------------------

  @Override
  public void adjoint(double[] bar, double[] starBar, double[] opticsBar, boolean[] active) {
    Arrays.fill(opdBar, 0);
    boolean wantsColour = active[OpticsLayout.WAVELENGTH] || active[OpticsLayout.BANDWIDTH];
    boolean wantsScale = active[OpticsLayout.PLATE_SCALE] || wantsColour;
    for (int e = 1; e <= last; e++) {
      Arrays.fill(mapBar[e], 0);
      Arrays.fill(transmissionBar[e], 0);
    }

    for (int s = 0; s < starCount; s++) {
      setPath(s);
      for (int l = 0; l < wavelength.length; l++) {
        Beam beam = beams[s][l];
        double scale = samplings[l].scale();
        double power = weight(s, l) * scale * scale;
        double sum = 0;
        double f = 2 * flux(s) * power;
        for (int i = 0; i < m * m; i++) {
          double re = beam.focalRe[i];
          double im = beam.focalIm[i];
          sum += bar[i] * (re * re + im * im);
          focalRe[i] = f * bar[i] * re;
          focalIm[i] = f * bar[i] * im;
        }

        starBar[PointSources.NUMBERS * s + 2] += power * sum;
        double colourBar = 0;
        if (wantsScale) {
          double pixelBar = 2 * flux(s) * power * sum / pixel(l) + scaleAdjoint(beam, l);
          opticsBar[OpticsLayout.PLATE_SCALE] +=
              pixelBar * pixel(l) / optics[OpticsLayout.PLATE_SCALE];
          colourBar = -pixelBar * pixel(l) / wavelength[l];
        }

        focal.adjoint(samplings[l], focalRe, focalIm, pupilRe, pupilIm);
        for (int e = last; e >= 1; e--) {
          colourBar += elementAdjoint(beam, e, l, opticsBar, active, wantsColour);
        }

        colourBar += pupilAdjoint(beam, s, l, starBar, wantsColour);
        if (wantsColour) {
          opticsBar[OpticsLayout.WAVELENGTH] += colourBar;
          opticsBar[OpticsLayout.BANDWIDTH] += spread[l] * colourBar;
        }
      }
    }

    Shapes.adjoint(blueprint.elements().get(0), opdBar, opticsBar, layout.coefficients(0));
    for (int e = 1; e <= last; e++) {
      mapAdjoint(e, opticsBar, active);
    }
  }

  /** ⟨E̅, ∂E/∂f⟩ of the unscaled field E. */
  private double scaleAdjoint(Beam beam, int l) {
    scaleSlope(beam, l);
    double sum = 0;
    for (int i = 0; i < m * m; i++) {
      sum += focalRe[i] * slopeRe[i] + focalIm[i] * slopeIm[i];
    }

    return sum;
  }

  /** ∂(Kᵀ P K)/∂f = ± 2πi [ j_y F(ξ_y P) + j_x F(ξ_x P) ], with j counted from the middle. */
  private void scaleSlope(Beam beam, int l) {
    double factor = blueprint.sign() * 2 * Math.PI;
    Arrays.fill(slopeRe, 0);
    Arrays.fill(slopeIm, 0);
    double[] re = beam.pupilRe[last];
    double[] im = beam.pupilIm[last];
    double[] outRe = new double[m * m];
    double[] outIm = new double[m * m];
    for (boolean alongY : new boolean[] {true, false}) {
      for (int r = 0; r < n; r++) {
        for (int c = 0; c < n; c++) {
          double xi = ((alongY ? r : c) - (n - 1) / 2.0) / n;
          otherRe[r * n + c] = xi * re[r * n + c];
          otherIm[r * n + c] = xi * im[r * n + c];
        }
      }

      focal.forward(samplings[l], otherRe, otherIm, outRe, outIm);
      for (int r = 0; r < m; r++) {
        for (int c = 0; c < m; c++) {
          double j = factor * ((alongY ? r : c) - (m - 1) / 2.0);
          slopeRe[r * m + c] -= j * outIm[r * m + c];
          slopeIm[r * m + c] += j * outRe[r * m + c];
        }
      }
    }
  }

  /** From P̅ behind an element to P̅ before it, in place; returns ∂L/∂λ. */
  private double elementAdjoint(
      Beam beam, int e, int l, double[] opticsBar, boolean[] active, boolean wantsColour) {
    Place place = places[e];
    Transfer h = place.transfers[l];
    double norm = beam.norm[e];
    double inner = 0;
    if (place.element.normalised()) {
      inner =
          Shapes.dot(beam.pupilRe[e], pupilRe) + Shapes.dot(beam.pupilIm[e], pupilIm); // Re⟨V, V̅⟩
    }

    double colourBar = 0;
    boolean wantsDistance = blueprint.isFree(e) && active[layout.distance(e)];
    if (wantsDistance) {
      h.byDistance(transferRe, transferIm);
      opticsBar[layout.distance(e)] += returnAdjoint(beam, place, h, e) / norm;
    }

    if (wantsColour) {
      h.byWavelength(transferRe, transferIm);
      colourBar += returnAdjoint(beam, place, h, e) / norm;
    }

    place.propagation.outward(
        h, pupilRe, pupilIm, place.from(), place.to(), planeRe, planeIm); // V̅
    boolean wantsSize = blueprint.isFree(e) && active[layout.magnification(e)];
    double phaseBar =
        planeAdjoint(beam, e, k(l), inner / norm, wantsSize); // now W̅ = (V̅ − V Re⟨V, V̅⟩)/‖W‖
    colourBar -= phaseBar / wavelength[l];
    reflect(place, k(l), planeRe, planeIm, -1);
    if (wantsDistance) {
      h.byDistance(transferRe, transferIm);
      opticsBar[layout.distance(e)] += departureAdjoint(beam, place, h, e);
    }

    if (wantsColour) {
      h.byWavelength(transferRe, transferIm);
      colourBar += departureAdjoint(beam, place, h, e);
    }

    place.propagation.inward(h, planeRe, planeIm, place.from(), place.to(), pupilRe, pupilIm);
    return colourBar;
  }

  /** V̅ becomes W̅; gathers what belongs to path and transmission; returns Σ q path. */
  private double planeAdjoint(Beam beam, int e, double k, double along, boolean wantsSize) {
    Place place = places[e];
    double norm = beam.norm[e];
    int pitch = place.pitch();
    double phaseBar = 0;
    for (int r = place.from(); r < place.to(); r++) {
      for (int i = r * pitch + place.from(); i < r * pitch + place.to(); i++) {
        double wr = beam.planeRe[e][i];
        double wi = beam.planeIm[e][i];
        double br = (planeRe[i] - along * wr) / norm;
        double bi = (planeIm[i] - along * wi) / norm;
        planeRe[i] = br;
        planeIm[i] = bi;
        double q = k * (wr * bi - wi * br);
        mapBar[e][i] += q;
        phaseBar += q * place.path[i];
        if (wantsSize && place.transmission[i] != 0) {
          transmissionBar[e][i] += (wr * br + wi * bi) / place.transmission[i];
        }
      }
    }

    return phaseBar;
  }

  /** Re⟨P̅, ∂(A* W Aᴴ)⟩ = Re⟨∂(A P̅ Aᵀ), W⟩. */
  private double returnAdjoint(Beam beam, Place place, Transfer h, int e) {
    place.propagation.outwardDerivative(
        h, transferRe, transferIm, pupilRe, pupilIm, place.from(), place.to(), plane2Re, plane2Im);
    return inner(place, beam.planeRe[e], beam.planeIm[e]);
  }

  /** Re⟨U̅, ∂(A P Aᵀ)⟩, with U̅ in the plane. */
  private double departureAdjoint(Beam beam, Place place, Transfer h, int e) {
    place.propagation.outwardDerivative(
        h,
        transferRe,
        transferIm,
        beam.pupilRe[e - 1],
        beam.pupilIm[e - 1],
        place.from(),
        place.to(),
        plane2Re,
        plane2Im);
    return inner(place, planeRe, planeIm);
  }

  private double inner(Place place, double[] re, double[] im) {
    int pitch = place.pitch();
    double sum = 0;
    for (int r = place.from(); r < place.to(); r++) {
      for (int i = r * pitch + place.from(); i < r * pitch + place.to(); i++) {
        sum += plane2Re[i] * re[i] + plane2Im[i] * im[i];
      }
    }

    return sum;
  }

  /** What P̅ behind the first element says of path, tilt and wavelength. */
  private double pupilAdjoint(Beam beam, int s, int l, double[] starBar, boolean wantsColour) {
    double k = k(l);
    double tiltX = 0;
    double tiltY = 0;
    double phaseBar = 0;
    double[] re = beam.pupilRe[0];
    double[] im = beam.pupilIm[0];
    for (int r = 0; r < n; r++) {
      double sum = 0;
      double sumX = 0;
      for (int c = 0; c < n; c++) {
        int i = r * n + c;
        double q = k * (re[i] * pupilIm[i] - im[i] * pupilRe[i]);
        opdBar[i] += q;
        sum += q;
        sumX += q * x[c];
      }

      tiltX += sumX;
      tiltY += sum * x[r];
      if (wantsColour) {
        for (int i = r * n; i < (r + 1) * n; i++) {
          phaseBar += k * (re[i] * pupilIm[i] - im[i] * pupilRe[i]) * path[i];
        }
      }
    }

    starBar[PointSources.NUMBERS * s] -= tiltX;
    starBar[PointSources.NUMBERS * s + 1] -= tiltY;
    return -phaseBar / wavelength[l];
  }

  private void mapAdjoint(int e, double[] opticsBar, boolean[] active) {
    Place place = places[e];
    place.resampleAdjoint(mapBar[e], otherRe);
    Shapes.adjoint(place.element, otherRe, opticsBar, layout.coefficients(e));
    if (blueprint.isFree(e) && active[layout.magnification(e)]) {
      place.slopes();
      opticsBar[layout.magnification(e)] +=
          place.ratioSlope()
              * (Shapes.dot(mapBar[e], place.pathSlope)
                  + Shapes.dot(transmissionBar[e], place.transmissionSlope));
    }
  }

  // --- tangent -----------------------------------------------------------------------------------

  @Override
  public void tangent(double[] starChange, double[] opticsChange, double[] out) {
    Arrays.fill(out, 0);
    setChanges(opticsChange);
    boolean still = isZero(opticsChange);
    for (int s = 0; s < starCount; s++) {
      int at = PointSources.NUMBERS * s;
      boolean tilts = starChange[at] != 0 || starChange[at + 1] != 0;
      setPath(s);
      for (int l = 0; l < wavelength.length; l++) {
        Beam beam = beams[s][l];
        double scale = samplings[l].scale();
        double power = weight(s, l) * scale * scale;
        double byFlux = power * starChange[at + 2];
        if (!still || tilts) {
          double dWavelength =
              opticsChange[OpticsLayout.WAVELENGTH]
                  + spread[l] * opticsChange[OpticsLayout.BANDWIDTH];
          double dPixel =
              pixel(l)
                  * (opticsChange[OpticsLayout.PLATE_SCALE] / optics[OpticsLayout.PLATE_SCALE]
                      - dWavelength / wavelength[l]);
          beamTangent(beam, s, l, starChange, opticsChange, dWavelength);
          addScaleTangent(beam, l, dPixel);
          byFlux += 2 * power * flux(s) * dPixel / pixel(l);
          double f = 2 * flux(s) * power;
          for (int i = 0; i < m * m; i++) {
            out[i] += f * (beam.focalRe[i] * focalRe[i] + beam.focalIm[i] * focalIm[i]);
          }
        }

        if (byFlux != 0) {
          for (int i = 0; i < m * m; i++) {
            double re = beam.focalRe[i];
            double im = beam.focalIm[i];
            out[i] += byFlux * (re * re + im * im);
          }
        }
      }
    }
  }

  private static boolean isZero(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return false;
      }
    }

    return true;
  }

  /** Changes of the paths of all elements. */
  private void setChanges(double[] opticsChange) {
    Shapes.change(blueprint.elements().get(0), opticsChange, layout.coefficients(0), opdBar);
    for (int e = 1; e <= last; e++) {
      Shapes.change(places[e].element, opticsChange, layout.coefficients(e), otherRe);
      places[e].resample(otherRe, mapChange[e]);
      double change = sizeChange(e, opticsChange);
      if (change != 0) {
        places[e].slopes();
        double[] slope = places[e].pathSlope;
        for (int i = 0; i < slope.length; i++) {
          mapChange[e][i] += change * slope[i];
        }
      }
    }
  }

  /** Change of the ratio of pixels at an element. */
  private double sizeChange(int e, double[] opticsChange) {
    return blueprint.isFree(e) ? opticsChange[layout.magnification(e)] * places[e].ratioSlope() : 0;
  }

  /** dE of one beam. */
  private void beamTangent(
      Beam beam, int s, int l, double[] starChange, double[] opticsChange, double dWavelength) {
    double k = k(l);
    double stretch = dWavelength / wavelength[l]; // phases are k times a path, and k ~ 1/λ
    double[] re = beam.pupilRe[0];
    double[] im = beam.pupilIm[0];
    tilt(opdBar, starChange, s, otherRe);
    for (int i = 0; i < n * n; i++) {
      double dPhase = k * (otherRe[i] - stretch * path[i]);
      pupilRe[i] = -dPhase * im[i];
      pupilIm[i] = dPhase * re[i];
    }

    for (int e = 1; e <= last; e++) {
      double dDistance = blueprint.isFree(e) ? opticsChange[layout.distance(e)] : 0;
      elementTangent(beam, e, l, dDistance, dWavelength, sizeChange(e, opticsChange));
    }

    focal.forward(samplings[l], pupilRe, pupilIm, focalRe, focalIm);
  }

  private void elementTangent(
      Beam beam, int e, int l, double dDistance, double dWavelength, double dRatio) {
    Place place = places[e];
    Transfer h = place.transfers[l];
    int pitch = place.pitch();
    int from = place.from();
    int to = place.to();
    double k = k(l);
    boolean moves = dDistance != 0 || dWavelength != 0;
    place.propagation.outward(h, pupilRe, pupilIm, from, to, planeRe, planeIm);
    if (moves) {
      setTransferChange(h, dDistance, dWavelength);
      place.propagation.outwardDerivative(
          h,
          transferRe,
          transferIm,
          beam.pupilRe[e - 1],
          beam.pupilIm[e - 1],
          from,
          to,
          plane2Re,
          plane2Im);
      add(place, plane2Re, planeRe);
      add(place, plane2Im, planeIm);
    }

    reflect(place, k, planeRe, planeIm, 1);
    double stretch = dWavelength / wavelength[l];
    double inner = 0;
    for (int r = from; r < to; r++) {
      for (int i = r * pitch + from; i < r * pitch + to; i++) {
        double wr = beam.planeRe[e][i];
        double wi = beam.planeIm[e][i];
        double dPhase = k * (mapChange[e][i] - stretch * place.path[i]);
        double dLog =
            dRatio != 0 && place.transmission[i] != 0
                ? dRatio * place.transmissionSlope[i] / place.transmission[i]
                : 0;
        planeRe[i] += dLog * wr - dPhase * wi;
        planeIm[i] += dLog * wi + dPhase * wr;
        inner += wr * planeRe[i] + wi * planeIm[i];
      }
    }

    double norm = beam.norm[e];
    place.propagation.inward(h, planeRe, planeIm, from, to, pupilRe, pupilIm);
    if (moves) {
      place.propagation.inwardDerivative(
          h, transferRe, transferIm, beam.planeRe[e], beam.planeIm[e], from, to, otherRe, otherIm);
    }

    double along = place.element.normalised() ? inner / (norm * norm) : 0;
    for (int i = 0; i < n * n; i++) {
      double moved = moves ? otherRe[i] : 0;
      double movedIm = moves ? otherIm[i] : 0;
      pupilRe[i] = (pupilRe[i] + moved) / norm - along * beam.pupilRe[e][i];
      pupilIm[i] = (pupilIm[i] + movedIm) / norm - along * beam.pupilIm[e][i];
    }
  }

  private void setTransferChange(Transfer h, double dDistance, double dWavelength) {
    h.byDistance(transferRe, transferIm);
    double[] re = new double[transferRe.length];
    double[] im = new double[transferRe.length];
    h.byWavelength(re, im);
    for (int i = 0; i < re.length; i++) {
      transferRe[i] = dDistance * transferRe[i] + dWavelength * re[i];
      transferIm[i] = dDistance * transferIm[i] + dWavelength * im[i];
    }
  }

  private static void add(Place place, double[] from, double[] to) {
    int pitch = place.pitch();
    for (int r = place.from(); r < place.to(); r++) {
      for (int i = r * pitch + place.from(); i < r * pitch + place.to(); i++) {
        to[i] += from[i];
      }
    }
  }

  private void addScaleTangent(Beam beam, int l, double dPixel) {
    if (dPixel != 0) {
      scaleSlope(beam, l);
      for (int i = 0; i < m * m; i++) {
        focalRe[i] += dPixel * slopeRe[i];
        focalIm[i] += dPixel * slopeIm[i];
      }
    }
  }
}
