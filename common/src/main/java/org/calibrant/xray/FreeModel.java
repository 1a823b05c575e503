package org.calibrant.xray;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.calibrant.core.DidYouMean;
import org.calibrant.fit.Box;

/**
 * A model record tree and what a fit may change in it: free parameters θ in the order of the
 * parameters; the others frozen, or tied to one of them.
 *
 * @param model the tree
 * @param parameters all parameters, in the order in which they are shown
 */
public record FreeModel(SpectralModel model, List<Parameter> parameters) implements Serializable {

  /**
   * One parameter.
   *
   * @param name how a user calls it
   * @param component component of the model that it belongs to, for display
   * @param path where its number is in the model
   * @param unit unit, {@code ""} for a pure number
   * @param setting what becomes of it
   */
  public record Parameter(String name, String component, String path, String unit, Setting setting)
      implements Serializable {
    public boolean isFree() {
      return setting instanceof Setting.Free;
    }
  }

  public FreeModel {
    parameters = List.copyOf(parameters);
    for (Parameter parameter : parameters) {
      if (parameter.setting() instanceof Setting.Tied tied) {
        requireOwnValue(parameter, tied, parameters);
      }
    }
  }

  private static void requireOwnValue(
      Parameter parameter, Setting.Tied tied, List<Parameter> parameters) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    int to = names.indexOf(tied.to());
    if (to < 0) {
      throw new IllegalArgumentException(
          "parameters.%s is tied to %s, which is no parameter%s; there are %s"
              .formatted(parameter.name(), tied.to(), DidYouMean.hint(tied.to(), names), names));
    }

    if (parameters.get(to).setting() instanceof Setting.Tied) {
      throw new IllegalArgumentException(
          "parameters.%s is tied to %s, which is tied itself; tie both to the same one"
              .formatted(parameter.name(), tied.to()));
    }
  }

  /** Where the fit starts. */
  double[] start() {
    return free().stream().mapToDouble(p -> ((Setting.Free) p.setting()).value()).toArray();
  }

  /** The free parameters. */
  List<Parameter> free() {
    return parameters.stream().filter(Parameter::isFree).toList();
  }

  /** The limits of the free parameters. */
  Box box() {
    List<Parameter> free = free();
    return new Box(
        free.stream().mapToDouble(p -> ((Setting.Free) p.setting()).min()).toArray(),
        free.stream().mapToDouble(p -> ((Setting.Free) p.setting()).max()).toArray());
  }

  /** Values of all parameters for given free ones. */
  double[] values(double[] theta) {
    double[] values = new double[parameters.size()];
    int k = 0;
    for (int i = 0; i < values.length; i++) {
      Setting setting = parameters.get(i).setting();
      if (setting instanceof Setting.Free) {
        values[i] = theta[k++];
      } else if (setting instanceof Setting.Frozen frozen) {
        values[i] = frozen.value();
      }
    }

    for (int i = 0; i < values.length; i++) {
      if (parameters.get(i).setting() instanceof Setting.Tied tied) {
        values[i] = tied.factor() * values[index(tied.to())] + tied.offset();
      }
    }

    return values;
  }

  private int index(String name) {
    int i = 0;
    while (!parameters.get(i).name().equals(name)) {
      i++;
    }

    return i;
  }

  /** The model at given free parameters. */
  SpectralModel at(double[] theta) {
    return at(ModelParameters.of(model), theta);
  }

  /** The same, with the view of the tree at hand. */
  SpectralModel at(ModelParameters view, double[] theta) {
    return view.with(parameters.stream().map(Parameter::path).toList(), values(theta));
  }

  /** What XSPEC's {@code show par} shows. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%3s  %-14s %-24s %-26s %s".formatted("par", "component", "parameter", "unit", "value"));
    double[] values = values(start());
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      Setting setting = parameter.setting();
      String state =
          setting instanceof Setting.Free free
              ? "free       %s to %s".formatted(free.min(), free.max())
              : setting instanceof Setting.Tied tied
                  ? "= %s%s".formatted(tied.to(), line(tied))
                  : "frozen";
      lines.add(
          String.format(
              Locale.ROOT,
              "%3d  %-14s %-28s %-24s %-12s %s",
              i + 1,
              parameter.component(),
              parameter.name(),
              parameter.unit(),
              values[i],
              state));
    }

    return lines;
  }

  private static String line(Setting.Tied tied) {
    return (tied.factor() == 1 ? "" : " * " + tied.factor())
        + (tied.offset() == 0 ? "" : " + " + tied.offset());
  }
}
