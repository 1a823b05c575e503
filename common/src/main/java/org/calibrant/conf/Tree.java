package org.calibrant.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.conf.Written.Kind;
import org.calibrant.conf.Written.Layer;

/** A resolved configuration, and the line of each of its values. */
final class Tree {
  static final String MIXTURE = "strings, lists and objects cannot be joined with each other";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*\\}");

  private static final Pattern PREFIX = Pattern.compile("^.{0,1000}?: [0-9]+: ");

  /** What the parser says beyond this is about keywords and quotes in general. */
  private static final int SHOWN = 160;

  private final ConfigObject root;
  private final Written written;
  private final Map<String, Source> sources;

  private Tree(ConfigObject root, Written written, Map<String, Source> sources) {
    this.root = root;
    this.written = written;
    this.sources = sources;
  }

  /** Mistakes after which the tree can still be looked at go to {@code problems}. */
  static Tree read(Path file, List<String> overrides, Problems problems) {
    Budget budget = new Budget();
    Folder folder = new Folder(problems, budget);
    Written written = folder.read(file);
    List<Source> layers = new ArrayList<>(List.of(folder.main()));
    for (String override : overrides) {
      folder.override(override, written).ifPresent(layers::add);
    }

    if (!new Growth(written, problems, budget).isSound()) {
      problems.refuseIfAny();
    }

    ConfigObject root = resolved(layers, folder.sources());
    refuseDropped(written, Place.ROOT, root, problems);
    return new Tree(root, written, folder.sources());
  }

  /** Where values of different kinds meet, the parser sometimes drops one of them silently. */
  private static void refuseDropped(
      Written node, Place place, ConfigObject root, Problems problems) {
    for (Layer layer : node.layers()) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      kinds.addAll(layer.kinds());
      if (node.isObject()) {
        kinds.add(Kind.OBJECT);
      }

      layer.references().stream()
          .filter(reference -> reference.level() == 0)
          .flatMap(reference -> reference.paths().stream())
          .map(path -> value(root, path))
          .filter(Objects::nonNull)
          .forEach(value -> kinds.add(kind(value)));
      if (kinds.size() > 1) {
        problems.add(node.at(), place, MIXTURE);
      }
    }

    node.children().forEach((key, child) -> refuseDropped(child, place.key(key), root, problems));
  }

  private static Kind kind(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> Kind.OBJECT;
      case LIST -> Kind.LIST;
      default -> Kind.WORD;
    };
  }

  private static ConfigValue value(ConfigObject root, List<String> path) {
    ConfigValue value = root;
    for (String key : path) {
      value = value instanceof ConfigObject object ? object.get(key) : null;
    }

    return value;
  }

  /** Of several layers the later lies over the earlier. */
  private static ConfigObject resolved(List<Source> layers, Map<String, Source> sources) {
    try {
      Config all = Inclusion.parsed(layers.get(0));
      for (Source layer : layers.subList(1, layers.size())) {
        Config over = Inclusion.parsed(layer);
        all = over.withFallback(without(exchanged(over.root(), all.root(), List.of()), all));
      }

      return all.resolve(ConfigResolveOptions.noSystem()).root();
    } catch (ConfigException e) {
      Origin at = e.origin() == null ? null : at(e.origin(), sources).orElse(null);
      throw new Mistake(at == null ? new Origin(layers.get(0), 1) : at, Place.ROOT, reason(e));
    }
  }

  /**
   * Where an override names another {@code kind}: the components of the old kind are not those of
   * the new one, so nothing of it stays.
   */
  private static List<List<String>> exchanged(
      ConfigObject over, ConfigObject under, List<String> path) {
    List<List<String>> exchanged = new ArrayList<>();
    for (String key : new TreeSet<>(over.keySet())) {
      if (over.get(key) instanceof ConfigObject above
          && under.get(key) instanceof ConfigObject below) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        ConfigValue kind = above.get("kind");
        if (kind != null && below.get("kind") != null && !kind.equals(below.get("kind"))) {
          exchanged.add(longer);
        } else {
          exchanged.addAll(exchanged(above, below, longer));
        }
      }
    }

    return exchanged;
  }

  private static Config without(List<List<String>> paths, Config config) {
    Config rest = config;
    for (List<String> path : paths) {
      rest = rest.withoutPath(ConfigUtil.joinPath(path));
    }

    return rest;
  }

  /** What the preflight could not know before values were joined. */
  private static String reason(ConfigException e) {
    if (e instanceof ConfigException.WrongType) {
      return MIXTURE;
    }

    String message = e.getMessage();
    Matcher reference = REFERENCE.matcher(message);
    if (e instanceof ConfigException.UnresolvedSubstitution && reference.find()) {
      boolean cycle = message.contains("cycle");
      String path = Hocon.printable(Hocon.shortened(reference.group(), SHOWN));
      return path + (cycle ? " refers to itself" : " is not set (the environment is not read)");
    }

    String problem = PREFIX.matcher(message).replaceFirst("");
    return e instanceof ConfigException.Parse
        ? "is not understood: " + Hocon.printable(Hocon.shortened(problem, SHOWN))
        : "is not understood";
  }

  ConfigObject root() {
    return root;
  }

  /** Where a value is written: an object where its key is first, a leaf where its value is. */
  Origin at(Place place, ConfigValue value) {
    Written nearest = written.nearest(place.keys());
    boolean here = value instanceof ConfigObject && place.path().isPresent();
    return here ? nearest.at() : at(value.origin(), sources).orElseGet(nearest::at);
  }

  /** Empty for one that was put together from several files. */
  private static Optional<Origin> at(ConfigOrigin origin, Map<String, Source> sources) {
    String name = origin.description();
    int line = origin.lineNumber();
    int colon = name.lastIndexOf(": ");
    Source source = line < 1 || colon < 0 ? null : sources.get(name.substring(0, colon));
    return source == null ? Optional.empty() : Optional.of(new Origin(source, line));
  }
}
