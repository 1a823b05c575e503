package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.calibrant.core.Statement;
import org.calibrant.optics.Observation;
import org.calibrant.optics.PsfModel;
import org.calibrant.optics.telescope.Telescope;
import org.calibrant.params.Derivations;
import org.calibrant.params.GivenParameters;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Parameters;

/**
 * An observation with the values of its parameters.
 *
 * @param observation what is looked at, through what, with what
 * @param parameters their values
 */
public record Setting(Observation observation, Parameters parameters) implements Serializable {

  /** Where a value comes from that the structure of the optical system fixes. */
  static final String SYSTEM = "system";

  /** The values, each with its origin. */
  GivenParameters given() {
    return given(observation.model());
  }

  private GivenParameters given(PsfModel model) {
    ParamSpec spec = Telescope.spec(observation.optics().scope(), model.names());
    GivenParameters given = parameters.in(spec, Telescope.oldNames());
    ParameterStore store = given.store();
    Map<String, String> sources = new LinkedHashMap<>(given.sources());
    for (Map.Entry<String, Double> dimension : observation.optics().dimensions().entrySet()) {
      String key = dimension.getKey();
      double size = dimension.getValue();
      if (spec.contains(key)) {
        if (store.has(key) && store.value(key) != size) {
          throw new IllegalArgumentException(
              "%s is %s by the %s, but %s in the optical system"
                  .formatted(key, store.value(key), sources.get(key), size));
        }

        store = store.with(key, size);
        sources.put(key, SYSTEM);
      }
    }

    return new GivenParameters(store, sources, given.paths(), given.warnings());
  }

  /** Every value and where it comes from. */
  public List<Statement> statements() {
    GivenParameters given = given();
    Derivations derivations = Telescope.derivations(observation.optics().scope());
    return given.statements(derivations.resolve(given.store()), "parameters");
  }

  /** Old names that were used. */
  public List<String> warnings() {
    return given().warnings();
  }

  /** Ready for one thread. */
  public Bench bench() {
    return bench(observation.model());
  }

  /** Ready for one thread, with derivatives by some of the model's names only. */
  Bench bench(Predicate<String> differentiated) {
    return bench(observation.model(differentiated));
  }

  private Bench bench(PsfModel model) {
    Derivations derivations = Telescope.derivations(observation.optics().scope());
    return new Bench(model, derivations, given(model).store());
  }
}
