package org.calibrant.conf;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The preflight and the parser see the same file: what the one lets pass the other understands, and
 * what the one refuses the other refuses too, slips excepted.
 */
class PreflightTest {
  private static final long SEED = 20261120;
  private static final int FILES = Integer.getInteger("files", 2000);

  @TempDir Path folder;

  /** What we refuse and the parser lets pass: slips, and values of which it drops a part. */
  private static final List<String> STRICTER =
      List.of("set twice", "refers to itself", "cannot be joined");

  /** The parser takes the plus sign for a part of the number. */
  private static final Pattern NUMERIC_KEY = Pattern.compile("10[+]=");

  @Test
  void whatThePreflightLetsPassTheParserUnderstandsAndOnlySlipsAreRefused() throws IOException {
    int same = 0;
    for (int i = 0; i < FILES; i++) {
      String text = new Writer(new Random(SEED + i)).file();
      Optional<String> reference = reference(text);
      String ours = ours(text);
      String seed = "seed %d:%n%s".formatted(SEED + i, text);
      if (!NUMERIC_KEY.matcher(text).find()) {
        assertThat(ours).as(seed).doesNotContain("is not understood");
      }

      if (reference.isPresent() && STRICTER.stream().noneMatch(ours::contains)) {
        assertThat(ours).as(seed).isEqualTo(reference.get());
        same++;
      }
    }

    assertThat(same).isGreaterThan(FILES / 5);
  }

  @Test
  void noConfigurationGrowsLargerThanForeseen() throws IOException {
    int grown = 0;
    for (int i = 0; i < FILES / 4; i++) {
      String text = growing(new Random(SEED + i));
      Optional<String> reference = reference(text);
      if (reference.isPresent()) {
        int letters = reference.get().replaceAll("[^a-z0-9]", "").length();
        assertThat(size(text))
            .as("seed %d:%n%s", SEED + i, text)
            .isBetween((long) letters, 100L * (letters + text.length()));
        grown += letters > 2 * text.length() ? 1 : 0;
      }
    }

    assertThat(grown).isGreaterThan(FILES / 40);
  }

  /** Lists {@code l…} and objects {@code o…} that are made of each other. */
  private static String growing(Random random) {
    StringBuilder text = new StringBuilder("l0 = [word, " + "x".repeat(40) + "]\no0 { k = 1 }\n");
    for (int i = 1; i < 12; i++) {
      String list = "${l" + random.nextInt(i) + "}";
      String object = "${o" + random.nextInt(i) + "}";
      String name = i + " = ";
      text.append("l").append(name);
      text.append(random.nextBoolean() ? list + " ${l" + (i - 1) + "} [w]" : "[a, " + list + "]");
      text.append("\no").append(name).append(object).append(" { k = ").append(list).append(" }\n");
      switch (random.nextInt(5)) {
        case 0 -> text.append("l%1$d = ${l%1$d} ${l%1$d}\n".formatted(i));
        case 1 -> text.append("l").append(i).append(" += ").append(object).append("\n");
        case 2 -> text.append("o").append(i).append(" { m { n = ").append(list).append(" } }\n");
        case 3 -> text.append("o").append(i).append(".k2 = ${o").append(i - 1).append(".k}\n");
        default -> text.append("o%1$d = ${o%1$d} { y = ${?none} }\n".formatted(i));
      }
    }

    return text.toString();
  }

  @Test
  void growthIsTheSumOfAllThatIsReferredTo() throws IOException {
    String line = "x".repeat(100);
    assertThat(size("a = " + line)).isBetween(100L, 120L);
    assertThat(size("a = " + line + "\nb = ${a}\nc = ${a} ${b}")).isBetween(500L, 800L);
    assertThat(size("a = ${b.c}\nb { c = " + line + ", d = " + line + " }")).isBetween(300L, 400L);
    assertThat(size("a = [" + line + "]\na += 1\na += 2\na += 3")).isBetween(100L, 300L);
    assertThat(size("v = [" + line + "]\n" + "v = ${v} ${v}\n".repeat(10)))
        .isBetween(102_400L, 200_000L);
  }

  private long size(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    Problems problems = new Problems("x.conf");
    Budget budget = new Budget();
    return new Growth(new Folder(problems, budget).read(file), problems, budget).size();
  }

  /** The specification's own cases of values that refer to themselves, and some near them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bar { foo = 42, baz = ${bar.foo} }",
        "bar { foo = 42, baz = ${bar.foo} }\nbar { foo2 = 43 }",
        "path = \"a:b\"\npath = ${path}\":d\"",
        "foo = ${?foo}bar",
        "v { a = 1 }\nv = ${v} { b = ${v.a} }",
        "a = [1]\na += 2\na = ${a} [3]",
        "a = ${b}\na { x = 1 }\nb { x = 2, y = 3 }",
        "b = ${?b.c}\nb.c.a = 1",
        "a = ${c}${d}\nc = ${d}x\nd = 1",
        "a = [${?none}, 1, ${?b}]\nb = ${?none}"
      })
  void valuesThatReferToThemselvesPass(String text) throws IOException {
    assertThat(reference(text)).contains(ours(text));
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
    return Hocon.text(value, Place.ROOT, Map.of());
  }

  private String ours(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    Problems problems = new Problems("x.conf");
    try {
      Tree tree = Tree.read(file, List.of(), problems);
      problems.refuseIfAny();
      return text(tree.root());
    } catch (Mistake e) {
      return e.getMessage();
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
