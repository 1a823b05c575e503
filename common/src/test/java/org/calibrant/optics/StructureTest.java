package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.core.InputFile;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays are computed again exactly when what they follow from has changed. */
class StructureTest {
  private static final Band BAND = new Band(3, new Flat());
  private static final Detector DETECTOR = new Detector(8, 2, List.of());
  private static final Mirror M1 = new Mirror(0.09, new int[] {4, 5}, List.of());
  private static final Mirror M2 = new Mirror(0.025, new int[] {4}, List.of());
  private static final Spider SPIDER = new Spider(4, 0.002, 45);

  private static ThreePlane base() {
    return new ThreePlane(16, 3, M1, 0.025, SPIDER, new Secondary(M2, true));
  }

  record Change(String key, ThreePlane optics, Band band, Detector detector) {
    @Override
    public String toString() {
      return key;
    }
  }

  private static Change change(String key, ThreePlane optics) {
    return new Change(key, optics, BAND, DETECTOR);
  }

  static Stream<Change> changes() {
    Secondary second = new Secondary(M2, true);
    Mirror wider = new Mirror(0.091, new int[] {4, 5}, List.of());
    Mirror more = new Mirror(0.09, new int[] {4, 6}, List.of());
    Mirror rough = new Mirror(0.09, new int[] {4, 5}, List.of(new PowerLaw(1, 2.5, 1e-9)));
    return Stream.of(
        change("pupil-pixels", new ThreePlane(18, 3, M1, 0.025, SPIDER, second)),
        change("padding", new ThreePlane(16, 2, M1, 0.025, SPIDER, second)),
        change("primary.diameter-m", new ThreePlane(16, 3, wider, 0.025, SPIDER, second)),
        change("primary.noll", new ThreePlane(16, 3, more, 0.025, SPIDER, second)),
        change("primary.surfaces", new ThreePlane(16, 3, rough, 0.025, SPIDER, second)),
        change("hole-m", new ThreePlane(16, 3, M1, 0.026, SPIDER, second)),
        change("spider.struts", new ThreePlane(16, 3, M1, 0.025, new Spider(3, 0.002, 45), second)),
        change(
            "spider.rotation", new ThreePlane(16, 3, M1, 0.025, new Spider(4, 0.002, 44), second)),
        change(
            "secondary.normalised",
            new ThreePlane(16, 3, M1, 0.025, SPIDER, new Secondary(M2, false))),
        new Change("band.wavelengths", base(), new Band(4, new Flat()), DETECTOR),
        new Change(
            "band.spectrum",
            base(),
            new Band(3, new Weighted(List.of(new double[] {1, 2, 1}))),
            DETECTOR),
        new Change("detector.pixels", base(), BAND, new Detector(9, 2, List.of())),
        new Change("detector.oversample", base(), BAND, new Detector(8, 3, List.of())));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeOfAStructuralKeyBuildsAnew(Change change) {
    Blueprints blueprints = new Blueprints();
    Blueprint first = base().blueprint(blueprints, BAND, DETECTOR);
    Blueprint changed = change.optics().blueprint(blueprints, change.band(), change.detector());
    assertThat(blueprints.built()).isEqualTo(2);
    assertThat(changed).isNotSameAs(first);
  }

  @Test
  void theSameStructureIsBuiltOnce() {
    Blueprints blueprints = new Blueprints();
    Blueprint first = base().blueprint(blueprints, BAND, DETECTOR);
    Blueprint again =
        base()
            .blueprint(
                blueprints,
                new Band(3, new Flat()),
                new Detector(8, 2, List.of(new Jitter(0.3, 1))));
    assertThat(again).isSameAs(first);
    assertThat(blueprints.built()).isEqualTo(1);
  }

  @Test
  void numbersBuildNothing() {
    Observation observation = new Observation(new Binary(), base(), BAND, DETECTOR);
    PsfModel model = observation.model();
    int before = Blueprints.shared().built();
    double[] theta = Systems.theta(model, new double[2], new double[1]);
    double[] image = new double[64];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = theta[i] == 0 ? 0.1 : theta[i] * 1.01;
      model.image(theta, image);
    }

    observation.model().image(theta, image);
    assertThat(Blueprints.shared().built()).isEqualTo(before);
  }

  @Test
  void aFileCountsByItsContent(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("map.npy");
    NpyWriter.write(file, Element.FLOAT64, new double[256], 16, 16);
    Surface map = new PathMap(new InputFile(file.toString()), Regridding.REFUSED);
    Mirror mapped = new Mirror(0.09, new int[] {4, 5}, List.of(map));
    ThreePlane optics = new ThreePlane(16, 3, mapped, 0.025, SPIDER, new Secondary(M2, true));
    Blueprints blueprints = new Blueprints();
    optics.blueprint(blueprints, BAND, DETECTOR);
    optics.blueprint(blueprints, BAND, DETECTOR);
    assertThat(blueprints.built()).isEqualTo(1);
    double[] other = new double[256];
    other[7] = 1e-9;
    NpyWriter.write(file, Element.FLOAT64, other, 16, 16);
    optics.blueprint(blueprints, BAND, DETECTOR);
    assertThat(blueprints.built()).isEqualTo(2);
  }

  @Test
  void theCanonicalTextNamesComponentsInTheirOrderAndNumbersAsJavaWritesThem() {
    assertThat(Structure.text(SPIDER))
        .isEqualTo("org.calibrant.optics.Spider{rotationDeg:45.0,struts:4,widthM:0.002}");
    assertThat(Structure.text(new ZernikeSurface(Map.of("7", -3.0, "11", 2.5, "4", 12.0))))
        .isEqualTo("org.calibrant.optics.ZernikeSurface{coefficientsNm:{11=2.5, 4=12.0, 7=-3.0}}");
    assertThat(Structure.digest("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void whatMakesNoSenseIsRefusedInWords() {
    assertThatThrownBy(() -> new ThreePlane(15, 2, M1, 0.025, SPIDER, new Secondary(M2, true)))
        .hasMessage(
            "15 pupil-pixels cannot stand in the middle of 2 times as many: one is odd, the other"
                + " even");
    assertThatThrownBy(() -> new TwoPlane(16, M1, 0.09, SPIDER))
        .hasMessage("hole-m must be smaller than the mirror of 0.09 m, was 0.09");
    assertThatThrownBy(() -> new Mirror(Double.NaN, new int[0], List.of()))
        .hasMessage("diameter-m must be positive, was NaN");
    assertThatThrownBy(() -> new Mirror(1, new int[] {4, 5, 4}, List.of()))
        .hasMessage("Noll index 4 was given twice");
    assertThatThrownBy(() -> new Mirror(1, new int[] {0}, List.of()))
        .hasMessage("a Noll index must be from 1 to 1000, was 0");
    assertThatThrownBy(() -> new Band(3, new Weighted(List.of(new double[] {1, 1}))))
        .hasMessage("expected 3 weights, one per wavelength, found 2");
    PsfModel model = new Observation(new SingleStar(), base(), BAND, DETECTOR).model();
    double[] theta = Systems.theta(model, new double[2], new double[1]);
    double[] image = new double[64];
    Systems.set(model, theta, Names.PLATE_SCALE, -0.1);
    assertThatThrownBy(() -> model.image(theta, image))
        .hasMessage("system.plate_scale_as_per_pix must be positive, was -0.1");
    Systems.set(model, theta, Names.PLATE_SCALE, Double.NaN);
    assertThatThrownBy(() -> model.image(theta, image))
        .hasMessage("system.plate_scale_as_per_pix must be finite, was NaN");
    assertThatThrownBy(() -> model.image(new double[3], image))
        .hasMessageContaining("parameters, found 3");
  }
}
