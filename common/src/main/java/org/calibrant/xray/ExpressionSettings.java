package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.InputFile;

/** What the text of an {@link Expression} leaves open. */
record ExpressionSettings(
    Abundances abundances,
    PlasmaFiles plasma,
    Map<String, CrossSectionFile> crossSections,
    Map<String, InputFile> tables) {

  /** The table of that name. */
  InputFile table(String name) {
    InputFile file = tables.get(name);
    if (file == null) {
      throw new IllegalArgumentException(
          "model: {%s} is not among tables%s; there are %s"
              .formatted(name, DidYouMean.hint(name, tables.keySet()), tables.keySet()));
    }

    return file;
  }
}
