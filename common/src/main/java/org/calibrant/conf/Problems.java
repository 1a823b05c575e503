package org.calibrant.conf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Everything wrong with a configuration, gathered so that one call reports it all. */
final class Problems {
  /** Nobody reads more; a list of a million words where numbers belong must not fill the memory. */
  private static final int SHOWN = 200;

  private static final int PATH = 200;

  private final String file;
  private final Set<String> lines = new LinkedHashSet<>();
  private long more;

  Problems(String file) {
    this.file = file;
  }

  void add(Origin at, Place place, String message) {
    add(at, place, () -> message);
  }

  /** The message is only made if it is shown. */
  void add(Origin at, Place place, Supplier<String> message) {
    if (lines.size() < SHOWN) {
      add(at.problem(Hocon.shortened(place.toString(), PATH), message.get()));
    } else {
      more++;
    }
  }

  void add(String line) {
    if (lines.size() < SHOWN) {
      lines.add(line.replaceAll("\\s*[\\r\\n]+\\s*", " "));
    } else {
      more++;
    }
  }

  void refuseIfAny() {
    if (lines.isEmpty()) {
      return;
    }

    List<String> all = new ArrayList<>(lines);
    if (more > 0) {
      all.add(file + ": and " + more + " more mistakes");
    }

    throw new ConfException(all);
  }
}
