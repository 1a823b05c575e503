package org.calibrant.optics;

import java.util.ArrayList;
import java.util.List;

/** Where the numbers of an optical system stand in one vector. */
final class OpticsLayout {
  static final int PLATE_SCALE = 0;
  static final int WAVELENGTH = 1;
  static final int BANDWIDTH = 2;

  private final List<String> names = new ArrayList<>();
  private final int[] magnification;
  private final int[] coefficients;

  OpticsLayout(Blueprint blueprint) {
    names.add(Names.PLATE_SCALE);
    names.add(Names.WAVELENGTH);
    names.add(Names.BANDWIDTH);
    int elements = blueprint.elements().size();
    magnification = new int[elements];
    coefficients = new int[elements];
    for (int e = 1; e < elements; e++) {
      if (blueprint.isFree(e)) {
        magnification[e] = names.size();
        names.add(Names.BEAM_MAGNIFICATION);
        names.add(Names.PROPAGATION_DISTANCE);
      }
    }

    for (int e = 0; e < elements; e++) {
      coefficients[e] = names.size();
      Element element = blueprint.elements().get(e);
      for (int j = 0; j < element.basis().length; j++) {
        names.add(element.key() + "[" + j + "]");
      }
    }
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  int magnification(int element) {
    return magnification[element];
  }

  int distance(int element) {
    return magnification[element] + 1;
  }

  /** Where the coefficients of an element begin. */
  int coefficients(int element) {
    return coefficients[element];
  }
}
