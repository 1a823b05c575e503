package org.calibrant.params;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.DidYouMean;

/**
 * The values of parameters as a configuration gives them, in layers: what is not among the values is
 * taken from the chosen profiles, and what is not there either from the defaults of the spec.
 *
 * <pre>
 *   parameters {
 *     profiles { testbed { include "profiles/testbed.conf" } }
 *     profile = [testbed]
 *     values { binary.separation_as = 9.5, primary.zernike_coeffs_nm = [20, -15] }
 *   }
 * </pre>
 *
 * @param profiles sets of values by name: an instrument, a site, a bench
 * @param profile the names of those that apply; of two that say something of one parameter, the
 *     later holds
 * @param values of this campaign
 */
public record Parameters(
    Map<String, Map<String, Value>> profiles, List<String> profile, Map<String, Value> values)
    implements Serializable {

  public Parameters {
    for (String name : profile) {
      if (!profiles.containsKey(name)) {
        throw new IllegalArgumentException(
            "profile %s is not among the profiles; there are %s%s"
                .formatted(name, profiles.keySet(), DidYouMean.hint(name, profiles.keySet())));
      }
    }
  }

  /** Where a value comes from when nobody gave one. */
  public static final String DEFAULT = "default";

  /** Where a value comes from that follows from others. */
  public static final String DERIVED = "derived";

  /** Where a value comes from that the campaign's own configuration gives. */
  public static final String CONFIGURATION = "configuration";

  /**
   * The values for a spec.
   *
   * @param oldNames names that are still understood
   * @throws IllegalArgumentException in one line naming all that is wrong
   */
  public GivenParameters in(ParamSpec spec, OldNames oldNames) {
    Map<String, double[]> given = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    Map<String, String> paths = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    spec.params().forEach(param -> sources.put(param.key(), param.isDerived() ? DERIVED : DEFAULT));
    for (String name : profile) {
      String source = "profile " + name;
      String path = "profiles." + name;
      Layer layer = new Layer(profiles.get(name), source, source + ": ", path);
      layer.add(oldNames, given, sources, paths, warnings, problems);
    }

    Layer own = new Layer(values, CONFIGURATION, "", "values");
    own.add(oldNames, given, sources, paths, warnings, problems);
    ParameterStore store = ParameterStore.of(spec);
    problems.addAll(store.problems(given));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }

    return new GivenParameters(store.with(given), sources, paths, List.copyOf(warnings));
  }

  /** One set of values: where they come from, how messages name it, where it is written. */
  private record Layer(Map<String, Value> values, String source, String place, String path) {

    void add(
        OldNames oldNames,
        Map<String, double[]> given,
        Map<String, String> sources,
        Map<String, String> paths,
        List<String> warnings,
        List<String> problems) {
      Map<String, String> written = new LinkedHashMap<>();
      values.forEach(
          (name, value) -> {
            try {
              String key = oldNames.key(name);
              String other = written.put(key, name);
              if (other != null) {
                problems.add("%s%s and %s are the same parameter".formatted(place, other, name));
              }

              if (!key.equals(name)) {
                warnings.add(place + oldNames.warning(name));
              }

              given.put(key, oldNames.value(name, value.numbers()));
              sources.put(key, source);
              paths.put(key, path + "." + name);
            } catch (IllegalArgumentException e) {
              problems.add(place + e.getMessage());
            }
          });
    }
  }
}
