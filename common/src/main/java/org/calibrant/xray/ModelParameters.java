package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.DidYouMean;

/**
 * The numbers of a tree of model records, by name: a dotted path of component names as they are
 * written in a configuration, {@code absorption.nh-e22}, {@code parts.1.photon-index}. Elements of
 * lists are counted from 0; entries of a map have their own keys. The view is immutable; replacing
 * a number makes a new tree, and the records refuse what they would refuse in a configuration.
 */
public final class ModelParameters {
  private final SpectralModel model;
  private final Map<String, Place> places = new LinkedHashMap<>();

  /** Where a number stands: the component, element or key to take at each level. */
  private record Place(List<Object> steps, double value, String unit) {}

  private ModelParameters(SpectralModel model) {
    this.model = model;
    collect(model, "", List.of(), "");
  }

  /** The parameters of {@code model}. */
  public static ModelParameters of(SpectralModel model) {
    return new ModelParameters(model);
  }

  /** All paths, in the order of the records' components. */
  public List<String> paths() {
    return List.copyOf(places.keySet());
  }

  /** The value at {@code path}. */
  public double value(String path) {
    return place(path).value;
  }

  /** The unit at {@code path}; {@code ""} for a pure number. */
  public String unit(String path) {
    return place(path).unit;
  }

  /**
   * The model with one number replaced.
   *
   * @throws IllegalArgumentException for an unknown path, or a value that the record refuses
   */
  public SpectralModel with(String path, double value) {
    return (SpectralModel) replaced(model, place(path).steps, 0, value);
  }

  /** The model with several numbers replaced: {@code values[i]} at {@code paths.get(i)}. */
  public SpectralModel with(List<String> paths, double[] values) {
    Object changed = model;
    for (int i = 0; i < values.length; i++) {
      changed = replaced(changed, place(paths.get(i)).steps, 0, values[i]);
    }

    return (SpectralModel) changed;
  }

  private void collect(Object node, String path, List<Object> steps, String unit) {
    if (node instanceof Double value) {
      places.put(path, new Place(steps, value, unit));
    } else if (node instanceof Record) {
      RecordShape shape = RecordShape.of(node);
      for (int i = 0; i < shape.size(); i++) {
        collect(shape.part(node, i), path(path, shape.name(i)), then(steps, i), shape.unit(i));
      }
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), path(path, Integer.toString(i)), then(steps, i), unit);
      }
    } else if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> collect(value, path(path, "" + key), then(steps, key), unit));
    }
  }

  private static Object replaced(Object node, List<Object> steps, int level, double value) {
    if (level == steps.size()) {
      return value;
    }

    Object step = steps.get(level);
    if (node instanceof Record) {
      RecordShape shape = RecordShape.of(node);
      Object[] parts = shape.parts(node);
      parts[(int) step] = replaced(parts[(int) step], steps, level + 1, value);
      return shape.make(parts);
    }

    if (node instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      copy.set((int) step, replaced(copy.get((int) step), steps, level + 1, value));
      return Collections.unmodifiableList(copy);
    }

    Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) node);
    copy.put(step, replaced(copy.get(step), steps, level + 1, value));
    return Collections.unmodifiableMap(copy);
  }

  private Place place(String path) {
    Place place = places.get(path);
    if (place == null) {
      throw new IllegalArgumentException(
          "no parameter %s%s; there is [%s]"
              .formatted(path, DidYouMean.hint(path, paths()), String.join(", ", paths())));
    }

    return place;
  }

  private static String path(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static List<Object> then(List<Object> steps, Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return List.copyOf(longer);
  }
}
