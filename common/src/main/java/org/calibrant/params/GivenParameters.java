package org.calibrant.params;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calibrant.core.Statement;

/**
 * Values with their origin.
 *
 * @param store the values
 * @param sources by key, in spec order: {@link Parameters#DEFAULT}, {@link Parameters#DERIVED},
 *     {@code profile NAME}, {@link Parameters#CONFIGURATION}, or what an engine adds
 * @param paths by key, where the value is written, seen from the {@link Parameters}; absent where it
 *     is not
 * @param warnings old names that were used, one sentence each
 */
public record GivenParameters(
    ParameterStore store,
    Map<String, String> sources,
    Map<String, String> paths,
    List<String> warnings) {

  /**
   * Every value, with its unit and where it comes from.
   *
   * @param resolved the same values, with what follows from them
   * @param component of the engine that the {@link Parameters} are
   */
  public List<Statement> statements(Resolved resolved, String component) {
    List<Statement> statements = new ArrayList<>();
    for (Param param : store.spec().params()) {
      String key = param.key();
      boolean known = param.isDerived() || store.has(key);
      double[] value = known ? resolved.vector(key) : new double[0];
      String text =
          param.isVector() ? Arrays.toString(value) : known ? String.valueOf(value[0]) : "";
      String path = paths.containsKey(key) ? component + "." + paths.get(key) : "";
      String source = known ? sources.get(key) : "not given";
      statements.add(new Statement(key, text, param.unit(), source, path));
    }

    return statements;
  }
}
