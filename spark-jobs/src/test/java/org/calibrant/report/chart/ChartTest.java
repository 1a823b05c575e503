package org.calibrant.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn where, read from a canvas that remembers, or from the SVG. */
class ChartTest {
  private static final double NAN = Double.NaN;
  private static final Axis X = Axis.of("x", "mm");
  private static final Axis Y = Axis.of("y", "T");

  /** Remembers what was drawn as data. */
  private static final class Memory implements Canvas {
    final List<double[][]> areas = new ArrayList<>();
    final List<double[][]> paths = new ArrayList<>();
    final List<double[][]> dots = new ArrayList<>();
    final List<int[]> images = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    double[] box = {};
    private boolean inside;

    @Override
    public void line(double x1, double y1, double x2, double y2, Pen pen) {
      path(new double[] {x1, x2}, new double[] {y1, y2}, pen);
    }

    @Override
    public void path(double[] x, double[] y, Pen pen) {
      if (inside) {
        paths.add(new double[][] {x, y});
      }
    }

    @Override
    public void area(double[] x, double[] y, int colour, double opacity) {
      areas.add(new double[][] {x, y});
    }

    @Override
    public void dots(double[] x, double[] y, double radius, int colour, double opacity) {
      dots.add(new double[][] {x, y});
    }

    @Override
    public void image(double x, double y, double width, double height, int columns, int[] colours) {
      images.add(colours);
    }

    @Override
    public void text(double x, double y, String text, Lettering lettering) {
      texts.add(text);
    }

    @Override
    public void marks(double x, double y, double width, double height, Runnable drawing) {
      box = new double[] {x, y, width, height};
      inside = true;
      drawing.run();
      inside = false;
    }
  }

  private static Memory drawn(Chart chart) {
    Memory memory = new Memory();
    chart.draw(memory);
    return memory;
  }

  /** Twice the area of a polygon. */
  private static double area(double[][] polygon) {
    double sum = 0;
    int n = polygon[0].length;
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      sum += polygon[0][i] * polygon[1][next] - polygon[0][next] * polygon[1][i];
    }

    return Math.abs(sum) / 2;
  }

  @Test
  void theAreaOfBarsIsTheSumOfTheirCounts() {
    Histogram histogram = new Histogram(new double[] {0, 1, 2, 3}, new long[] {3, 0, 5}, 0, 0, 0);
    Plot plot = Plot.of(X, Axis.of("n", "").between(0, 10), new Bars("", histogram));
    Memory memory = drawn(plot);
    double perCount = memory.box[3] / 10;
    // The axis reaches beyond the bars by its margin to both sides.
    double perBin = memory.box[2] / (3 * 1.08);
    assertThat(area(memory.areas.get(0)))
        .isCloseTo(8 * perCount * perBin, within(8 * perCount * perBin));
  }

  private static org.assertj.core.data.Offset<Double> within(double size) {
    return org.assertj.core.api.Assertions.within(1e-9 * size);
  }

  @Test
  void everyNumberIsCountedOnce() {
    Random random = new Random(11);
    double[] values = random.doubles(5000, -3, 3).toArray();
    values[7] = NAN;
    values[8] = Double.POSITIVE_INFINITY;
    Histogram.Counter counter = new Histogram.Counter(Histogram.edges(new Extent(-1, 1), 20));
    for (double value : values) {
      counter.add(value);
    }

    Histogram histogram = counter.histogram();
    assertThat(histogram.counted() + histogram.below() + histogram.above() + histogram.missing())
        .isEqualTo(5000);
    assertThat(histogram.missing()).isEqualTo(1);
    long low = java.util.Arrays.stream(values).filter(value -> value < -1).count();
    assertThat(histogram.below()).isEqualTo(low);
    Histogram whole = Histogram.of(new double[] {0, 0.5, 1}, 2);
    assertThat(whole.counts()).as("the upper edge belongs to the last bin").containsExactly(1, 2);
  }

  @Test
  void aNumberThatIsMissingIsAGapInALine() {
    double[] x = {0, 1, 2, 3, 4};
    double[] y = {1, 2, NAN, 2, 1};
    String svg = SvgCanvas.svg(Plot.of(X, Y, Line.of("", x, y)), "gap");
    Matcher path = Pattern.compile("<g class=\"marks\"><path[^>]* d=\"([^\"]*)\"").matcher(svg);
    assertThat(path.find()).isTrue();
    assertThat(path.group(1).chars().filter(letter -> letter == 'M').count()).isEqualTo(2);
    assertThat(svg).doesNotContain("NaN", "Infinity");
  }

  @Test
  void whatALogarithmHasNoPlaceForIsLeftOutAndDoesNotBendTheAxis() {
    double[] x = {1, 2, 3, 4};
    double[] y = {-5, 0, 10, 1000};
    Memory memory = drawn(Plot.of(X, Y.log(), Points.of("", x, y)));
    assertThat(memory.dots.get(0)[1]).startsWith(NAN, NAN);
    assertThat(memory.dots.get(0)[1][2]).isGreaterThan(memory.dots.get(0)[1][3]);
    assertThat(memory.texts).contains("10", "100", "1000").noneMatch(text -> text.contains("−"));
  }

  @Test
  void anErrorBarReachesAsFarAsTheErrorAndTheAxisCoversIt() {
    Memory memory =
        drawn(
            Plot.of(
                X,
                Y.between(0, 10),
                new Points(
                    "", new double[] {1}, new double[] {5}, new double[] {1}, new double[] {3})));
    double perUnit = memory.box[3] / 10;
    double[] bar = memory.paths.get(0)[1];
    assertThat(bar[0] - bar[1]).isCloseTo(4 * perUnit, within(10));
    assertThat(
            new Points("", new double[] {1}, new double[] {5}, new double[] {1}, new double[] {3})
                .y(Scale.LINEAR))
        .isEqualTo(new Extent(4, 8));
  }

  @Test
  void anEmptyChartSaysSo() {
    double[] none = {};
    for (Chart chart :
        List.of(
            Plot.of(X, Y, Line.of("", none, none)),
            Plot.of(X.log(), Y.log(), Points.of("", new double[] {NAN}, new double[] {NAN})),
            Plot.of(X, Y),
            new Counts(Axis.of("n", ""), List.of(), none))) {
      assertThat(chart.marks()).isZero();
      assertThat(drawn(chart).texts).contains("no data");
      assertThat(SvgCanvas.svg(chart, "")).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void theFirstLineOfAHeatMapIsTheLowestAndGreyWhereThereIsNoNumber() {
    double[] values = {0, 1, 2, NAN};
    HeatMap map =
        new HeatMap(
            new Extent(0, 2), new Extent(0, 2), 2, values, Axis.of("B", "T"), Shade.SEQUENTIAL);
    int[] cells = drawn(Plot.of(X, Y, map)).images.get(0);
    assertThat(cells)
        .containsExactly(
            Shade.SEQUENTIAL.at(1), Shade.NONE, Shade.SEQUENTIAL.at(0), Shade.SEQUENTIAL.at(0.5));
  }

  @Test
  void zeroIsWhiteWhereColoursHaveASign() {
    HeatMap map =
        new HeatMap(
            new Extent(0, 1),
            new Extent(0, 1),
            2,
            new double[] {-1, 4},
            Axis.of("r", ""),
            Shade.DIVERGING);
    assertThat(map.range()).isEqualTo(new Extent(-4, 4));
    assertThat(Shade.DIVERGING.at(0.5)).isEqualTo(0xf7f7f7);
  }

  /** Relative luminance of sRGB colours, IEC 61966-2-1. */
  @Test
  void lightGrowsAllAlongTheSequentialShades() {
    double before = -1;
    for (int i = 0; i <= 100; i++) {
      int colour = Shade.SEQUENTIAL.at(i / 100.0);
      double light =
          0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
      assertThat(light).isGreaterThan(before);
      before = light;
    }
  }

  private static double linear(int component) {
    double c = (component & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** Distance from the middle, so that the contour of level r is a circle of radius r. */
  @Test
  void contoursLieWhereTheQuantityHasTheLevel() {
    double[] grid = IntStream.rangeClosed(-20, 20).mapToDouble(i -> i / 10.0).toArray();
    double[] values = new double[grid.length * grid.length];
    for (int line = 0; line < grid.length; line++) {
      for (int column = 0; column < grid.length; column++) {
        values[line * grid.length + column] = Math.hypot(grid[line], grid[column]);
      }
    }

    Contours contours = new Contours("", grid, grid, values, new double[] {1.25});
    Memory memory = drawn(Plot.of(X.between(-2, 2), Y.between(-2, 2), contours));
    assertThat(memory.paths).hasSizeGreaterThan(50);
    for (double[][] piece : memory.paths) {
      double x = (piece[0][0] - memory.box[0]) / memory.box[2] * 4 - 2;
      double y = 2 - (piece[1][0] - memory.box[1]) / memory.box[3] * 4;
      assertThat(Math.hypot(x, y)).isCloseTo(1.25, org.assertj.core.api.Assertions.within(0.005));
    }
  }

  @Test
  void namesShareColoursAndAreInTheLegendOnce() {
    double[] one = {1, 2};
    Plot plot =
        Plot.of(X, Y, Line.of("a", one, one), Line.of("b", one, one), Line.of("a", one, one));
    assertThat(drawn(plot).texts.stream().filter("a"::equals)).hasSize(1);
    String svg = SvgCanvas.svg(plot, "");
    assertThat(svg.split("#0072b2", -1)).hasSize(1 + 3); // twice as data, once in the legend
    List<Layer> many =
        IntStream.range(0, 20)
            .mapToObj(i -> (Layer) Points.of("name " + i, new double[] {i}, new double[] {i}))
            .toList();
    assertThat(drawn(Plot.of(X, Y, many)).texts).contains("name 0", "name 19");
  }

  @Test
  void hostileNamesStayTexts() {
    String hostile = "\"/></svg><script>alert('x')</script>";
    String svg =
        SvgCanvas.svg(
            Plot.of(
                Axis.of(hostile, hostile),
                Axis.of(hostile, hostile),
                Line.of(hostile, new double[] {1, 2}, new double[] {1, 2})),
            hostile);
    assertThat(svg).doesNotContain("<script");
    assertThat(svg.split("</svg>", -1)).as("the plot's and its frame's").hasSize(3);
  }

  @Test
  void theLanguageOfTheMachineChangesNoByte() {
    Plot plot = Plot.of(X, Y, Line.of("", new double[] {0.1, 12345.6}, new double[] {1e-7, 2e-7}));
    Counts counts = new Counts(Axis.of("n", ""), List.of("ok"), new double[] {1234567});
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      String first = SvgCanvas.svg(plot, "") + SvgCanvas.svg(counts, "");
      for (String tag : List.of("de-DE", "ar-EG", "hi-IN-u-nu-deva", "fa-IR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(SvgCanvas.svg(plot, "") + SvgCanvas.svg(counts, "")).as(tag).isEqualTo(first);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void layersOfUnequalLengthAreRefused() {
    assertThatThrownBy(() -> Line.of("", new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 and 2");
    assertThatThrownBy(
            () ->
                new HeatMap(
                    new Extent(0, 1), new Extent(0, 1), 2, new double[3], X, Shade.SEQUENTIAL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCornerHasItsChartsOnAndBelowTheDiagonal() {
    Plot small = Plot.of(X, Y, Points.of("", new double[] {1}, new double[] {1})).sized(100, 80);
    Panels corner = Panels.corner(List.of(List.of(small), List.of(small, small)));
    assertThat(corner.width()).isEqualTo(200);
    assertThat(corner.height()).isEqualTo(160);
    assertThat(corner.marks()).isEqualTo(3);
    assertThat(SvgCanvas.svg(corner, "").split("class=\"marks\"", -1)).hasSize(4);
  }
}
