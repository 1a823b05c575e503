package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.Transform;
import org.calibrant.params.UncertainParameter;

/**
 * What is to be found out.
 *
 * @param fit keys of the parameters that are moved; a derived one among them is taken as given, and no
 *     longer follows from others
 * @param perVisit those of them that each visit has for itself
 * @param priors what is known of them; of each element of a vector
 * @param transforms in which coordinates searches move them
 */
public record Unknowns(
    List<String> fit,
    List<String> perVisit,
    List<UncertainParameter> priors,
    List<Transforming> transforms)
    implements Serializable {

  /**
   * A coordinate of a parameter.
   *
   * @param name its key
   * @param transform the coordinate
   */
  public record Transforming(String name, Transform transform) implements Serializable {}

  public Unknowns {
    if (fit.isEmpty()) {
      throw new IllegalArgumentException("fit must name a parameter, was empty");
    }

    Set<String> seen = new HashSet<>();
    for (String key : fit) {
      if (!seen.add(key)) {
        throw new IllegalArgumentException("fit must name each parameter once, named " + key);
      }
    }

    priors.forEach(prior -> among("priors", prior.name(), fit));
    transforms.forEach(each -> among("transforms", each.name(), fit));
    perVisit.forEach(key -> among("per-visit", key, fit));
  }

  private static void among(String component, String key, List<String> fit) {
    if (!fit.contains(key)) {
      throw new IllegalArgumentException(
          "%s must be of parameters that are fitted, %s is not among %s"
              .formatted(component, key, fit));
    }
  }

  /** The derived parameters that are taken as given. */
  String[] promoted(ParamSpec spec) {
    return fit.stream().filter(key -> spec.param(key).isDerived()).toArray(String[]::new);
  }

  /** A spec, after promotion, with these free, and with what is known of them. */
  ParamSpec in(ParamSpec spec) {
    ParamSpec free = spec.fitting(fit);
    for (UncertainParameter prior : priors) {
      free = free.replace(free.param(prior.name()).with(prior.prior()));
    }

    for (Transforming each : transforms) {
      Param param = free.param(each.name());
      Transform transform = each.transform();
      // a coordinate that cannot leave its range makes that range the bounds
      free =
          free.replace(
              param
                  .within(
                      Math.max(param.lower(), transform.lower()),
                      Math.min(param.upper(), transform.upper()))
                  .movedIn(transform));
    }

    return free;
  }
}
