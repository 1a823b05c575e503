package org.calibrant.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.stream.Stream;
import org.calibrant.diffraction.Cases.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images and random streams of the original programs: golden/diffraction/ORIGIN.md. */
class GoldenImagesTest {

  record Golden(String name, Experiment experiment, double tolerance) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Experiment experiment(String name, Program program) {
    Mosaic domains =
        program == Program.TORCH ? new TorchMosaic(0.8, 5, 42) : new CapMosaic(0.8, 5, 42);
    Mosaic start =
        program == Program.TORCH ? new TorchMosaic(0.2, 5, 42) : new CapMosaic(0.2, 5, 42);
    Experiment still = Cases.cubic(program, Cases.STRAIGHT, new Perfect(), 1);
    return switch (name) {
      case "cubic64_still" -> still;
      case "cubic64_nopolar" -> Cases.with(still, new Ignored());
      case "cubic64_misset" -> Cases.cubic(program, Cases.TILTED, new Perfect(), 1);
      case "cubic64_misset_os2" -> Cases.cubic(program, Cases.TILTED, new Perfect(), 2);
      case "cubic64_mosaic_os1" -> Cases.cubic(program, Cases.STRAIGHT, domains, 1);
      case "demo_truth" -> Cases.cubic(program, Cases.TILTED, domains, 2);
      case "demo_start" -> Cases.cubic(program, Cases.STRAIGHT, start, 2);
      case "triclinic64" ->
          Cases.experiment(
              new Crystal(
                  new Constants(new double[] {70, 80, 90, 75, 85, 95}, Setting.NANO_BRAGG),
                  new double[] {12.5, -7, 31},
                  new double[] {5, 6, 7},
                  new Square(),
                  new Perfect()),
              Cases.detector(64, 40),
              Cases.sampling(program, 1));
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Stream<Golden> images() {
    return Stream.of(
            "cubic64_still",
            "cubic64_nopolar",
            "cubic64_misset",
            "cubic64_misset_os2",
            "cubic64_mosaic_os1",
            "demo_truth",
            "demo_start",
            "triclinic64")
        .flatMap(
            name ->
                Stream.of(
                    new Golden(name + ".torch.f64", experiment(name, Program.TORCH), 1e-9),
                    new Golden(name + ".c.f32", experiment(name, Program.C), 1e-6)));
  }

  @ParameterizedTest
  @MethodSource("images")
  void theImageIsThatOfTheOriginalProgram(Golden golden) throws IOException {
    double difference =
        Cases.difference(Cases.image(golden.experiment()), Npy.golden(golden.name()));
    assertThat(difference).isLessThan(golden.tolerance());
  }

  static Stream<Golden> rotations() {
    return images().filter(golden -> golden.name().matches("(demo|cubic64_mosaic).*"));
  }

  @ParameterizedTest
  @MethodSource("rotations")
  void theMosaicRotationsAreThoseOfTheOriginalProgram(Golden golden) throws IOException {
    String name = golden.name().replace("f64", "umats").replace("f32", "umats");
    double[] expected = Npy.golden(name);
    Mosaic mosaic = golden.experiment().crystal().mosaic();
    for (int m = 0; m < 5; m++) {
      double[] rotation = mosaic.domains().rotation(m, mosaic.spreadDeg());
      for (int i = 0; i < 9; i++) {
        assertThat(rotation[i]).isCloseTo(expected[9 * m + i], within(4e-16));
      }
    }
  }

  /** Published with the golden numbers: seed 42, five and ten domains. */
  @Test
  void theNormalNumbersAreTorchs() {
    double[] few = new TorchMosaic(1, 5, 42).domains().factors();
    assertThat(few)
        .containsExactly(
            new double[] {
              0.9579717939599753,
              1.3221351399922163,
              0.8171897708378104,
              -0.7658385999620981,
              -0.7506223399995002
            },
            within(3e-16));
    assertThat(new TorchMosaic(1, 10, 42).domains().factors())
        .containsExactly(
            new double[] {
              -0.3416974768405796,
              0.3040127519535435,
              -0.6890136063990799,
              -1.1267184264970838,
              -0.285755050534059,
              -1.0935109842033628,
              1.1351022182467363,
              0.7592452415459539,
              -3.5944689209229463,
              0.01915081097488743
            },
            within(9e-16));
    assertThat(new TorchMosaic(1, 5, 42).domains().axes()[1])
        .containsExactly(
            new double[] {0.19834359676463897, -0.9669102795580051, -0.1604503939151498},
            within(3e-16));
  }

  @Test
  void theUniformNumbersAreTheCPrograms() {
    ShuffledLehmer random = new ShuffledLehmer(42);
    double[] expected = {
      0.4719730019569397,
      0.5390093922615051,
      0.7370190024375916,
      0.18827413022518158,
      0.9935095906257629,
      0.5304490327835083,
      0.07833278179168701,
      0.7692404389381409,
      0.24740812182426453,
      0.02302573435008526
    };
    for (double number : expected) {
      assertThat((double) random.next()).isEqualTo(number);
    }
  }

  /** From the C program's own report of the cell it made. */
  @Test
  void aTriclinicCellComesOutAsTheOriginalsRealiseIt() {
    double[] asked = {70, 80, 90, 75, 85, 95};
    assertThat(realised(asked, Setting.NANO_BRAGG))
        .containsExactly(
            new double[] {70, 80, 90, 75.03905885568456, 85.01356280358527, 95.00808422146216},
            within(1e-11));
    assertThat(realised(asked, Setting.EXACT)).containsExactly(asked, within(1e-11));
  }

  private static double[] realised(double[] cell, Setting setting) {
    return CellVectors.constants(
        CellVectors.values(
            CellVectors.of(cell, new double[] {12.5, -7, 31}, setting, Vec.identity())));
  }
}
