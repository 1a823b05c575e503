package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.calibrant.conf.Kinds;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What holds for every page: links lead somewhere, blocks say what they are, names exist. */
class PagesTest {
  private static final Pattern FILE = Pattern.compile("(?<![\\w/])(?:conf|condor)/[\\w/-]+\\.\\w+");
  private static final Set<String> LANGUAGES =
      Set.of("sh", "text", "hocon", "java", "python", "xml");
  private static final List<String> PACKAGES =
      List.of(
          "xray",
          "tracks",
          "calibration",
          "calibration.models",
          "calibration.targets",
          "params",
          "optics",
          "diffraction",
          "fit",
          "drift",
          "report",
          "export",
          "xray.likelihood",
          "optics.telescope",
          "optics.inference",
          "optics.wave");

  @Test
  void everyLinkBetweenThePagesLeadsSomewhere() {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Page page : Page.all()) {
      for (Page.Link link : page.links()) {
        if (!link.target().matches("(https?|mailto):.*")) {
          links++;
          if (!leads(page, link.target())) {
            broken.add("%s:%d: %s".formatted(page.name(), link.line(), link.target()));
          }
        }
      }
    }

    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(100);
  }

  @Test
  void everyPageIsListedInTheIndex() throws IOException {
    Set<String> listed = new HashSet<>();
    Page.of("docs/README.md").links().forEach(link -> listed.add(link.target()));
    try (Stream<Path> files = Files.list(Page.ROOT.resolve("docs"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
          .forEach(name -> assertThat(listed).contains(name));
    }

    for (String index : List.of("docs/README.md", "README.md")) {
      List<String> rows =
          Page.of(index).lines().stream().filter(line -> line.matches("[|-] ?\\[.*")).toList();
      List<String> targets =
          rows.stream().map(row -> row.replaceAll(".*?\\]\\((.*?)\\).*", "$1")).toList();
      assertThat(targets).as(index).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }
  }

  @Test
  void everyBlockSaysWhatItIs() {
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks()) {
        assertThat(LANGUAGES).as("%s:%d", page.name(), block.line()).contains(block.language());
      }
    }
  }

  @Test
  void everyCampaignThatIsNamedIsShipped() {
    int names = 0;
    for (Page page : Page.all()) {
      Matcher matcher = FILE.matcher(page.text());
      while (matcher.find()) {
        assertThat(Page.ROOT.resolve(matcher.group())).as(page.name()).exists();
        names++;
      }
    }

    assertThat(names).isGreaterThan(60);
  }

  @Test
  void everyKindInAConfigurationExistsAndHasTheKeysThatAreShown() {
    List<String> wrong = new ArrayList<>();
    int kinds = 0;
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks("hocon")) {
        List<ConfigObject> found = new ArrayList<>();
        kinded(parsed(page, block), found);
        for (ConfigObject object : found) {
          kinds++;
          mistake(object)
              .ifPresent(text -> wrong.add("%s:%d: %s".formatted(page.name(), block.line(), text)));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(kinds).isGreaterThan(60);
  }

  @Test
  void everyCommandHasAVerbAndOptionsThatThereAre() throws IOException {
    String launcher = Files.readString(Page.ROOT.resolve("submit/calibrant"));
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, CommandLine> verbs = new CommandLine(new Door(nowhere, nowhere)).getSubcommands();
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks("sh")) {
        for (Shell.Command command : Shell.commands(block.text())) {
          if (command.isOurs() && !command.words().contains("VERB")) {
            commands++;
            String verb = command.words().get(1);
            for (String word : command.words()) {
              String option = word.replaceFirst("=.*", "").replaceAll("[\\[\\]]", "");
              boolean known =
                  !option.startsWith("--")
                      || launcher.contains(option + " ")
                      || option.equals("--json")
                      || verbs.containsKey(verb)
                          && verbs.get(verb).getCommandSpec().findOption(option) != null;
              if (!known || !verbs.containsKey(verb) && !verb.equals("dist")) {
                wrong.add("%s:%d: %s".formatted(page.name(), block.line(), command.words()));
              }
            }
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(commands).isGreaterThan(25);
  }

  @Test
  void everyRecordThatIsShownStandsInAnExampleThatIsCompiled() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("docs/examples"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources.append(Files.readString(file));
      }
    }

    int records = 0;
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks("java")) {
        if (block.text().startsWith("public record")) {
          assertThat(sources).as("%s:%d", page.name(), block.line()).contains(block.text());
          records++;
        }
      }
    }

    assertThat(records).isGreaterThan(1);
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static boolean leads(Page page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    if (!Files.exists(file)) {
      return false;
    }

    return parts.length == 1
        || Page.of(Page.ROOT.relativize(file).toString()).anchors().contains(parts[1]);
  }

  private static ConfigObject parsed(Page page, Page.Block block) {
    try {
      // an ellipsis stands for what is on the page already
      String text = block.text().replaceAll("include \"[^\"]*\"", "").replace("…", "");
      return ConfigFactory.parseString(text, ConfigParseOptions.defaults()).root();
    } catch (com.typesafe.config.ConfigException e) {
      throw new AssertionError("%s:%d: %s".formatted(page.name(), block.line(), e.getMessage()), e);
    }
  }

  /** All objects with a kind, inner ones included. */
  private static void kinded(ConfigValue value, List<ConfigObject> found) {
    if (value instanceof ConfigObject object) {
      if (object.containsKey("kind")) {
        found.add(object);
      }

      object.values().forEach(inner -> kinded(inner, found));
    } else if (value instanceof ConfigList list) {
      list.forEach(inner -> kinded(inner, found));
    }
  }

  private static Optional<String> mistake(ConfigObject object) {
    String kind = object.get("kind").unwrapped().toString();
    if (kind.startsWith("edu.example.") || kind.startsWith("my.own.")) {
      return Optional.empty();
    }

    List<Set<String>> candidates =
        Stream.concat(Stream.of(kind), PACKAGES.stream().map(name -> name + "." + kind))
            .map(Kinds::find)
            .flatMap(Optional::stream)
            .filter(Class::isRecord)
            .distinct()
            .map(PagesTest::keys)
            .toList();
    if (candidates.isEmpty()) {
      return Optional.of("there is no kind " + kind);
    }

    return candidates.stream().anyMatch(keys -> keys.containsAll(object.keySet()))
        ? Optional.empty()
        : Optional.of("%s has %s, not all of %s".formatted(kind, candidates, object.keySet()));
  }

  private static Set<String> keys(Class<?> type) {
    Set<String> keys = new HashSet<>(Set.of("kind"));
    Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT))
        .forEach(keys::add);
    return keys;
  }
}
