package org.calibrant.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.calibrant.conf.lab.Lab;
import org.calibrant.conf.lab.SpectralModel;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, or that a fallen cup has edited, end in one-line errors or in a value. */
class HostileTest {
  private static final long SEED = 20261120;
  private static final int MUTATIONS = 1000;
  private static final long SECOND = 1_000_000_000L;
  private static final long BYTES = 512L << 20;
  private static final Pattern JAVA =
      Pattern.compile("Exception|\\w+Error\\b|\\bat [a-z]+\\.|typesafe");
  private static final Pattern PLACED = Pattern.compile("^(-D|\\S+\\.conf)(:\\d+)?[: ].*");
  private static final String SECRET = "s3cr3t";

  private static final String VALID =
      """
      # a campaign
      base { kind = PowerLaw, photon-index = 1.7, norm = 1.0e-3 }
      real = -1.5e-3, small = 7
      large = 9007199254740993
      flag = true
      text = two words
      spacing = log-linear
      file = data/acis.arf
      files = ["hdfs://node/acis.rmf", ${file}]
      reals = [
        1.0
        2.5,
        3e10,   // the last
      ]
      counts = [1] [2, 3]
      words = [a, b c, "10", \"\"\"x "y\"\"\"]
      include "axes.conf"
      grid.mu.count = 5
      model {
        kind = Sum
        parts = [
          { kind = PowerLaw, photon-index = 1.7, norm = 1.0e-3 }
          ${base} { norm = 2 }
        ]
      }
      """;

  /** As {@link Lab.All}, with the object that the file builds on. */
  @SuppressWarnings("ArrayRecordComponent")
  record Campaign(
      SpectralModel base,
      double real,
      int small,
      long large,
      boolean flag,
      String text,
      Lab.Spacing spacing,
      InputFile file,
      List<InputFile> files,
      List<Double> reals,
      int[] counts,
      String[] words,
      Map<String, Lab.Axis> grid,
      SpectralModel model) {}

  @TempDir Path outside;
  private Path folder;

  @BeforeEach
  void aFolderBesideASecret() throws IOException {
    folder = Files.createDirectory(outside.resolve("conf"));
    Files.writeString(outside.resolve("secret.conf"), "text = " + SECRET + "\n");
    Files.writeString(
        folder.resolve("axes.conf"),
        "grid { mu { kind = Steps, from = 1, to = 2, count = 3 }, A = [0.1, 0.2], s = 0.5 }\n");
    Files.createSymbolicLink(folder.resolve("link.conf"), outside.resolve("secret.conf"));
    Files.createSymbolicLink(folder.resolve("up"), outside);
    Files.writeString(folder.resolve("self.conf"), "include \"self.conf\"");
    Files.writeString(folder.resolve("ten.conf"), "include \"axes.conf\"\n".repeat(100));
  }

  @Test
  void theFileThatIsMutatedIsValid() throws IOException {
    assertThat(outcome(bytes(VALID), List.of())).isPresent();
  }

  @Test
  void aThousandMutationsEndInAValueOrInLinesThatSayWhere() throws IOException {
    Random random = new Random(SEED);
    int values = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutated(bytes(VALID), random);
      Optional<Bound<Campaign>> bound = outcome(mutated, List.of());
      values += bound.isPresent() ? 1 : 0;
      bound.ifPresent(this::bindsAgainFromItsSettings);
    }

    assertThat(values).as("mutations that still bind, seed %d", SEED).isBetween(50, 950);
  }

  @Test
  void mutatedOverridesEndInAValueOrInLinesThatSayWhere() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      String override = "model.parts = [{kind = PowerLaw, photon-index = 2, norm = ${real}}]";
      byte[] mutated = mutated(bytes(override), random);
      String text = new String(mutated, StandardCharsets.UTF_8);
      outcome(bytes(VALID), List.of(text));
    }
  }

  @ParameterizedTest
  @MethodSource
  void aHostileFileIsRefusedInLinesThatSayWhere(String name, String text) throws IOException {
    Files.writeString(folder.resolve("base.conf"), VALID);
    assertThat(outcome(bytes(text), List.of())).as(name).isEmpty();
  }

  static Stream<Object[]> aHostileFileIsRefusedInLinesThatSayWhere() {
    String keys = "a.".repeat(20_000) + "a";
    return Stream.of(
        named("deep lists", "text = " + "[".repeat(20_000)),
        named("deep closed lists", "text = " + "[".repeat(20_000) + "]".repeat(20_000)),
        named("deep objects", "{a:".repeat(20_000)),
        named("deep path", keys + " = 1"),
        named("deep reference", "text = ${" + keys + "}"),
        named("list bomb", bomb("[1,2,3,4,5,6,7,8,9]", "${%1$s} ${%1$s} ${%1$s}")),
        named("string bomb", bomb("abcdefghij", "${%1$s}${%1$s}${%1$s}${%1$s}")),
        named("object bomb", bomb("{ x = 1 }", "{ l = ${%1$s}, r = ${%1$s} }")),
        named("nested list bomb", bomb("[1]", "[${%1$s}, ${%1$s}, ${%1$s}]")),
        named("lookup bomb", bomb("{ x = 1 }", "${%1$s} ${%1$s}") + "\ntext = ${v39.none}"),
        named("merge bomb", bomb("{ x { y = 1 } }", "${?%1$s} ${?%1$s} { z = ${?v39.x.w} }")),
        named("append bomb", "v = [1]\n" + "v = ${v} ${v}\n".repeat(40)),
        named("chain", chain(5_000) + "\ntext = ${v0}"),
        named("lookup chain", chain(5_000) + "\ntext = ${v0.x}"),
        named("cycle", "text = ${a}\na = ${b}\nb = ${a}"),
        named("self", "text = ${text}"),
        named("container", "text { a = ${text} }"),
        named("optional container", "text { a = ${?text} }"),
        named("lookup cycle", "a = ${b.c}\nb = ${a.c}\ntext = ${a.c.c}"),
        named("environment", "text = ${PATH}${HOME}"),
        named("environment list", "text = ${PATH[]}"),
        named("url", "include url(\"file:///etc/passwd\")"),
        named("file", "include file(\"/etc/passwd\")"),
        named("classpath", "include classpath(\"reference.conf\")"),
        named("required file", "include required(file(\"/etc/passwd\"))"),
        named("absolute", "include \"/etc/passwd\""),
        named("parent", "include \"../secret.conf\""),
        named("hidden parent", "include \"up/../../secret.conf\""),
        named("symbolic link", "include \"link.conf\""),
        named("symbolic folder", "include \"up/secret.conf\""),
        named("missing", "include \"none.conf\""),
        named("folder", "include \".\""),
        named("itself", "include \"self.conf\""),
        named("often", "include \"ten.conf\""),
        named("zero byte name", "include \"a\\u0000.conf\""),
        named("scheme", "include \"http://localhost/x.conf\""),
        named("zero byte", "text = a\u0000b"),
        named("escape sequence", "text = \"\u001b[2J\""),
        named("too large", "text = \"" + "x".repeat(Limits.BYTES) + "\""),
        named("many commas", ",".repeat(500_000)),
        named("many mistakes", "reals = [" + "x,".repeat(400_000) + "]"),
        named("many keys", keys(60_000)),
        named("many keys below one", keys(60_000).replace("k", "a.k")),
        named("many keys in objects", keys(40_000).replace("k", "a { k").replace("1\n", "1 }\n")),
        named("many objects over one", "a = ${?b}\n" + "a { }\n".repeat(40_000)),
        named("many references", keys(10_000) + references(10_000, "k0")),
        named("many deep references", deep(60) + references(10_000, "d.".repeat(59) + "d")),
        named("many absent references", references(30_000, "?none")),
        named("many appendices", "a += 1\n".repeat(60_000)),
        named("some appendices", "a += 1\n".repeat(100)),
        named("appended keys", keys(30_000).replace("=", "+=")),
        named("many parts", "text = " + "x\"y\"".repeat(200_000)),
        named("many numbers", "reals = [" + "1,".repeat(49_000) + "]"),
        named("many empty objects", "reals = [" + "{},".repeat(49_000) + "]"),
        named("many lists", "reals = [" + "[],".repeat(49_000) + "]"),
        named("many small objects", "reals = [" + "{a=1},".repeat(24_000) + "]"),
        named("many escapes", "text = \"" + "\\n".repeat(500_000) + "\""),
        named("many lines", "\n".repeat(1_000_000)),
        named("many comments", "#\n".repeat(500_000)),
        named("many blanks", " ".repeat(1_000_000)),
        named("broad bomb", bomb("{ x = 1 }", "{ l = ${%1$s} }")),
        named("object merges", bomb("{ x { y = 1 } }", "${%1$s} { x { z = ${%1$s} } }")),
        named("late keys", "a = ${b}\nb { x = 1 }\n" + references(2_000, "a.x")),
        named("dead end", chain(20) + "\n" + references(2_000, "v0.x")),
        named("long chain", chain(60) + "\ntext = ${v0}"),
        named("long lookup chain", chain(60) + "\ntext = ${v0.x}"),
        named("braided chain", braid(25, "${?%1$s.l} ${?%1$s.r}")),
        named("forked chain", braid(25, "{ l = ${?%1$s.r}, r = ${?%1$s.l} }")),
        named("merged chain", braid(25, "${?%1$s} { l = ${?%1$s.r} }")),
        named("long key", "k".repeat(900_000) + " = 1"),
        named("key with a line break", "\"a\\nb\\u001b[2J\\u202e\" = 1"),
        named("huge numbers", "real = " + "9".repeat(900_000) + ", small = 1e999999999"),
        named("long exponent", "real = 1e" + "9".repeat(900_000)),
        named("half a pair", "text = \"\\ud800\""),
        named("file name", "file = \"a\\u0000b\", files = [\"\", \" \"]"),
        named("kinds", "base { kind = \"[I\" }, model { kind = \"../x\" }"),
        named("long kind", "base { kind = " + "k".repeat(500_000) + " }, model.kind=a..b"),
        named("quotes", "\"".repeat(500_001)),
        named("comment only", "#" + "x".repeat(1_000_000)),
        named("empty", ""),
        named("old line ends", "text = a\rsmall = 1\r"));
  }

  /** What is just within the limits resolves on half a megabyte of stack. */
  @ParameterizedTest
  @ValueSource(strings = {"${%1$s}", "{ x = ${%1$s.x} }", "${%1$s} { y = 1 }", "${?%1$s} ${?none}"})
  void theLongestChainNeedsLittleStack(String next) throws Exception {
    List<String> lines = new ArrayList<>(List.of("v0 { x = 1 }"));
    for (int i = 1; i < 100; i++) {
      lines.add("v" + i + " = " + next.formatted("v" + (i - 1)));
    }

    Path file = Files.writeString(folder.resolve("x.conf"), String.join("\n", lines));
    List<String> outcome = new ArrayList<>();
    Runnable read =
        () -> {
          try {
            Tree tree = Tree.read(file, List.of(), new Problems("x.conf"));
            outcome.add(Hocon.text(tree.root().get("v99"), Place.ROOT, Map.of()));
          } catch (Mistake | StackOverflowError e) {
            outcome.add(e.toString());
          }
        };
    Thread thread = new Thread(null, read, "small stack", 512 << 10);
    thread.start();
    thread.join();
    assertThat(outcome).hasSize(1);
    assertThat(outcome.get(0)).contains("x = 1");
  }

  /** Each of these would give the file its one missing key, if it were read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"../secret.conf\"",
        "\"up/secret.conf\"",
        "\"link.conf\"",
        "\"up/conf/../secret.conf\"",
        "\"ABSOLUTE\"",
        "required(\"../secret.conf\")",
        "file(\"ABSOLUTE\")",
        "required(file(\"ABSOLUTE\"))",
        "url(\"file://ABSOLUTE\")",
        "classpath(\"secret.conf\")"
      })
  void nothingOutsideTheFolderIsRead(String form) throws IOException {
    String include = form.replace("ABSOLUTE", outside.resolve("secret.conf").toString());
    String rest = VALID.replace("text = two words\n", "");
    assertThat(outcome(bytes("include " + include + "\n" + rest), List.of())).isEmpty();
    Files.writeString(folder.resolve("inside.conf"), "text = inside");
    assertThat(outcome(bytes("include \"inside.conf\"\n" + rest), List.of())).isPresent();
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedOnTheirLine() throws IOException {
    Path file = folder.resolve("x.conf");
    Files.write(file, new byte[] {'a', '=', '1', '\n', 'b', '=', (byte) 0xC3, '\n'});
    assertThatThrownBy(() -> Conf.read(file, List.of(), Campaign.class))
        .hasMessage(file + ":2: is not UTF-8");
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsChangeNothing() throws IOException {
    String windows = "\uFEFF" + VALID.replace("\n", "\r\n");
    List<Setting> settings = outcome(bytes(windows), List.of()).orElseThrow().settings();
    assertThat(settings).isEqualTo(outcome(bytes(VALID), List.of()).orElseThrow().settings());
  }

  @Test
  void nothingIsFetched() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.conf";
      outcome(bytes("include url(\"" + url + "\")"), List.of());
      outcome(bytes("include \"" + url + "\""), List.of());
      outcome(
          bytes("include required(url(\"" + url + "\"))"),
          List.of("a={include url(\"" + url + "\")}"));
      server.setSoTimeout(50);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** Reads a file; a second of CPU time, half a gigabyte allocated, and clean lines are the law. */
  private Optional<Bound<Campaign>> outcome(byte[] content, List<String> overrides)
      throws IOException {
    Path file = folder.resolve("x.conf");
    Files.write(file, content);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long time = thread.getCurrentThreadCpuTime();
    long allocated = thread.getCurrentThreadAllocatedBytes();
    Optional<Bound<Campaign>> bound;
    try {
      bound = Optional.of(Conf.read(file, overrides, Campaign.class));
      assertThat(bound.orElseThrow().settings().toString()).doesNotContain(SECRET);
    } catch (ConfException e) {
      bound = Optional.empty();
      assertThat(e.lines()).isNotEmpty().allSatisfy(HostileTest::isALineForTheUser);
    }

    assertThat(thread.getCurrentThreadCpuTime() - time).isLessThan(SECOND);
    assertThat(thread.getCurrentThreadAllocatedBytes() - allocated).isLessThan(BYTES);
    return bound;
  }

  private static void isALineForTheUser(String line) {
    assertThat(line).matches(PLACED).doesNotContainPattern(JAVA).doesNotContain(SECRET);
    assertThat(line).hasSizeLessThan(1500).doesNotContain("\n", "\r", "\u001b", "\u202e");
  }

  private void bindsAgainFromItsSettings(Bound<Campaign> bound) {
    Path run = outside.resolve("run.conf");
    try {
      Files.write(run, bound.settings().stream().map(Setting::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    Bound<Campaign> again = Conf.read(run, List.of(), Campaign.class);
    assertThat(again.value()).usingRecursiveComparison().isEqualTo(bound.value());
  }

  private static byte[] mutated(byte[] valid, Random random) {
    List<String> pieces =
        List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\"\"\"",
            "${",
            "${?text}",
            "${PATH}",
            "+=",
            "=",
            ":",
            ",",
            "\n",
            "\u0000",
            "\\u0000",
            "#",
            "//",
            "null",
            "NaN",
            "1e999",
            "-",
            ".",
            "..",
            "\uFEFF",
            "include \"../secret.conf\"\n",
            "include \"link.conf\"\n",
            "include file(\"/etc/passwd\")\n",
            "kind",
            "true",
            "999999999999",
            "\\",
            "é",
            "\u202e",
            "${model}",
            "${grid}");
    byte[] bytes = valid;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + random.nextInt(20));
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> bytes(pieces.get(random.nextInt(pieces.size())));
            default -> Arrays.copyOfRange(bytes, to, Math.min(bytes.length, 2 * to - from));
          };
      int end = random.nextBoolean() ? to : from;
      bytes =
          joined(Arrays.copyOf(bytes, from), middle, Arrays.copyOfRange(bytes, end, bytes.length));
    }

    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }

    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object[] named(String name, String text) {
    return new Object[] {name, text};
  }

  private static String keys(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("k").append(i).append(" = 1\n");
    }

    return text.toString();
  }

  private static String references(int count, String path) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("r").append(i).append(" = ${").append(path).append("}\n");
    }

    return text.toString();
  }

  private static String deep(int levels) {
    return "d {".repeat(levels - 1) + "d = 1" + "}".repeat(levels - 1) + "\n";
  }

  /** As a bomb whose parts look into the parts before. */
  private static String braid(int length, String next) {
    List<String> lines = new ArrayList<>(List.of("v0 { l { x = 1 }, r { y = 2 } }"));
    for (int i = 1; i < length; i++) {
      lines.add("v" + i + " = " + next.formatted("v" + (i - 1)));
    }

    return String.join("\n", lines);
  }

  private static String bomb(String first, String next) {
    List<String> lines = new ArrayList<>(List.of("v0 = " + first));
    for (int i = 1; i < 40; i++) {
      lines.add("v" + i + " = " + next.formatted("v" + (i - 1)));
    }

    return String.join("\n", lines);
  }

  private static String chain(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("v").append(i).append(" = ${v").append(i + 1).append("}\n");
    }

    return text.append("v").append(length).append(" { x = 1 }").toString();
  }
}
