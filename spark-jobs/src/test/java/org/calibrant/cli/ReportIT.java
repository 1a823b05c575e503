package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reports of shipped campaigns, run in small, in a real browser: nothing on the console, nothing from the
 * network, no figure empty, no text cut off or over another, at the widths of a desk and of a telephone;
 * and on paper.
 */
class ReportIT {
  /** Where each letter of a drawing comes out, and whether any is lost. */
  private static final String FIGURES =
      """
      Array.from(document.querySelectorAll('figure')).map(figure => {
        const box = figure.getBoundingClientRect();
        const svg = figure.querySelector('.drawing > svg');
        const found = {name: figure.id, width: box.width, height: box.height, marks: 1,
          caption: figure.querySelector('figcaption').textContent.trim().length,
          label: 1, letters: 99, cut: [], over: []};
        if (!svg) {
          found.marks = figure.querySelectorAll('td').length;
          return found;
        }
        const whole = svg.getBoundingClientRect();
        found.label = (svg.getAttribute('aria-label') || '').length;
        found.letters = 10.5 * whole.width / svg.viewBox.baseVal.width;
        found.marks = Array.from(svg.querySelectorAll('.marks')).filter(marks => {
          const drawn = marks.getBBox();
          return marks.childElementCount > 0 && (drawn.width > 0 || drawn.height > 0);
        }).length;
        const texts = Array.from(svg.querySelectorAll('text'))
          .map(text => ({text: text.textContent, box: text.getBoundingClientRect()}));
        found.cut = texts.filter(t => t.box.left < whole.left - 1 || t.box.right > whole.right + 1
          || t.box.top < whole.top - 2 || t.box.bottom > whole.bottom + 2).map(t => t.text);
        texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
          const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (wide > 2 && high > 4) found.over.push(a.text + ' / ' + b.text);
        }));
        return found;
      })
      """;

  @TempDir private static Path profile;
  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(
        program.isPresent(),
        "no Chromium here: install it, or name it in CALIBRANT_BROWSER, to look at reports");
    browser = Browser.start(program.get(), profile);
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource(SmallCampaign.class)
  void everyFigureIsThereAndReadableOnScreenAndPaper(SmallCampaign campaign) throws Exception {
    Path page = report(campaign);
    for (int width : new int[] {1280, 400}) {
      browser.open(page, width, 900);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).isEmpty();
      assertThat(browser.value("document.documentElement.scrollWidth").asInt())
          .as("the page scrolls sideways at %d pixels", width)
          .isLessThanOrEqualTo(width);
      keepPicture(campaign, width);
      List<String> names = new ArrayList<>();
      for (JsonNode figure : browser.value(FIGURES)) {
        names.add(figure.path("name").asText());
        readable(figure, width);
      }

      assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    assertThat(new String(browser.pdf(), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .contains("/Type /Page");
  }

  private static void readable(JsonNode figure, int width) {
    String name = "%s at %d pixels".formatted(figure.path("name").asText(), width);
    assertThat(figure.path("width").asDouble()).as(name).isGreaterThan(250);
    assertThat(figure.path("height").asDouble()).as(name).isGreaterThan(50);
    assertThat(figure.path("marks").asInt()).as("marks of " + name).isPositive();
    assertThat(figure.path("caption").asInt()).as("caption of " + name).isGreaterThan(20);
    assertThat(figure.path("label").asInt()).as("alternative text of " + name).isPositive();
    assertThat(figure.path("letters").asDouble()).as("letters of " + name).isGreaterThan(9);
    assertThat(figure.path("cut")).as("letters cut off in " + name).isEmpty();
    assertThat(figure.path("over")).as("letters over letters in " + name).isEmpty();
  }

  private Path report(SmallCampaign campaign) {
    Path output = folder.resolve("out");
    Asked run = Asked.of(campaign.arguments("run", output).toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isIn(0, Exit.FAILED_UNITS.code);
    Asked asked = Asked.of("report", output.toString(), "--json");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.json().get("missing")).as(asked.out()).isEqualTo(Map.of());
    return Path.of(asked.json().get("report").toString());
  }

  /** For those who want to look: {@code CALIBRANT_PICTURES} names a folder. */
  private static void keepPicture(SmallCampaign campaign, int width) throws Exception {
    String pictures = System.getenv("CALIBRANT_PICTURES");
    if (pictures != null) {
      Files.write(Path.of(pictures, campaign.title() + "-" + width + ".png"), browser.screenshot());
    }
  }
}
