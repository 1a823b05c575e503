package org.calibrant.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.calibrant.conf.lab.Lab;
import org.calibrant.conf.lab.PowerLaw;
import org.calibrant.conf.lab.SpectralModel;
import org.calibrant.conf.lab.Sum;
import org.calibrant.core.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfTest {
  record One(double value) {}

  record Whole(int value) {}

  record Text(String value) {}

  record Flag(boolean value) {}

  record Words(List<String> value) {}

  record Modelled(SpectralModel model) {}

  record Gridded(Map<String, Lab.Axis> grid) {}

  record Filed(InputFile file) {}

  record Named(InputFile file, String name) {}

  record Bursting(int size) {
    Bursting {
      if (size < 0) {
        throw new IllegalStateException();
      } else if (size > 0) {
        double[] none = new double[0];
        none[size] = 1;
      }
    }
  }

  /** A model of the user's own. */
  public record Steep(double norm) implements SpectralModel {}

  @TempDir Path folder;

  @Test
  void sixMistakesAreSixLinesAsTheExamplesShowThem() throws IOException {
    Path conf = Files.createDirectories(relative("conf")).resolve("broken.conf");
    Files.writeString(
        conf,
        """
        output = out/xray
        slices = many
        engine {
          kind = Library
          energies     { from = 10.0, to = 0.5, steps = 100, spacing = log-linear }
          photon-index { from = 1.0, to = 3.0,  spacing = cubic, stesp = 20 }
          background   { kind = PowrLaw, norm = -1 }
        }
        """);
    String lab = "org.calibrant.conf.lab.";
    assertThat(mistakes(conf, List.of(), Lab.Job.class))
        .containsExactly(
            conf + ":5: engine.energies: from must be below to, were 10.0 and 0.5",
            conf + ":6: engine.photon-index.steps: missing key (int)",
            conf
                + ":6: engine.photon-index.spacing: expected one of [linear, log-linear], found"
                + " \"cubic\"",
            conf
                + ":6: engine.photon-index.stesp: unknown key; Grid has [from, to, steps,"
                + " spacing]; did you mean 'steps'?",
            conf
                + ":7: engine.background.kind: no class "
                + lab
                + "PowrLaw (short names are looked up beside SpectralModel; write the full class"
                + " name of your own); did you mean 'PowerLaw'?",
            conf + ":2: slices: expected int, found \"many\"");
  }

  @Test
  void everyTypeOfComponentIsRead() throws IOException {
    Lab.All all = read(everything(), Lab.All.class);
    assertThat(all.real()).isEqualTo(-1.5e-3);
    assertThat(all.small()).isEqualTo(7);
    assertThat(all.large()).isEqualTo(9007199254740993L);
    assertThat(all.flag()).isTrue();
    assertThat(all.text()).isEqualTo("two words");
    assertThat(all.spacing()).isEqualTo(Lab.Spacing.LOG_LINEAR);
    assertThat(all.file()).isEqualTo(new InputFile(folder.resolve("data/acis.arf").toString()));
    assertThat(all.files())
        .containsExactly(new InputFile("hdfs://node/acis.rmf"), new InputFile("/data/acis.pha"));
    assertThat(all.reals()).containsExactly(1.0, 2.5, 3e10);
    assertThat(all.counts()).containsExactly(1, 2, 3);
    assertThat(all.words()).containsExactly("a", "b c", "10");
    assertThat(all.grid())
        .containsExactly(
            Map.entry("A", new Lab.Values(List.of(0.1, 0.2))),
            Map.entry("mu", new Lab.Steps(1, 2, 3)),
            Map.entry("sigma", new Lab.Values(List.of(0.5))));
    assertThat(all.model()).isEqualTo(new Sum(List.of(new PowerLaw(1.7, 1e-3), new Steep(2))));
  }

  @Test
  void aFileOfTheSettingsBindsToTheSameRecordFromAnywhere() throws IOException {
    Bound<Lab.All> first = Conf.read(write("x.conf", everything()), List.of(), Lab.All.class);
    Path other = Files.createDirectory(folder.resolve("elsewhere")).resolve("run.conf");
    Files.write(other, first.settings().stream().map(Setting::toString).toList());
    Bound<Lab.All> second = Conf.read(other, List.of(), Lab.All.class);
    assertThat(second.value()).usingRecursiveComparison().isEqualTo(first.value());
    assertThat(second.settings().stream().map(Setting::toString))
        .isEqualTo(first.settings().stream().map(Setting::toString).toList());
  }

  @Test
  void settingsAreSortedByPathWithValueAndOrigin() throws IOException {
    Path file =
        write(
            "x.conf",
            """
            model {
              photon-index = 1.50
              norm = 1e-3   # per keV
              kind : PowerLaw
            }
            """);
    assertThat(Conf.read(file, List.of("model.norm=2e0"), Modelled.class).settings())
        .containsExactly(
            new Setting("model.kind", "\"PowerLaw\"", file + ":4"),
            new Setting("model.norm", "2", "-D"),
            new Setting("model.photon-index", "1.5", file + ":2"));
  }

  @Test
  void aListOfObjectsIsOneSettingOnOneLine() throws IOException {
    Path file =
        write("x.conf", "model { kind = Sum, parts = [\n{ norm=1.0, kind=Sum, parts=[] } ] }");
    assertThat(mistakes(file, List.of(), Modelled.class)).hasSize(2);
    Path good =
        write("y.conf", "model { kind = Sum, parts = [\n{kind=PowerLaw\nphoton-index=2, norm=1}]}");
    assertThat(Conf.read(good, List.of(), Modelled.class).settings())
        .contains(
            new Setting(
                "model.parts", "[{kind = \"PowerLaw\", norm = 1, photon-index = 2}]", good + ":1"));
  }

  @Test
  void anOverrideIsRecordedAndTheLaterOneHolds() throws IOException {
    Path file = write("x.conf", "value = 1");
    List<String> overrides = List.of("value=2", "value = 3");
    Bound<One> bound = Conf.read(file, overrides, One.class);
    assertThat(bound.value()).isEqualTo(new One(3));
    assertThat(bound.overrides()).isEqualTo(overrides);
  }

  @Test
  void anOverrideThatIsNotHoconIsAString() throws IOException {
    Path file = write("x.conf", "value = a");
    for (String text : List.of("s3a://bucket/x", "a//b", "x#1", "[1", "a b", "", "${", "*")) {
      assertThat(Conf.read(file, List.of("value=" + text), Text.class).value().value())
          .isEqualTo(text);
    }
  }

  @Test
  void overridesAreCheckedLikeFiles() throws IOException {
    Path file = write("x.conf", "model { kind = PowerLaw, photon-index = 2, norm = 1 }");
    assertThat(
            mistakes(
                file,
                List.of("model.nrm=3", "model.norm=much", "no-value", "a..b=3", "=4"),
                Modelled.class))
        .containsExactly(
            "-D no-value: expected path=value; unexpected end of the text",
            "-D a..b: expected path=value; a part of a key is empty",
            "-D : expected path=value; unexpected '='; text that holds it needs quotes",
            "-D model.norm: expected double, found \"much\"",
            "-D model.nrm: unknown key; PowerLaw has [photon-index, norm]; did you mean 'norm'?");
  }

  @Test
  void aRelativeFileOfAnOverrideIsRelativeToTheCurrentFolder() throws IOException {
    Path file = write("x.conf", "file = a.arf");
    assertThat(Conf.read(file, List.of("file=a.arf"), Filed.class).value().file().uri())
        .isEqualTo(Path.of("a.arf").toAbsolutePath().toString());
  }

  @Test
  void aRelativeFileBelongsToTheFileThatWritesIt() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    write("sub/base.conf", "folder = ignored, file = a.arf");
    Path file = write("x.conf", "include \"sub/base.conf\"\nname = ${file}, folder = null");
    assertThat(mistakes(file, List.of(), Named.class)).hasSize(1);
    write("sub/base.conf", "file = a.arf");
    Bound<Named> bound =
        Conf.read(
            write("y.conf", "include \"sub/base.conf\"\nname = ${file}"), List.of(), Named.class);
    assertThat(bound.value())
        .isEqualTo(new Named(new InputFile(folder.resolve("sub/a.arf").toString()), "a.arf"));
    assertThat(bound.settings().get(1).value()).isEqualTo("\"a.arf\"");
  }

  @Test
  void aDottedKindIsAClassOfYourOwnOrOfTheHouse() throws IOException {
    String own = "\"org.calibrant.conf.ConfTest$Steep\"";
    assertThat(read("model { kind = " + own + ", norm = 1 }", Modelled.class).model())
        .isEqualTo(new Steep(1));
    assertThat(
            read("model { kind = conf.lab.PowerLaw, norm = 1, photon-index = 2 }", Modelled.class)
                .model())
        .isEqualTo(new PowerLaw(2, 1));
  }

  @Test
  void aWrongKindSaysWhatThereIs() throws IOException {
    assertThat(mistake("model { norm = 1 }", Modelled.class))
        .endsWith(
            ":1: model.kind: missing key (which SpectralModel; beside SpectralModel are [PowerLaw,"
                + " Sum])");
    assertThat(mistake("model { kind = conf.lab.PowrLaw }", Modelled.class))
        .endsWith(":1: model.kind: no class conf.lab.PowrLaw; did you mean 'conf.lab.PowerLaw'?");
    assertThat(mistake("model { kind = java.lang.String }", Modelled.class))
        .endsWith("java.lang.String is not a record that implements SpectralModel");
    assertThat(mistake("model { kind = 3 }", Modelled.class))
        .endsWith("model.kind: expected the name of a SpectralModel, found 3");
    assertThat(mistake("model = PowerLaw", Modelled.class))
        .endsWith("model: expected SpectralModel { kind = … }, found \"PowerLaw\"");
  }

  @Test
  void aNumberMustBeFiniteAndWithoutQuotes() throws IOException {
    for (String text :
        List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "-1e999",
            "\"NaN\"",
            "null",
            "\"5\"",
            ".5",
            "0x10",
            "5d",
            "[5]",
            "{}",
            "true")) {
      assertThat(mistake("value = " + text, One.class))
          .contains("x.conf:1: value: expected double, found ");
    }

    assertThat(mistake("value = 1e999", One.class))
        .endsWith("found 1e999 (a number must be finite)");
    assertThat(mistake("value = \"5\"", One.class)).endsWith("(a string; a number has no quotes)");
    assertThat(read("value = 4.9e-324", One.class)).isEqualTo(new One(Double.MIN_VALUE));
    assertThat(read("value = -1.5E+3", One.class)).isEqualTo(new One(-1500));
  }

  @Test
  void anIntHasNoFractionAndDoesNotOverflow() throws IOException {
    assertThat(read("value = 1e6", Whole.class)).isEqualTo(new Whole(1_000_000));
    assertThat(read("value = 10.0", Whole.class)).isEqualTo(new Whole(10));
    for (String text :
        List.of("10.5", "2147483648", "-2147483649", "1e10", "99999999999999999999")) {
      assertThat(mistake("value = " + text, Whole.class)).contains("value: expected int, found ");
    }
  }

  @Test
  void aStringIsNotTakenFromANumberNorAFlagFromAWord() throws IOException {
    assertThat(mistake("value = 1.10", Text.class))
        .endsWith("expected string, found 1.1 (a string that looks so needs quotes)");
    assertThat(mistake("value = yes", Flag.class)).endsWith("expected boolean, found \"yes\"");
    assertThat(read("value = \"1.10\"", Text.class)).isEqualTo(new Text("1.10"));
  }

  @Test
  void aMistakeInAListIsReportedOnItsLine() throws IOException {
    assertThat(mistake("value = [\n  a,\n  b\n  3\n]", Words.class))
        .endsWith(
            "x.conf:4: value[2]: expected string, found 3 (a string that looks so needs quotes)");
  }

  @Test
  void whateverAConstructorThrowsIsALineAtTheRecord() throws IOException {
    assertThat(mistake("\n\nsize = 2", Bursting.class))
        .endsWith("x.conf:3: Index 2 out of bounds for length 0");
    assertThat(mistake("size = -1", Bursting.class))
        .endsWith("x.conf:1: Bursting refuses these values");
  }

  @Test
  void aValueSetTwiceInOneFileIsAMistake() throws IOException {
    assertThat(mistake("value = 1\n\nvalue = 1", One.class))
        .endsWith("x.conf:3: value: set twice; first on line 1");
    assertThat(mistake("grid { a = 1 }\ngrid.a = 2", Gridded.class))
        .endsWith("x.conf:2: grid.a: set twice; first on line 1");
    assertThat(mistake("grid = [ { a = 1, \"a\" = 2 } ]", Gridded.class))
        .contains("grid[0].a: set twice");
    assertThat(mistake("grid { a = 1 }\ngrid = {a {kind = Values, values = []}}", Gridded.class))
        .contains("x.conf:2: grid.a: set twice");
  }

  @Test
  void partsOfAnObjectMayBeWrittenApart() throws IOException {
    Gridded grid = read("grid { a = 1 }\ngrid.b = 2, grid { c = [3] }", Gridded.class);
    assertThat(grid.grid().keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void stringsListsAndObjectsAreNotJoined() throws IOException {
    for (String text :
        List.of(
            "grid = { a = 1 } b",
            "grid = [1] b",
            "grid = [1] { a = 1 }",
            "grid = ${b} { a = 1 }\nb = 3",
            "grid = ${b}x\nb { a = 1 }",
            "b = 3, grid = ${b}\ngrid { a = 1 }")) {
      assertThat(mistake(text, Gridded.class))
          .matches(".*x.conf:[12]: (grid: )?strings, lists and objects cannot be joined.*");
    }
  }

  @Test
  void aValuePutTogetherFromTwoFilesIsOnTheLineThatPutsItTogether() throws IOException {
    write("base.conf", "\n\n\nstart = [1]\nmodel.kind = PowerLaw, word = a");
    String text = "include \"base.conf\"\n\nvalue = ${start} [2]";
    assertThat(mistakes(write("x.conf", text), List.of(), Words.class))
        .contains(
            folder.resolve("base.conf")
                + ":4: value[0]: expected string, found 1 (a string that looks so needs quotes)",
            folder.resolve("x.conf")
                + ":3: value[1]: expected string, found 2 (a string that looks so needs quotes)");
    assertThat(mistake("include \"base.conf\"\nvalue = ${word}b", One.class))
        .endsWith("x.conf:2: value: expected double, found \"ab\"");
    assertThat(mistake("include \"base.conf\"\nvalue = ${start} [2]", One.class))
        .endsWith("x.conf:2: value: expected double, found [ … ]");
  }

  @Test
  void whatOnlyTheParserFindsIsOneLineToo() throws IOException {
    assertThat(mistake("value = 1\n\nother = \"\\q\"", One.class))
        .startsWith(folder.resolve("x.conf") + ":3: is not understood: ");
    assertThat(mistake("value = ${a.x}\na = ${b}\nb { y = 1 }", One.class))
        .endsWith("x.conf:1: ${a.x} is not set (the environment is not read)");
  }

  @Test
  void aNumberBeyondTheIntegersNeedsAnExponent() throws IOException {
    assertThat(mistake("value = 99999999999999999999", One.class))
        .endsWith("(a string; as a number it is too long without an exponent)");
    assertThat(read("value = 1e20", One.class)).isEqualTo(new One(1e20));
  }

  @Test
  void theIncludingFileOverridesTheIncludedOne() throws IOException {
    write("base.conf", "model { kind = PowerLaw, photon-index = 2, norm = 1 }");
    assertThat(read("include \"base.conf\"\nmodel.norm = 3", Modelled.class).model())
        .isEqualTo(new PowerLaw(2, 3));
    assertThat(mistake("model.norm = 3\ninclude \"base.conf\"", Modelled.class))
        .endsWith(
            "x.conf:1: model.norm: set before the include that sets it again; put the include"
                + " first");
  }

  @Test
  void aMistakeInAnIncludedFileNamesThatFile() throws IOException {
    write("base.conf", "\n\nvalue = many");
    assertThat(mistake("include \"base.conf\"", One.class))
        .isEqualTo(folder.resolve("base.conf") + ":3: value: expected double, found \"many\"");
  }

  @Test
  void substitutionsTakeTheFinalValueAndObjectsBuildOnOthers() throws IOException {
    record Two(SpectralModel first, SpectralModel second) {}
    write("law.conf", "kind = PowerLaw, photon-index = 2, norm = ${photon-index}");
    String text = "second = ${first} { photon-index = 3 }\nfirst { include \"law.conf\" }";
    assertThat(read(text, Two.class)).isEqualTo(new Two(new PowerLaw(2, 2), new PowerLaw(3, 2)));
    assertThat(read("value = [a] ${?value} [b]", Words.class).value()).containsExactly("a", "b");
    assertThat(read("value = [a]\nvalue += b\nvalue += c", Words.class).value())
        .containsExactly("a", "b", "c");
  }

  @Test
  void theEnvironmentIsNeverRead() throws IOException {
    assertThat(System.getenv("PATH")).isNotNull();
    assertThat(mistake("value = ${PATH}", Text.class))
        .endsWith("x.conf:1: value: ${PATH} is not set (the environment is not read)");
    assertThat(mistake("value = ${java.version}", Text.class)).contains("is not set");
    assertThat(mistake("value = ${?PATH}", Text.class)).endsWith("value: missing key (string)");
  }

  @Test
  void syntaxErrorsAreOneLineWithTheirLine() throws IOException {
    Map<String, String> errors =
        Map.of(
            "a = 1\nb = [1,\n2", ":2: b: this '[' is never closed",
            "a = 1\n\nb {", ":3: b: this '{' is never closed",
            "a = \"x\nb = 1", ":1: a string in quotes does not end on its line",
            "a = 1\nb\n", ":2: b: has no value; expected '=', ':' or '{'",
            "a = 1 = 2", ":1: unexpected '='; text that holds it needs quotes",
            "a = 1\n}", ":2: unexpected '}'",
            "[1]", ":1: a configuration is made of 'key = value', not of a list",
            "a = ${b", ":1: a: expected ${path} or ${?path}",
            "a = \n\n}", ":3: a: a value is missing",
            "a = \"\"\"x\ny", ":1: a string in triple quotes does not end");
    for (Map.Entry<String, String> error : errors.entrySet()) {
      assertThat(mistake(error.getKey(), One.class)).endsWith("x.conf" + error.getValue());
    }
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    Path none = folder.resolve("none.conf");
    assertThat(mistakes(none, List.of(), One.class)).containsExactly(none + ": no such file");
    assertThat(mistakes(folder, List.of(), One.class))
        .containsExactly(folder + ": expected a configuration file, found a folder or device");
  }

  private String everything() {
    return """
    real = -1.5e-3, small = 7
    large = 9007199254740993
    flag = true
    text = two words
    spacing = log-linear
    file = ${dir}/acis.arf
    files = ["hdfs://node/acis.rmf", /data/acis.pha]
    reals = [
      1.0
      2.5,
      3e10,   // the last
    ]
    counts = [1] [2, 3]
    words = [a, b c, "10"]
    grid { mu { kind = Steps, from = 1, to = 2, count = 3 }, sigma = 0.5, A = [0.1, 0.2] }
    model {
      kind = Sum
      parts = [
        { kind = PowerLaw, photon-index = 1.7, norm = 1.0e-3 }
        { kind = "org.calibrant.conf.ConfTest$Steep", norm = 2 }
      ]
    }
    """
        .replace("${dir}", "data");
  }

  private <T extends Record> T read(String text, Class<T> type) throws IOException {
    return Conf.read(write("x.conf", text), List.of(), type).value();
  }

  private String mistake(String text, Class<? extends Record> type) throws IOException {
    return mistakes(write("x.conf", text), List.of(), type).get(0);
  }

  private static List<String> mistakes(
      Path file, List<String> overrides, Class<? extends Record> type) {
    return catchThrowableOfType(ConfException.class, () -> Conf.read(file, overrides, type))
        .lines();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The same place as a relative path. */
  private Path relative(String name) {
    return Path.of("").toAbsolutePath().relativize(folder.resolve(name));
  }
}
