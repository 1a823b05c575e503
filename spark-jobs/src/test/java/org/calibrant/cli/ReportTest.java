package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of runs in good and in bad states. */
class ReportTest {
  @TempDir private Path folder;
  private Desk desk;

  /** A figure of a user's own. */
  public record SquaresOverUnits(String title) implements Figure {
    @Override
    public List<Exhibit> exhibits(Results results) throws IOException {
      Sample rows = results.sample("SquareRow", 10, "unit", "square");
      return List.of(
          new Drawing(
              "squares",
              title,
              "A parabola. " + rows.told(),
              Plot.of(
                  results.axis("SquareRow", "unit"),
                  results.axis("SquareRow", "square"),
                  Points.of("", rows.numbers("unit"), rows.numbers("square")))));
    }
  }

  /** A figure whose input is gone. */
  public record Broken() implements Figure {
    @Override
    public List<Exhibit> exhibits(Results results) {
      throw new org.calibrant.core.BadInput("/data/<b>map</b>.txt", "", "there is no such file");
    }
  }

  @BeforeEach
  void layOut() {
    desk = Desk.in(folder);
  }

  private static Asked report(String... arguments) {
    return Asked.of(
        Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String page(String... arguments) throws IOException {
    Asked asked = report(arguments);
    assertThat(asked.exit()).as(asked.err()).isZero();
    return Files.readString(desk.run().resolve("report/report.html"));
  }

  @Test
  void theRunTheOutputAndTheConfigurationNameTheSameReport() throws IOException {
    desk.ask("run");
    String page = page(desk.run().toString());
    assertThat(page(desk.output().toString())).isEqualTo(page);
    assertThat(page(desk.conf().toString())).isEqualTo(page);
  }

  @Test
  void aPageTellsWhatRanHowMuchOfItAndWhen() throws IOException {
    desk.ask("run", "engine.failing=2");
    assertThat(page(desk.output().toString()).replace("\n", ""))
        .contains("org.calibrant.cli.Squares")
        .contains("<td>SquareRow</td><td>20</td><td>20</td><td>20</td><td>18</td><td>2 failed</td>")
        .contains("<h3>Why rows of SquareRow are not ok</h3>")
        .contains("<td>engine.count</td><td>20</td>")
        .containsPattern("table.txt sha256:[0-9a-f]{64}")
        .containsPattern("<td>kernel.&quot;org.calibrant.cli.Squares&quot;</td><td>7</td>")
        .contains("<td>parts computed</td><td>4</td>")
        .contains("Finished, and what readers of the output see.")
        .contains("id=\"squarerow-square\"");
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    desk.ask("run");
    String first = page(desk.output().toString());
    Files.delete(desk.run().resolve("report/report.html"));
    assertThat(page(desk.output().toString())).isEqualTo(first);
  }

  /** Two runs, cut differently; what differs is in the sections that tell of the cutting. */
  @Test
  void figuresDoNotDependOnHowTheWorkWasCut() throws IOException {
    desk.ask("run", "engine.count=60", "parts.units=7", "parts.slices=3");
    String first = figures(page(desk.output().toString()));
    Desk other = Desk.in(Files.createDirectory(folder.resolve("other")));
    other.ask("run", "engine.count=60", "parts.units=60", "parts.slices=1");
    assertThat(report(other.output().toString()).exit()).isZero();
    String second = Files.readString(other.run().resolve("report/report.html"));
    assertThat(figures(second)).isEqualTo(first);
  }

  private static String figures(String page) {
    return page.substring(page.indexOf("<h2 id=\"figures\">"), page.indexOf("<h2 id=\"timing\">"));
  }

  @Test
  void aCampaignMayNameFiguresOfItsOwnAndTheyChangeNoRun() throws IOException {
    desk.ask("run");
    String before = desk.run().getFileName().toString();
    String[] own = {
      "figures.mine.kind=" + SquaresOverUnits.class.getName(),
      "figures.mine.title=\"<script>alert(1)</script> & \\\"mine\\\"\""
    };
    Asked again = desk.json("run", own);
    assertThat(again.json()).containsEntry("state", "finished").containsEntry("run", before);
    assertThat(page(desk.output().toString())).doesNotContain("id=\"squares\"");
    assertThat(page(desk.conf().toString(), "-D", own[0], "-D", own[1]))
        .contains("<figure id=\"squares\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;mine&quot;")
        .contains("A parabola. 10 of 20 rows")
        .doesNotContain("<script");
  }

  @Test
  void aFigureThatCannotBeDrawnIsToldInItsPlaceAndTheOthersStand() throws IOException {
    desk.ask("run", "figures.lost.kind=" + Broken.class.getName());
    Asked asked = report(desk.output().toString(), "--json");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.json().get("missing")).asString().contains("figures.lost", "no such file");
    assertThat(Files.readString(desk.run().resolve("report/report.html")))
        .contains("Not drawn: figures.lost: /data/&lt;b&gt;map&lt;/b&gt;.txt")
        .contains("id=\"squarerow-square\"");
  }

  @Test
  void anUnfinishedRunIsReportedAsWhatItIs() throws IOException {
    assertThat(desk.ask("run", "engine.accident=fault").exit()).isEqualTo(1);
    Path run = desk.runs().get(0);
    Asked asked = report(run.toString(), "--json");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.json()).containsEntry("finished", false);
    assertThat(Files.readString(run.resolve("report/report.html")))
        .contains("class=\"state no\">Unfinished");
    assertThat(report(desk.output().toString()).exit()).as("nothing is published").isEqualTo(2);
  }

  @Test
  void aRunWithoutAnyPartSaysThatThereIsNothingToDraw() throws IOException {
    desk.ask("run");
    Path run = Files.createDirectories(desk.output().resolve("runs/19990101T000000Z-empty"));
    Files.copy(desk.run().resolve("run.conf"), run.resolve("run.conf"));
    assertThat(report(run.toString()).exit()).isZero();
    assertThat(Files.readString(run.resolve("report/report.html")))
        .contains("There is nothing to draw yet.")
        .contains("The campaign of this run cannot be read here any more")
        .contains("There is no log.");
  }

  @Test
  void aFolderThatIsNoRunIsRefusedInOneLine() {
    Asked asked = report(folder.toString());
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err().lines()).hasSize(1);
  }

  @Test
  void figuresBecomeFilesThatOtherProgramsRead() throws Exception {
    desk.ask("run");
    Path to = folder.resolve("pictures");
    Asked asked =
        report(desk.output().toString(), "--figures", "svg", "--to", to.toString(), "--json");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(report(desk.output().toString(), "--figures", "png", "--to", to.toString()).exit())
        .isZero();
    assertThat(to.resolve("report.html")).exists();
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    @SuppressWarnings("unchecked")
    List<String> files = (List<String>) asked.json().get("files");
    assertThat(files).hasSizeGreaterThan(1);
    for (String file : files) {
      assertThat(xml.newDocumentBuilder().parse(Path.of(file).toFile()).getDocumentElement())
          .returns("svg", element -> element.getTagName());
      Path png = Path.of(file.replace(".svg", ".png"));
      assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1080);
    }

    assertThat(desk.run().resolve("report")).doesNotExist();
    try (Stream<Path> left = Files.list(to)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void whatLooksLikeASecretIsNotOnThePage() throws IOException {
    desk.ask("run");
    Path run = desk.run();
    Path conf = run.resolve("run.conf");
    Files.writeString(
        conf,
        "# override -D engine.api-token=canary-1\n# input s3a://me:canary-2@store/x sha256:00\n"
            + Files.readString(conf)
            + "engine.password = \"canary-3\"\n"
            + "engine.url = \"https://u:canary-4@h/?apikey=canary-5\"\n");
    assertThat(page(run.toString())).doesNotContain("canary").contains("***");
  }

  /** As many rows would need more than this memory, if anything held them. */
  @Test
  void memoryDoesNotGrowWithTheTables() throws Exception {
    desk.ask("run", "engine.count=200000", "parts.units=200000");
    Process report =
        OwnJvm.start(
            folder,
            List.of("-Xmx40m", "-XX:+UseSerialGC"),
            List.of("report", desk.output().toString()));
    assertThat(report.waitFor()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    assertThat(Files.readString(desk.run().resolve("report/report.html")))
        .contains("200,000 rows, 0 of them not ok");
  }

  /** A report is derived: nothing that a run stands for changes by it. */
  @Test
  void aReportLeavesTheRunIntact() {
    desk.ask("run");
    assertThat(report(desk.output().toString()).exit()).isZero();
    Asked verified = Asked.of("verify", desk.run().toString(), "--json");
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(desk.json("run").json()).containsEntry("state", "finished");
    assertThat(Map.copyOf(verified.json())).containsEntry("verified", true);
  }
}
