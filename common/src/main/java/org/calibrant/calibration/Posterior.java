package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calibrant.calibration.models.Model;
import org.calibrant.calibration.models.Variable;
import org.calibrant.calibration.targets.Target;
import org.calibrant.core.DidYouMean;
import org.calibrant.math.RandomStream;
import org.calibrant.params.ParameterSet;
import org.calibrant.params.UncertainParameter;

/**
 * The posterior of a model's parameters given observations,
 *
 * <pre>
 *   ln p(θ | data) = Σ ln p_j(θ_j) + Σ_targets ln L + constant.
 * </pre>
 *
 * The model does not run where the prior is zero. A run that fails, or whose compared values are not
 * finite, has NaN as its likelihood, which samplers count and treat as impossible.
 *
 * @param model what is calibrated
 * @param parameters what is not known of it, in the order of the vectors
 * @param fixed the values of its other parameters
 * @param targets the observations
 * @param quantities what is derived from every run and kept with its point
 */
public record Posterior(
    Model model,
    List<UncertainParameter> parameters,
    Map<String, Double> fixed,
    List<Target> targets,
    List<Quantity> quantities)
    implements LogDensity {

  public Posterior {
    parameters = new ParameterSet(parameters).parameters();
    targets = List.copyOf(targets);
    quantities = List.copyOf(quantities);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets must not be empty");
    }

    Set<String> needed = needed(model, targets);
    Set<String> given = new HashSet<>(fixed.keySet());
    for (UncertainParameter parameter : parameters) {
      if (!given.add(parameter.name())) {
        throw new IllegalArgumentException(
            "fixed gives %s, which is one of the parameters".formatted(parameter.name()));
      }
    }

    List<String> unknown = given.stream().filter(name -> !needed.contains(name)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "parameters: the model has no %s%s; it has %s"
              .formatted(
                  String.join(", ", unknown),
                  DidYouMean.hint(unknown.get(0), needed),
                  String.join(", ", needed)));
    }

    List<String> missing = needed.stream().filter(name -> !given.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "parameters: %s of the model must have a prior or a fixed value"
              .formatted(String.join(", ", missing)));
    }

    Set<String> variables = new LinkedHashSet<>();
    model.variables().forEach(variable -> variables.add(variable.name()));
    targets.forEach(target -> known(target.variable(), "targets", variables));
    quantities.forEach(quantity -> known(quantity.variable(), "quantities", variables));
    Set<String> names = new HashSet<>();
    for (Quantity quantity : quantities) {
      if (!names.add(quantity.name())) {
        throw new IllegalArgumentException(
            "quantities must have different names, " + quantity.name() + " was given twice");
      }
    }
  }

  private static Set<String> needed(Model model, List<Target> targets) {
    Set<String> needed = new LinkedHashSet<>(model.parameters());
    targets.forEach(target -> needed.addAll(target.likelihood().parameters()));
    return needed;
  }

  private static void known(String variable, String where, Set<String> variables) {
    if (!variables.contains(variable)) {
      throw new IllegalArgumentException(
          "%s: the model computes no %s%s; it computes %s"
              .formatted(
                  where,
                  variable,
                  DidYouMean.hint(variable, variables),
                  String.join(", ", variables)));
    }
  }

  /** Everything that has a value in a run: the model's parameters, then those of likelihoods. */
  List<String> allNames() {
    return List.copyOf(needed(model, targets));
  }

  /** The variables that have to be computed, each once. */
  List<Variable> wanted(List<String> more) {
    Set<String> names = new LinkedHashSet<>();
    targets.forEach(target -> names.add(target.variable()));
    quantities.forEach(quantity -> names.add(quantity.variable()));
    names.addAll(more);
    List<Variable> wanted = new ArrayList<>();
    for (String name : names) {
      model.variables().stream().filter(v -> v.name().equals(name)).forEach(wanted::add);
    }

    return wanted;
  }

  /** ln likelihood of each target at a point. */
  double[] parts(double[] point) {
    return new PosteriorEvaluator(this, List.of()).parts(point);
  }

  /** The variables that targets compare, in their order. */
  List<String> targetNames() {
    return targets.stream().map(Target::variable).toList();
  }

  /** The priors of the parameters. */
  public ParameterSet priors() {
    return new ParameterSet(parameters);
  }

  /** What parameters make one expect where there are observations. */
  public Predictions predictions() {
    return new Predictions(this);
  }

  @Override
  public List<String> names() {
    return parameters.stream().map(UncertainParameter::name).toList();
  }

  @Override
  public List<String> derived() {
    return quantities.stream().map(Quantity::name).toList();
  }

  @Override
  public void sample(RandomStream stream, double[] out) {
    priors().sample(stream, out);
  }

  @Override
  public void check() {
    model.check();
    double[] times = model.times();
    targets.forEach(target -> target.on(times));
    quantities.forEach(quantity -> quantity.on(times));
  }

  @Override
  public Evaluator evaluator() {
    return evaluator(List.of());
  }

  /** An evaluator that keeps the series of more variables than are compared. */
  PosteriorEvaluator evaluator(List<String> more) {
    return new PosteriorEvaluator(this, more);
  }

  /** Refuses variables that the model does not compute. */
  void require(List<String> names, String where) {
    Set<String> variables = new LinkedHashSet<>();
    model.variables().forEach(variable -> variables.add(variable.name()));
    names.forEach(name -> known(name, where, variables));
  }
}
