package org.calibrant.conf;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HOCON is what its reference implementation, Typesafe Config, reads. */
class ReferenceTest {
  private static final long SEED = 20261120;
  private static final int FILES = Integer.getInteger("files", 2000);

  @TempDir Path folder;

  /** What we refuse and the reference lets pass: slips, and values of which it drops a part. */
  private static final List<String> STRICTER =
      List.of("set twice", "cannot be joined", "refers to itself");

  @Test
  void whatIsAcceptedMeansWhatTheReferenceSaysAndOnlySlipsAreRefused() throws IOException {
    int same = 0;
    for (int i = 0; i < FILES; i++) {
      String text = new Writer(new Random(SEED + i)).file();
      Optional<String> reference = reference(text);
      String ours = ours(text);
      if (reference.isPresent() && STRICTER.stream().noneMatch(ours::contains)) {
        assertThat(ours).as("seed %d:%n%s", SEED + i, text).isEqualTo(reference.get());
        same++;
      }
    }

    assertThat(same).isGreaterThan(FILES / 5);
  }

  /** The specification's own cases of values that refer to themselves, and some near them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bar { foo = 42, baz = ${bar.foo} }",
        "bar { foo = 42, baz = ${bar.foo} }\nbar { foo2 = 43 }",
        "path = \"a:b\"\npath = ${path}\":d\"",
        "foo = ${?foo}bar",
        "a = [1]\na += 2\na = ${a} [3]",
        "a = ${b}\na { x = 1 }\nb { x = 2, y = 3 }",
        "b = ${?b.c}\nb.c.a = 1",
        "a = ${c}${d}\nc = ${d}x\nd = 1",
        "a = [${?none}, 1, ${?b}]\nb = ${?none}"
      })
  void valuesThatReferToThemselvesAreAsTheReferenceSays(String text) throws IOException {
    assertThat(reference(text)).contains(ours(text));
  }

  /** The reference takes this for a cycle. */
  @Test
  void aFieldBesideTheOneReferredToIsNoCycle() throws IOException {
    assertThat(ours("a = ${b} { x = 1, y = ${a.x} }\nb { x = 2, z = ${b.x} }"))
        .isEqualTo("{a = {x = 1, y = 1, z = 2}, b = {x = 2, z = 2}}");
  }

  private static Optional<String> reference(String text) {
    try {
      ConfigResolveOptions closed = ConfigResolveOptions.noSystem().setUseSystemEnvironment(false);
      return Optional.of(text(ConfigFactory.parseString(text).resolve(closed).root()));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static String text(ConfigValue value) {
    if (value instanceof ConfigObject object) {
      Map<String, String> fields = new TreeMap<>();
      object.forEach((key, field) -> fields.put(Hocon.key(key), text(field)));
      List<String> texts =
          fields.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList();
      return "{" + String.join(", ", texts) + "}";
    } else if (value instanceof ConfigList list) {
      return "[" + String.join(", ", list.stream().map(ReferenceTest::text).toList()) + "]";
    } else if (value.valueType() == ConfigValueType.NUMBER) {
      return Hocon.number(value.unwrapped().toString());
    } else {
      boolean string = value.valueType() == ConfigValueType.STRING;
      return string ? Hocon.quote((String) value.unwrapped()) : String.valueOf(value.unwrapped());
    }
  }

  private String ours(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    Problems problems = new Problems("x.conf");
    try {
      Node.Fields tree = Conf.tree(file, List.of(), problems);
      problems.refuseIfAny();
      return Hocon.text(tree, UnaryOperator.identity());
    } catch (ConfException e) {
      return String.join("\n", e.lines());
    }
  }

  /** Writes files with everything that HOCON offers, mostly valid. */
  private static final class Writer {
    private static final List<String> KEYS =
        List.of("a", "b", "c", "d-e", "f_1", "10", "\"g.h\"", "i j", "a.b", "b.c.a", "\"\"");
    private static final List<String> WORDS =
        List.of(
            "1",
            "-2.50",
            "1e3",
            "0.1",
            "-0",
            " 1e+2 ",
            "true",
            "false",
            "nullish",
            "word",
            "x-y",
            "5s",
            "1.2.3",
            "two words",
            "\"quoted\"",
            "\"a\\tb\\u0041\"",
            "\"\"\"tri\"ple\"\"\"",
            "\"\"",
            "/a/b",
            "a.b",
            "-",
            "10 %",
            "trueish",
            "x\"y\"z",
            "\"1\"",
            "1 2",
            "é");
    private static final List<String> PATHS =
        List.of("a", "b", "c", "d-e", "a.b", "b.c", "b.c.a", "\"g.h\"", "10", "nowhere");

    private final Random random;
    private int depth;

    Writer(Random random) {
      this.random = random;
    }

    String file() {
      String fields = fields();
      return random.nextInt(8) == 0 ? blank() + "{" + fields + "}" + blank() : fields;
    }

    private String fields() {
      StringBuilder text = new StringBuilder(blank());
      for (int i = random.nextInt(5); i >= 0; i--) {
        text.append(pick(KEYS)).append(space());
        if (random.nextInt(4) == 0) {
          text.append(object());
        } else {
          text.append(pick(List.of("=", ":", "=", "=", "+="))).append(space()).append(value());
        }

        text.append(i == 0 ? blank() : separator());
      }

      return text.toString();
    }

    private String value() {
      StringBuilder text = new StringBuilder(part());
      while (random.nextInt(4) == 0) {
        text.append(space()).append(part());
      }

      return text.toString();
    }

    private String part() {
      int choice = random.nextInt(depth > 3 ? 7 : 10);
      if (choice < 5) {
        return pick(WORDS);
      } else if (choice < 7) {
        return "${" + (random.nextBoolean() ? "?" : "") + pick(PATHS) + "}";
      } else {
        return choice < 8 ? object() : list();
      }
    }

    private String object() {
      depth++;
      String text = random.nextInt(5) == 0 ? "{" + blank() + "}" : "{" + fields() + "}";
      depth--;
      return text;
    }

    private String list() {
      depth++;
      StringBuilder text = new StringBuilder("[" + blank());
      for (int i = random.nextInt(4); i > 0; i--) {
        text.append(value()).append(i == 1 ? blank() : separator());
      }

      depth--;
      return text.append("]").toString();
    }

    private String separator() {
      return pick(
          List.of(",", "\n", " ,\n", "\r\n", " # a comment, = {\n", "\n\n", "\n  , ", "// c\n"));
    }

    private String blank() {
      return pick(List.of("", "", " ", "\n", "\t", " # x\n", "\u00A0"));
    }

    private String space() {
      return pick(List.of("", " ", " ", "  "));
    }

    private String pick(List<String> choices) {
      return choices.get(random.nextInt(choices.size()));
    }
  }
}
