package org.calibrant.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tree as it was written. After resolution only words, items, fields and broken are left. */
sealed interface Node {
  Origin at();

  /**
   * A number, a string, {@code true}, {@code false} or {@code null}.
   *
   * @param quoted certainly a string: it was quoted or put together from several parts
   */
  record Word(Origin at, String text, boolean quoted) implements Node {
    boolean isNumber() {
      return !quoted && Hocon.isNumber(text);
    }

    boolean isNull() {
      return !quoted && text.equals("null");
    }

    boolean isBoolean() {
      return !quoted && (text.equals("true") || text.equals("false"));
    }

    boolean isString() {
      return !isBare();
    }

    /** Means something without quotes. */
    boolean isBare() {
      return isNumber() || isNull() || isBoolean();
    }
  }

  /** White space between the parts of a join. */
  record Blank(Origin at, String text) implements Node {}

  /** {@code [ … ]}. */
  record Items(Origin at, List<Node> items) implements Node {}

  /** <code>{ … }</code>. */
  record Fields(Origin at, Map<String, Field> map) implements Node {
    Fields(Origin at) {
      this(at, new LinkedHashMap<>());
    }
  }

  /**
   * A key with its value.
   *
   * @param at where the key is written
   */
  record Field(Origin at, Node value) {}

  /** Parts side by side: strings become one string, lists one list, objects one object. */
  record Join(Origin at, List<Node> parts) implements Node {}

  /**
   * <code>${path}</code>.
   *
   * @param prefix where the file that holds it was included; looked up below there first
   * @param optional <code>${?path}</code>
   */
  record Reference(Origin at, List<String> prefix, List<String> path, boolean optional)
      implements Node {
    @Override
    public String toString() {
      return "${" + Hocon.shortened(Hocon.path(path), 80) + "}";
    }
  }

  /** Values of one key, the later over the earlier; kept where they cannot be merged yet. */
  record Layers(Origin at, List<Node> values) implements Node {}

  /** A value whose mistake is reported already. */
  record Broken(Origin at) implements Node {}
}
