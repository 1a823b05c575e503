package org.calibrant.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calibrant.core.DidYouMean;

/**
 * A tree of model records whose parameters are named by their paths, as {@code source.photon-index}.
 * Parameters that are not listed are frozen at the values of the tree.
 *
 * @param model the tree
 * @param parameters what a fit does with the parameters that are not to be frozen as they are
 */
public record Model(SpectralModel model, Map<String, Setting> parameters) implements Fittable {
  public Model {
    parameters = Map.copyOf(parameters);
    ModelParameters known = ModelParameters.of(model);
    for (String path : parameters.keySet()) {
      if (!known.paths().contains(path)) {
        throw new IllegalArgumentException(
            "parameters: the model has no %s%s; it has %s"
                .formatted(path, DidYouMean.hint(path, known.paths()), known.paths()));
      }
    }

    free(model, parameters);
  }

  @Override
  public FreeModel free() {
    return free(model, parameters);
  }

  private static FreeModel free(SpectralModel model, Map<String, Setting> settings) {
    ModelParameters known = ModelParameters.of(model);
    List<FreeModel.Parameter> all = new ArrayList<>();
    for (String path : known.paths()) {
      int dot = path.lastIndexOf('.');
      all.add(
          new FreeModel.Parameter(
              path,
              dot < 0 ? "" : path.substring(0, dot),
              path,
              known.unit(path),
              settings.getOrDefault(path, new Setting.Frozen(known.value(path)))));
    }

    return new FreeModel(model, all);
  }
}
