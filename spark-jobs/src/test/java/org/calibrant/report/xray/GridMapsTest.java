package org.calibrant.report.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.SvgCanvas;
import org.junit.jupiter.api.Test;

/** The grid of a library as maps. */
class GridMapsTest {
  private static final LibraryAxes SMALL =
      new LibraryAxes(
          List.of(
              new GridAxis("mu", "keV", new double[] {1, 2, 3}),
              new GridAxis("sigma", "keV", new double[] {0.5, 1, 2}),
              new GridAxis("A", "", new double[] {-0.1, 0.1}),
              new GridAxis("temperature", "keV", new double[] {2, 5, 6})),
          4);

  @Test
  void rowsCountTheGridRealisationsFastest() {
    int[] indices = new int[4];
    SMALL.indices(((((2L * 3 + 1) * 2 + 0) * 3 + 2) * 4) + 3, indices);
    assertThat(indices).containsExactly(2, 1, 0, 2);
    assertThat(SMALL.told(3))
        .isEqualTo("mu = 1 keV, sigma = 0.5 keV, A = -0.1, temperature = 2 keV");
  }

  @Test
  void linesOfMapsAreTemperaturesAndTheShortestAxisGoesAlongThem() {
    MapLayout layout = MapLayout.of(SMALL).orElseThrow();
    assertThat(layout.axis(layout.x()).name()).isEqualTo("mu");
    assertThat(layout.axis(layout.y()).name()).isEqualTo("sigma");
    assertThat(layout.axis(layout.row()).name()).isEqualTo("temperature");
    assertThat(layout.axis(layout.column()).name()).isEqualTo("A");
    assertThat(layout.held()).isEmpty();
  }

  @Test
  void aFifthAxisIsHeldAtItsMiddleAndTold() {
    List<GridAxis> axes = new java.util.ArrayList<>(SMALL.axes());
    axes.add(0, new GridAxis("gain", "", new double[] {0.9, 1}));
    MapLayout layout = MapLayout.of(new LibraryAxes(axes, 1)).orElseThrow();
    assertThat(layout.held()).isEqualTo(" All at A = 0.1.");
    int[] rows = layout.rows();
    int[] columns = layout.columns();
    assertThat(layout.map(new int[] {0, 0, 0, 1, 0}, columns, rows)).isZero();
    assertThat(layout.map(new int[] {0, 0, 0, 0, 0}, columns, rows)).isEqualTo(-1);
  }

  @Test
  void aGridWithOneAxisOnlyHasNoMaps() {
    GridAxis only = new GridAxis("temperature", "keV", new double[] {1, 2});
    assertThat(MapLayout.of(new LibraryAxes(List.of(only), 1))).isEmpty();
  }

  @Test
  void aCellIsTheMeanOfItsFiniteValuesAndEmptyOnesHaveNone() {
    GridMaps maps = new GridMaps(MapLayout.of(SMALL).orElseThrow());
    maps.add(new int[] {2, 1, 0, 0}, 3);
    maps.add(new int[] {2, 1, 0, 0}, -5);
    maps.add(new int[] {2, 1, 0, 0}, Double.NaN);
    assertThat(maps.isEmpty()).isFalse();
    double[] means = maps.means(0);
    assertThat(means[1 * 3 + 2]).isEqualTo(-1);
    assertThat(java.util.Arrays.stream(means).filter(Double::isNaN)).hasSize(8);
    assertThat(maps.largest()).isEqualTo(1);
    String svg = SvgCanvas.svg(maps.chart(Axis.of("bias", "keV")), "maps");
    assertThat(svg).doesNotContain("NaN").contains("A = -0.1, temperature = 2 keV");
    assertThat(svg.split("A = ", -1)).hasSize(1 + 2 * 3);
  }

  @Test
  void unevenAxesKeepTheirWidths() {
    GridAxis axis = new GridAxis("T", "keV", new double[] {6, 1, 2, 4, 5});
    assertThat(axis.isLogarithmic()).isFalse();
    assertThat(axis.placeOfIndex()).containsExactly(4, 0, 1, 2, 3);
    assertThat(axis.edges()).containsExactly(0.5, 1.5, 3, 4.5, 5.5, 6.5);
    int[] cells = axis.cells();
    long second = java.util.Arrays.stream(cells).filter(place -> place == 1).count();
    assertThat(second / (double) cells.length).isCloseTo(1.5 / 6, within(0.006));
  }

  @Test
  void anAxisOfEqualRatiosIsLogarithmic() {
    GridAxis axis = new GridAxis("sigma", "keV", new double[] {0.5, 1, 2});
    assertThat(axis.isLogarithmic()).isTrue();
    assertThat(axis.edges()[1]).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(axis.cells()).containsExactly(0, 1, 2);
  }

  @Test
  void manyValuesShareAPlaceAndNoneIsLost() {
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }

    GridAxis axis = new GridAxis("mu", "", values);
    int[] places = axis.placeOfIndex();
    assertThat(places[0]).isZero();
    assertThat(places[999]).isEqualTo(axis.places() - 1);
    assertThat(java.util.Arrays.stream(places).distinct().count()).isEqualTo(axis.places());
  }

  @Test
  void aPullTakesTheBoundOnTheSideOfTheTruth() {
    assertThat(new Estimate(5, 4, 7, 3).pull(1)).isEqualTo(2);
    assertThat(new Estimate(5, 4, 7, 9).pull(1)).isEqualTo(-2);
    assertThat(new Estimate(5, 4, 7, 9).pull(1.645)).isCloseTo(-3.29, within(1e-12));
    assertThat(new Estimate(5, Double.NaN, 7, 3).pull(1)).isNaN();
    assertThat(new Estimate(5, 4, 7, 4).covers()).isTrue();
    assertThat(new Estimate(5, 4, 7, 7.01).covers()).isFalse();
  }

  @Test
  void nominalCoverageIsThatOfChiSquaredWithOneDegreeOfFreedom() {
    assertThat(new Bounds(1).coverage()).isCloseTo(0.6826894921, within(1e-9));
    assertThat(new Bounds(2.7055434540954146).coverage()).isCloseTo(0.9, within(1e-12));
  }
}
