package org.calibrant.params;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Names that parameters once had, and that are understood for a while.
 *
 * @param names all different
 */
public record OldNames(List<OldName> names) implements Serializable {

  /**
   * One old name.
   *
   * @param name as it was
   * @param key as it is now; {@code ""} if it is no parameter any more
   * @param factor the value in today's unit for one in the old unit
   * @param advice where it is to be found, if it is no parameter any more
   */
  public record OldName(String name, String key, double factor, String advice)
      implements Serializable {

    /** A parameter that has another key now. */
    public static OldName of(String name, String key) {
      return new OldName(name, key, 1, "");
    }

    /** A parameter that has another key and another unit now. */
    public static OldName scaled(String name, String key, double factor) {
      return new OldName(name, key, factor, "");
    }

    /** What is no parameter any more. */
    public static OldName gone(String name, String advice) {
      return new OldName(name, "", 1, advice);
    }
  }

  public OldNames {
    names = List.copyOf(names);
  }

  public static OldNames of(OldName... names) {
    return new OldNames(List.of(names));
  }

  /** None. */
  public static OldNames none() {
    return new OldNames(List.of());
  }

  /**
   * Today's key.
   *
   * @throws IllegalArgumentException if the name is of something that is no parameter any more
   */
  public String key(String name) {
    Optional<OldName> old = find(name);
    if (old.isPresent() && old.get().key().isEmpty()) {
      throw new IllegalArgumentException(name + " is not a parameter: " + old.get().advice());
    }

    return old.map(OldName::key).orElse(name);
  }

  /** The value in today's unit. */
  double[] value(String name, double[] value) {
    double factor = find(name).map(OldName::factor).orElse(1.0);
    return factor == 1 ? value : Arrays.stream(value).map(x -> x * factor).toArray();
  }

  /** What somebody who uses an old name should know. */
  String warning(String name) {
    OldName old = find(name).orElseThrow();
    String scaling = old.factor() == 1 ? "" : " (times " + old.factor() + ")";
    return "%s is deprecated: write %s%s".formatted(name, old.key(), scaling);
  }

  private Optional<OldName> find(String name) {
    return names.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
