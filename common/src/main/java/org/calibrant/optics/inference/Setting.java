package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;
import org.calibrant.optics.Observation;
import org.calibrant.optics.PsfModel;
import org.calibrant.optics.telescope.Telescope;
import org.calibrant.params.Derivations;
import org.calibrant.params.GivenParameters;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.Parameters;

/**
 * An observation with the values of its parameters.
 *
 * @param observation what is looked at, through what, with what
 * @param parameters their values
 */
record Setting(Observation observation, Parameters parameters) implements Serializable {

  /** The values, each with its origin. */
  GivenParameters given() {
    return parameters.in(spec(observation.model().names()), Telescope.oldNames());
  }

  private ParamSpec spec(List<String> names) {
    return Telescope.spec(observation.optics().scope(), names);
  }

  /** Ready for one thread. */
  Bench bench() {
    PsfModel model = observation.model();
    Derivations derivations = Telescope.derivations(observation.optics().scope());
    return new Bench(
        model, derivations, parameters.in(spec(model.names()), Telescope.oldNames()).store());
  }

  /** Ready for one thread, derivatives by some of the model's names only. */
  Bench bench(Predicate<String> differentiated) {
    PsfModel model = observation.model(differentiated);
    Derivations derivations = Telescope.derivations(observation.optics().scope());
    return new Bench(
        model, derivations, parameters.in(spec(model.names()), Telescope.oldNames()).store());
  }
}
