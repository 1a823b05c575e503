package org.calibrant.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final Axis COLOURS = Axis.of("signal", "photon");

  private static HeatMap map(Picture picture) {
    return (HeatMap) picture.plot("", COLOURS, Shade.SEQUENTIAL).layers().get(0);
  }

  private static Picture of(int columns, double... values) {
    return new Picture(values, columns, "fast", "slow");
  }

  @Test
  void aSmallImageIsShownPixelByPixel() {
    double[] values = {1, 2, 3, 4, 5, 6};

    HeatMap map = map(of(3, values));

    assertThat(map.values()).containsExactly(values);
    assertThat(map.columns()).isEqualTo(3);
    assertThat(map.x()).isEqualTo(new Extent(0, 3));
    assertThat(map.y()).isEqualTo(new Extent(0, 2));
  }

  @Test
  void aLargeImageIsShownByMeansOfBlocksThatKeepItsSum() {
    int n = 800;
    double[] values = new double[n * n];
    Arrays.setAll(values, i -> i % 7);

    HeatMap map = map(of(n, values));

    assertThat(map.columns()).isEqualTo(200);
    assertThat(16 * Arrays.stream(map.values()).sum()).isEqualTo(Arrays.stream(values).sum());
  }

  @Test
  void aBlockAtTheEdgeIsTheMeanOfThePixelsThatThereAre() {
    double[] values = new double[401];
    Arrays.fill(values, 3);

    HeatMap map = map(of(401, values));

    assertThat(map.columns()).isEqualTo(134);
    assertThat(map.values()).containsOnly(3);
  }

  @Test
  void aPixelWithoutAValueSpoilsNoBlock() {
    double[] values = new double[400];
    Arrays.fill(values, 2);
    values[1] = Double.NaN;
    values[2] = Double.NaN;
    values[3] = Double.NaN;

    HeatMap map = map(of(400, values));

    assertThat(map.values()[0]).isEqualTo(2);
    assertThat(map.values()[1]).isNaN();
  }

  @Test
  void sizesAreThoseOfFinitePixels() {
    Picture picture = of(2, -3, Double.NaN, 2, Double.NaN);

    assertThat(picture.peak()).isEqualTo(2);
    assertThat(picture.size()).isEqualTo(3);
    assertThat(of(1, 0).peak()).isEqualTo(1);
  }

  @Test
  void whatIsLeftIsTheDifferenceOfThePixels() {
    assertThat(of(2, 5, 7).less(of(2, 4, 9)).values()).containsExactly(1, -2);
  }

  @Test
  void aBrokenLineIsRefused() {
    assertThatThrownBy(() -> of(2, 1, 2, 3)).hasMessageContaining("3 pixels");
  }
}
