package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.Explanation;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Unit;
import org.calibrant.core.Workers;
import org.calibrant.math.ErrorFunction;
import org.calibrant.math.Grid;

/**
 * The response of a simple CCD spectrometer behind a telescope, for trials, lessons and tests; one
 * {@link ResponseRow} per energy bin, from which the export {@code OgipResponse} makes ARF and RMF
 * files.
 *
 * <pre>
 *   S(E) = S₀ exp(−(E_w / E)³) / (1 + (E / E_m)⁴)            window, then mirror
 *   σ(E) = w √(N² + F E / w)                                 CCD energy resolution
 *   R(E') = (1 − f_e − f_s) G(E' − E; σ) + f_e G(E' − E + 1.74 keV; σ) + f_s / E  (E' &lt; E)
 * </pre>
 *
 * with w = 3.65 eV per electron-hole pair in silicon, the Fano factor F = 0.115 and the escape of
 * silicon's Kα photon of 1.74 keV, possible above the silicon K edge of 1.839 keV.
 *
 * @param energiesKev edges of the energy bins
 * @param channels number of channels, the first has the number 1
 * @param channelWidthKev width of a channel; channel 1 begins at 0
 * @param areaCm2 S₀
 * @param windowKev E_w, below which the window absorbs
 * @param mirrorKev E_m, above which the mirror fades
 * @param noiseElectrons N, read-out noise
 * @param escape f_e, share of the photons above the silicon edge in the escape peak
 * @param shelf f_s, share of the photons in a flat shelf below the peak
 * @param threshold elements below it are not kept
 */
@KernelVersion(1)
public record CcdEngine(
    @Unit("keV") Grid energiesKev,
    int channels,
    @Unit("keV") double channelWidthKev,
    @Unit("cm2") double areaCm2,
    @Unit("keV") double windowKev,
    @Unit("keV") double mirrorKev,
    @Unit("electron") double noiseElectrons,
    double escape,
    double shelf,
    double threshold)
    implements Engine {

  private static final double PAIR_KEV = 3.65e-3;
  private static final double FANO = 0.115;
  private static final double SILICON_K_ALPHA_KEV = 1.74;
  private static final double SILICON_K_EDGE_KEV = 1.839;

  public CcdEngine {
    double[] edges = energiesKev.values();
    if (edges.length < 2 || !(edges[0] > 0)) {
      throw new IllegalArgumentException(
          "energies-kev must be at least two positive edges, were " + Arrays.toString(edges));
    }

    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, was " + channels);
    }

    if (!(channelWidthKev > 0 && areaCm2 > 0 && windowKev > 0 && mirrorKev > 0)) {
      throw new IllegalArgumentException(
          "channel-width-kev, area-cm2, window-kev and mirror-kev must be positive");
    }

    if (!(noiseElectrons >= 0 && escape >= 0 && shelf >= 0 && escape + shelf < 1)) {
      throw new IllegalArgumentException(
          "noise-electrons, escape and shelf must not be negative, escape + shelf below 1");
    }

    if (!(threshold >= 0 && threshold < 0.01)) {
      throw new IllegalArgumentException("threshold must be from 0 to 0.01, was " + threshold);
    }
  }

  @Override
  public void run(Workers workers) {
    double[] edges = energiesKev.values();
    List<ChannelRow> bounds = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double low = c * channelWidthKev;
      bounds.add(new ChannelRow(c, 1 + c, low, (c + 1) * channelWidthKev, "ok", null));
    }

    workers.write(Table.of(ChannelRow.class), bounds);
    workers.write(Table.of(ResponseRow.class), new Bins(edges.length - 1), new Bin(this, edges));
  }

  /** Energy bins by number. */
  record Bins(long size) implements Sweep<Integer> {
    @Override
    public Integer unit(long index) {
      return (int) index;
    }
  }

  /** The response to photons at the centre of one energy bin. */
  record Bin(CcdEngine ccd, double[] edges) implements RowKernel<Integer, ResponseRow> {

    @Override
    public Stream<ResponseRow> apply(Integer index) {
      double energy = 0.5 * (edges[index] + edges[index + 1]);
      double[] all = ccd.redistribution(energy);
      int first = 0;
      int end = all.length;
      while (first < end && all[first] < ccd.threshold) {
        first++;
      }

      while (end > first && all[end - 1] < ccd.threshold) {
        end--;
      }

      double[] matrix = Arrays.copyOfRange(all, first, end);
      return Stream.of(
          new ResponseRow(
              index,
              edges[index],
              edges[index + 1],
              ccd.area(energy),
              1 + first,
              matrix,
              "ok",
              null));
    }

    @Override
    public List<String> explained(Integer index, ResponseRow row) {
      double energy = 0.5 * (edges[index] + edges[index + 1]);
      return new Explanation()
          .with("energy", energy, "keV")
          .with("standard deviation of the peak", ccd.sigma(energy), "keV")
          .with("photons found in any channel", SimulatedCounts.total(row.matrix()), "")
          .with(
              "photons left out below the threshold",
              SimulatedCounts.total(ccd.redistribution(energy))
                  - SimulatedCounts.total(row.matrix()),
              "")
          .lines();
    }

    @Override
    public Stream<ResponseRow> failed(Integer index, String reason) {
      return Stream.of(
          new ResponseRow(
              index, edges[index], edges[index + 1], 0, 1, new double[0], "error", reason));
    }
  }

  double area(double energy) {
    double window = StrictMath.exp(-StrictMath.pow(windowKev / energy, 3));
    return areaCm2 * window / (1 + StrictMath.pow(energy / mirrorKev, 4));
  }

  private double sigma(double energy) {
    return PAIR_KEV * Math.sqrt(noiseElectrons * noiseElectrons + FANO * energy / PAIR_KEV);
  }

  private double[] redistribution(double energy) {
    double sigma = sigma(energy);
    double escaping = energy > SILICON_K_EDGE_KEV ? escape : 0;
    double[] shares = new double[channels];
    for (int c = 0; c < channels; c++) {
      double lo = c * channelWidthKev;
      double hi = lo + channelWidthKev;
      double below = Math.max(0, Math.min(hi, energy) - lo) / energy;
      shares[c] =
          (1 - escaping - shelf) * gaussian(lo - energy, hi - energy, sigma)
              + escaping
                  * gaussian(
                      lo - energy + SILICON_K_ALPHA_KEV, hi - energy + SILICON_K_ALPHA_KEV, sigma)
              + shelf * below;
    }

    return shares;
  }

  /** Integral of a normal distribution of width σ from a to b. */
  private static double gaussian(double a, double b, double sigma) {
    double scale = sigma * Math.sqrt(2);
    return 0.5 * (ErrorFunction.erf(b / scale) - ErrorFunction.erf(a / scale));
  }
}
