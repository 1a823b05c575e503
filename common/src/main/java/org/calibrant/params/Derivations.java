package org.calibrant.params;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is derived in one system, and how. The meaning of a derived key is the same everywhere; the
 * formula is the system's.
 *
 * @param system such as {@code three_plane}
 * @param derivations all keys different
 */
public record Derivations(String system, List<Derivation> derivations) implements Serializable {

  public Derivations {
    derivations = List.copyOf(derivations);
    Set<String> keys = new LinkedHashSet<>();
    for (Derivation derivation : derivations) {
      if (!keys.add(derivation.key())) {
        throw new IllegalArgumentException(derivation.key() + " is derived twice in " + system);
      }
    }
  }

  public static Derivations of(String system, Derivation... derivations) {
    return new Derivations(system, List.of(derivations));
  }

  public Optional<Derivation> of(String key) {
    return derivations.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /** The values of a store, and what follows from them. */
  public Resolved resolve(ParameterStore store) {
    if (!store.spec().system().equals(system)) {
      throw new IllegalArgumentException(
          "the parameters are those of system \"%s\", the derivations those of \"%s\""
              .formatted(store.spec().system(), system));
    }

    return new Resolved(this, store);
  }

  /**
   * The store in which a derived value becomes what is wanted, by moving the one input that its
   * derivation names. This is the only way to write a derived value.
   *
   * @throws IllegalArgumentException if its derivation cannot be inverted
   */
  public ParameterStore withAlias(ParameterStore store, String key, double... wanted) {
    Param param = store.spec().param(key);
    if (!param.isDerived()) {
      return store.with(key, wanted);
    }

    param.check(wanted);
    Derivation derivation =
        of(key).orElseThrow(() -> new IllegalArgumentException(notDerived(key)));
    if (!(derivation instanceof InvertibleDerivation invertible)) {
      throw new IllegalArgumentException(
          "%s is derived in %s and its derivation from %s has no inverse"
              .formatted(key, system, String.join(", ", derivation.inputs())));
    }

    Resolved resolved = resolve(store);
    double[][] inputs = derivation.inputs().stream().map(resolved::vector).toArray(double[][]::new);
    return withAlias(store, invertible.moves(), invertible.solve(inputs, wanted));
  }

  /**
   * The store in which derived parameters have become free primitives with the values that follow
   * now. What they were derived from no longer moves them.
   */
  public ParameterStore promote(ParameterStore store, String... keys) {
    Resolved resolved = resolve(store);
    ParameterStore promoted = store.under(store.spec().promote(keys));
    for (String key : keys) {
      promoted = promoted.with(key, resolved.vector(key));
    }

    return promoted;
  }

  /**
   * The store, if every primitive that is needed has a value.
   *
   * @param users what needs which parameters: {@code "the optics" → [system.m1_diameter_m, …]}
   * @throws IllegalArgumentException in one line that names every missing parameter and who needs
   *     it
   */
  public ParameterStore complete(ParameterStore store, Map<String, List<String>> users) {
    Map<String, Set<String>> needed = new LinkedHashMap<>();
    users.forEach(
        (user, keys) -> keys.forEach(key -> demand(store, key, user, needed, new ArrayList<>())));
    List<String> missing = new ArrayList<>();
    needed.forEach(
        (key, who) -> {
          if (!store.has(key)) {
            missing.add(key + " (needed by " + String.join(", ", who) + ")");
          }
        });
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no value and no default for " + String.join("; ", missing));
    }

    return store;
  }

  private void demand(
      ParameterStore store,
      String key,
      String who,
      Map<String, Set<String>> needed,
      List<String> path) {
    if (path.contains(key)) {
      throw new IllegalArgumentException(cycle(path, key));
    }

    if (!store.spec().param(key).isDerived()) {
      needed.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(who);
      return;
    }

    Derivation derivation =
        of(key).orElseThrow(() -> new IllegalArgumentException(notDerived(key)));
    path.add(key);
    derivation.inputs().forEach(input -> demand(store, input, key, needed, path));
    path.remove(path.size() - 1);
  }

  /**
   * What is wrong with a spec in this system: derived parameters without a derivation, inputs that
   * it does not have, cycles, bounds that exclude all values, units that are none. Empty when it is
   * sound.
   */
  public List<String> lint(ParamSpec spec) {
    List<String> problems = new ArrayList<>();
    if (!spec.system().equals(system)) {
      problems.add("the spec is of system \"%s\", not \"%s\"".formatted(spec.system(), system));
    }

    for (Param param : spec.params()) {
      Units.problem(param).ifPresent(problems::add);
      Optional<Derivation> derivation = of(param.key());
      if (param.isDerived() && derivation.isEmpty()) {
        problems.add(notDerived(param.key()));
      }

      if (param.isDerived()) {
        derivation.ifPresent(each -> lintInputs(spec, each, problems));
      }
    }

    return problems;
  }

  private void lintInputs(ParamSpec spec, Derivation derivation, List<String> problems) {
    for (String input : derivation.inputs()) {
      if (!spec.contains(input)) {
        problems.add(derivation.key() + " is derived from " + input + ", which is not in the spec");
      }
    }

    List<String> cycle = cycle(spec, derivation.key(), new ArrayList<>());
    // reported once, by the member that the spec names first
    if (!cycle.isEmpty()
        && spec.keys().stream()
            .filter(cycle::contains)
            .findFirst()
            .orElse("")
            .equals(derivation.key())) {
      problems.add(cycle(cycle.subList(0, cycle.size() - 1), derivation.key()));
    }
  }

  /** The way from a key back to itself; empty if there is none. */
  private List<String> cycle(ParamSpec spec, String key, List<String> path) {
    if (!path.isEmpty() && path.get(0).equals(key)) {
      List<String> closed = new ArrayList<>(path);
      closed.add(key);
      return closed;
    }

    boolean isDerived = spec.contains(key) && spec.param(key).isDerived();
    if (!isDerived || path.contains(key) || of(key).isEmpty()) {
      return List.of();
    }

    path.add(key);
    for (String input : of(key).orElseThrow().inputs()) {
      List<String> found = cycle(spec, input, path);
      if (!found.isEmpty()) {
        return found;
      }
    }

    path.remove(path.size() - 1);
    return List.of();
  }

  String notDerived(String key) {
    List<String> known = derivations.stream().map(Derivation::key).toList();
    return "%s has no derivation in system \"%s\", which derives %s"
        .formatted(key, system, known.isEmpty() ? "nothing" : String.join(", ", known));
  }

  static String cycle(List<String> path, String key) {
    List<String> way = new ArrayList<>(path.subList(path.indexOf(key), path.size()));
    way.add(key);
    return "derived from itself: " + String.join(" <- ", way);
  }
}
