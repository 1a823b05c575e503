package org.calibrant.data.ogip;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.calibrant.core.Unit;

/**
 * A spectrum tabulated over a grid of parameters (OGIP table model, memo OGIP/92-009). Grid points
 * are numbered in row-major order of {@code axes}, the last axis varying fastest; spectrum p, bin j
 * stands at {@code base[p × bins + j]}, and likewise in each additional spectrum, which is added
 * to the base multiplied by its parameter (an abundance, say). Arrays are shared, not copied:
 * nobody writes into them.
 *
 * @param file where it comes from
 * @param name MODLNAME
 * @param units MODLUNIT: for an additive model photons cm⁻² s⁻¹ per bin
 * @param additive whether the model is a flux (per bin); else a factor
 * @param redshift whether the model has a redshift parameter: energies are those at the source
 * @param axes the parameters between whose values one interpolates
 * @param additional the parameters that multiply additional spectra; their values are empty
 * @param edges edges of the energy bins [keV], one more than there are bins; a first edge of zero
 *     is {@value EnergyBins#FIRST_EDGE}
 * @param below value below the first edge (LOELIMIT), 0 unless the file says otherwise
 * @param above value above the last edge (HIELIMIT), 0 unless the file says otherwise
 * @param base the spectra, grid points × bins
 * @param added one array for each additional parameter, each grid points × bins
 * @param keywords primary header, strings without quotes, in file order
 */
public record TableModel(
    String file,
    String name,
    String units,
    boolean additive,
    boolean redshift,
    List<Axis> axes,
    List<Axis> additional,
    @Unit("keV") double[] edges,
    double below,
    double above,
    double[] base,
    List<double[]> added,
    Map<String, String> keywords)
    implements Serializable {

  /**
   * One parameter.
   *
   * @param name its name in the file
   * @param unit its unit, or blank
   * @param logarithmic whether one interpolates in its logarithm (METHOD = 1); else linearly
   * @param initial starting value of a fit
   * @param delta step of a fit; negative when the parameter is to be held fixed
   * @param minimum hard lower limit
   * @param bottom soft lower limit
   * @param top soft upper limit
   * @param maximum hard upper limit
   * @param values tabulated values, rising
   */
  public record Axis(
      String name,
      String unit,
      boolean logarithmic,
      double initial,
      double delta,
      double minimum,
      double bottom,
      double top,
      double maximum,
      double[] values)
      implements Serializable {
    public Axis {
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i]) || (i > 0 && !(values[i] > values[i - 1]))) {
          throw new IllegalArgumentException(
              "parameter %s: tabulated values must be finite and rise, value %d is %s"
                  .formatted(name, i + 1, values[i]));
        }
      }

      if (logarithmic && values.length > 0 && !(values[0] > 0)) {
        throw new IllegalArgumentException(
            "parameter %s: logarithmic interpolation needs positive values, the first is %s"
                .formatted(name, values[0]));
      }
    }
  }

  public TableModel {
    axes = List.copyOf(axes);
    additional = List.copyOf(additional);
    added = List.copyOf(added);
    keywords = Checks.ordered(keywords);
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i] > edges[i - 1])) {
        throw new IllegalArgumentException(
            "edges must rise, edge %d is %s keV after %s keV"
                .formatted(i + 1, edges[i], edges[i - 1]));
      }
    }

    int points = 1;
    for (Axis axis : axes) {
      if (axis.values().length == 0) {
        throw new IllegalArgumentException("parameter " + axis.name() + " has no values");
      }

      points = Math.multiplyExact(points, axis.values().length);
    }

    if (additional.size() != added.size()) {
      throw new IllegalArgumentException(
          "%d additional parameters but %d additional spectra"
              .formatted(additional.size(), added.size()));
    }

    int size = Math.multiplyExact(points, edges.length - 1);
    Checks.sameLength("INTPSPEC", base, size);
    for (double[] spectrum : added) {
      Checks.sameLength("ADDSP", spectrum, size);
    }
  }

  /** Number of energy bins. */
  public int bins() {
    return edges.length - 1;
  }

  /** Number of grid points. */
  public int points() {
    return base.length / bins();
  }
}
