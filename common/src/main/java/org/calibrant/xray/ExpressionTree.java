package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.calibrant.core.DidYouMean;

/** Makes the records of an expression and gives its parameters their names and places. */
final class ExpressionTree {
  private final ExpressionSettings settings;
  private final Map<String, Setting> parameters;
  private final List<Used> used = new ArrayList<>();
  private final Map<String, Double> values = new HashMap<>();
  private int next;

  /** A component of the expression under the name it has there. */
  private record Used(String id, Component component) {}

  /** A record with the parameters inside it, by path. */
  private record Made(Object record, List<Placed> placed) {
    Made inside(String component) {
      return new Made(
          record, placed.stream().map(p -> new Placed(p.order, component + "." + p.path)).toList());
    }
  }

  /**
   * Where a parameter stands.
   *
   * @param order its number in the order of the text
   */
  private record Placed(int order, String path) {}

  ExpressionTree(ExpressionSettings settings, Map<String, Setting> parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Whether the names of the parameters are only in a file. */
  static boolean needsFile(ModelText.Node node) {
    if (node instanceof ModelText.Name name) {
      return Component.needsFile(name.name());
    }

    List<ModelText.Node> parts =
        node instanceof ModelText.Addition sum
            ? sum.parts()
            : ((ModelText.Multiplication) node).factors();
    return parts.stream().anyMatch(ExpressionTree::needsFile);
  }

  FreeModel free(ModelText.Node tree) {
    collect(tree);
    number();
    List<FreeModel.Parameter> all = parameters();
    requireAll(all);
    evaluate(all);
    Made made = make(tree);
    if (!(made.record instanceof SpectralModel model)) {
      throw new IllegalArgumentException("model: has no additive component to begin with");
    }

    List<FreeModel.Parameter> placed = new ArrayList<>();
    for (Placed place : made.placed.stream().sorted((a, b) -> a.order - b.order).toList()) {
      FreeModel.Parameter p = all.get(place.order);
      placed.add(
          new FreeModel.Parameter(p.name(), p.component(), place.path, p.unit(), p.setting()));
    }

    return new FreeModel(model, placed);
  }

  private void collect(ModelText.Node node) {
    if (node instanceof ModelText.Name name) {
      Component component = Component.of(name.name(), name.braces(), settings);
      used.add(new Used(component.name(), component));
    } else if (node instanceof ModelText.Addition sum) {
      sum.parts().forEach(this::collect);
    } else {
      ((ModelText.Multiplication) node).factors().forEach(this::collect);
    }
  }

  /** Numbers components that stand there more than once. */
  private void number() {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < used.size(); i++) {
      String name = used.get(i).component.name();
      boolean once = used.stream().filter(u -> u.component.name().equals(name)).count() == 1;
      int count = seen.merge(name, 1, Integer::sum);
      used.set(i, new Used(once ? name : name + count, used.get(i).component));
    }
  }

  /** All parameters in the order of the text, without their places; a missing one has no setting. */
  private List<FreeModel.Parameter> parameters() {
    List<FreeModel.Parameter> all = new ArrayList<>();
    for (Used each : used) {
      Component component = each.component;
      for (int i = 0; i < component.names().size(); i++) {
        String name = each.id + "." + component.names().get(i);
        all.add(
            new FreeModel.Parameter(
                name, each.id, "", component.units().get(i), parameters.get(name)));
      }
    }

    return all;
  }

  private void requireAll(List<FreeModel.Parameter> all) {
    List<String> names = all.stream().map(FreeModel.Parameter::name).toList();
    for (String name : new TreeSet<>(parameters.keySet())) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "parameters: the model has no %s%s; it has %s"
                .formatted(name, DidYouMean.hint(name, names), names));
      }
    }

    List<String> missing = names.stream().filter(name -> !parameters.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("parameters: missing " + missing);
    }
  }

  private void evaluate(List<FreeModel.Parameter> all) {
    // the rules for ties are those of every free model
    double[] found = new FreeModel(new Sum(List.of(new PowerLaw(0, 0))), all).values(start(all));
    for (int i = 0; i < found.length; i++) {
      values.put(all.get(i).name(), found[i]);
    }
  }

  private static double[] start(List<FreeModel.Parameter> all) {
    return all.stream()
        .filter(FreeModel.Parameter::isFree)
        .mapToDouble(p -> ((Setting.Free) p.setting()).value())
        .toArray();
  }

  private Made make(ModelText.Node node) {
    if (node instanceof ModelText.Name) {
      return component();
    }

    if (node instanceof ModelText.Addition sum) {
      List<SpectralModel> parts = new ArrayList<>();
      List<Placed> placed = new ArrayList<>();
      for (int i = 0; i < sum.parts().size(); i++) {
        Made part = make(sum.parts().get(i));
        if (!(part.record instanceof SpectralModel model)) {
          throw new IllegalArgumentException(
              "model: only additive components can be added, part %d of a sum is none"
                  .formatted(i + 1));
        }

        parts.add(model);
        placed.addAll(part.inside("parts." + i).placed);
      }

      return new Made(new Sum(parts), placed);
    }

    return product((ModelText.Multiplication) node);
  }

  private Made component() {
    Used each = used.get(next);
    int order = 0;
    for (Used before : used.subList(0, next)) {
      order += before.component.names().size();
    }

    next++;
    Component component = each.component;
    double[] v = new double[component.names().size()];
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < v.length; i++) {
      v[i] = values.get(each.id + "." + component.names().get(i));
      placed.add(new Placed(order + i, component.paths().get(i)));
    }

    try {
      return new Made(component.maker().of(v), placed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "parameters: %s: %s".formatted(each.id, e.getMessage()), e);
    }
  }

  /** The additive factor, multiplied by what stands right of it, then by what stands left, inside out. */
  private Made product(ModelText.Multiplication product) {
    List<Made> factors = new ArrayList<>();
    product.factors().forEach(factor -> factors.add(make(factor)));
    List<Integer> additive = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i).record instanceof SpectralModel) {
        additive.add(i);
      }
    }

    if (additive.size() > 1) {
      throw new IllegalArgumentException(
          "model: a product has %d additive factors, expected one".formatted(additive.size()));
    }

    if (additive.isEmpty()) {
      return multiplied(factors);
    }

    int centre = additive.get(0);
    Made made = factors.get(centre);
    for (Made factor : factors.subList(centre + 1, factors.size())) {
      made = before(factor, made);
    }

    List<Made> left = new ArrayList<>(factors.subList(0, centre));
    Collections.reverse(left);
    for (Made factor : left) {
      made = before(factor, made);
    }

    return made;
  }

  private static Made before(Made factor, Made source) {
    List<Placed> placed = new ArrayList<>(source.inside("source").placed);
    SpectralModel model = (SpectralModel) source.record;
    if (factor.record instanceof Component.Convolution convolution) {
      placed.addAll(factor.placed);
      return new Made(convolution.of(model), placed);
    }

    placed.addAll(factor.inside("absorption").placed);
    return new Made(new Absorbed((Absorption) factor.record, model), placed);
  }

  /** Multiplicative components alone, as inside a parenthesis. */
  private static Made multiplied(List<Made> factors) {
    List<Absorption> all = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (!(factors.get(i).record instanceof Absorption absorption)) {
        throw new IllegalArgumentException("model: cflux needs an additive component to its right");
      }

      all.add(absorption);
      placed.addAll(factors.get(i).inside("factors." + i).placed);
    }

    return new Made(new Product(all), placed);
  }
}
