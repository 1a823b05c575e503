package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.optics.inference.Bench;
import org.calibrant.optics.inference.Setting;
import org.calibrant.optics.telescope.Telescope;
import org.calibrant.params.Derivations;
import org.calibrant.params.OldNames;
import org.calibrant.params.Param;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Parameters;

/**
 * A telescope for users of dLuxShera and dLuxToliman, with the names that parameters have there ({@code
 * m1_aperture.coefficients}, {@code psf_pixel_scale}, {@code log_flux}, wavelengths in nm); today's keys
 * work as well. Setting a value yields a new telescope:
 *
 * <pre>{@code
 * SheraThreePlane telescope = SheraThreePlane.of(observation, parameters);
 * double[] image = telescope.set("m1_aperture.coefficients", 20, -15, 10).set("x_position", 0.5).model();
 * }</pre>
 *
 * <p>A derived value that is set, such as {@code psf_pixel_scale}, becomes a number of its own, as it
 * was there: what it was derived from does not move it any more.
 *
 * <p>An instance owns scratch memory: use one per thread.
 */
public final class SheraThreePlane {
  private final Bench bench;
  private final Derivations derivations;
  private final ParameterStore store;
  private final List<String> warnings;

  private SheraThreePlane(
      Bench bench, Derivations derivations, ParameterStore store, List<String> warnings) {
    this.bench = bench;
    this.derivations = derivations;
    this.store = store;
    this.warnings = List.copyOf(warnings);
  }

  /** A telescope with the values of its parameters. */
  public static SheraThreePlane of(Observation observation, Parameters parameters) {
    Bench bench = new Setting(observation, parameters).bench();
    return new SheraThreePlane(
        bench, Telescope.derivations(observation.optics().scope()), bench.values(), List.of());
  }

  /**
   * The values of a parameter, in the unit that goes with its name.
   *
   * @throws IllegalArgumentException for a name that is not known
   */
  public double[] get(String name) {
    double factor = factor(name);
    double[] values = derivations.resolve(store).vector(Telescope.oldNames().key(name));
    return factor == 1 ? values : Arrays.stream(values).map(x -> x / factor).toArray();
  }

  /** The telescope with other values for a parameter, in the unit that goes with its name. */
  public SheraThreePlane set(String name, double... values) {
    String key = Telescope.oldNames().key(name);
    double factor = factor(name);
    Param param = store.spec().param(key);
    ParameterStore base = param.isDerived() ? derivations.promote(store, key) : store;
    ParameterStore changed = base.with(key, Arrays.stream(values).map(x -> x * factor).toArray());
    List<String> said = new ArrayList<>(warnings);
    if (!key.equals(name)) {
      said.add(name + " is deprecated: write " + key);
    }

    return new SheraThreePlane(bench, derivations, changed, said);
  }

  private static double factor(String name) {
    return Telescope.oldNames().names().stream()
        .filter(old -> old.name().equals(name))
        .mapToDouble(OldNames.OldName::factor)
        .findFirst()
        .orElse(1);
  }

  /** The image, {@code [row = y][column = x]} in one array [ph]. */
  public double[] model() {
    return bench.image(store);
  }

  /** The values of all parameters. */
  public ParameterStore store() {
    return store;
  }

  /** Old names that were used, one sentence each. */
  public List<String> warnings() {
    return warnings;
  }
}
