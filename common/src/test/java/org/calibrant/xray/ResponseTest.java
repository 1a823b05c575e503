package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.calibrant.data.ogip.Rmf;
import org.junit.jupiter.api.Test;

class ResponseTest {
  private static final int ENERGIES = 37;
  private static final int CHANNELS = 53;

  /** A matrix with empty rows, rows of several groups and rows that do not sum to one. */
  private static final double[][] MATRIX = matrix(20_261_120L);

  private static double[][] matrix(long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[ENERGIES][CHANNELS];
    for (int e = 2; e < ENERGIES; e++) {
      for (int group = 0; group < e % 4; group++) {
        int from = random.nextInt(CHANNELS - 1);
        int to = from + 1 + random.nextInt(CHANNELS - from);
        for (int c = from; c < Math.min(to, CHANNELS); c++) {
          matrix[e][c] = random.nextDouble();
        }
      }
    }

    return matrix;
  }

  /** Runs of numbers that are not zero become groups. */
  static Response response(double[][] matrix, double[] area, int firstChannel) {
    List<Integer> first = new ArrayList<>();
    List<Integer> start = new ArrayList<>(List.of(0));
    List<Double> values = new ArrayList<>();
    int[] rowStart = new int[matrix.length + 1];
    for (int e = 0; e < matrix.length; e++) {
      for (int c = 0; c < matrix[e].length; c++) {
        if (matrix[e][c] != 0) {
          if (c == 0 || matrix[e][c - 1] == 0) {
            first.add(c);
            start.add(values.size());
          }

          values.add(matrix[e][c]);
          start.set(start.size() - 1, values.size());
        }
      }

      rowStart[e + 1] = first.size();
    }

    double[] edges = SpectralModelContractTest.linear(0.3, 10, matrix.length);
    double[] channels = SpectralModelContractTest.linear(0, 12, matrix[0].length);
    Rmf rmf =
        new Rmf(
            "made in a test",
            Arrays.copyOf(edges, matrix.length),
            Arrays.copyOfRange(edges, 1, edges.length),
            firstChannel,
            Arrays.copyOf(channels, matrix[0].length),
            Arrays.copyOfRange(channels, 1, channels.length),
            rowStart,
            first.stream().mapToInt(i -> i).toArray(),
            start.stream().mapToInt(i -> i).toArray(),
            values.stream().mapToDouble(v -> v).toArray(),
            false,
            Map.of());
    return new Response(rmf, area);
  }

  private static Response response() {
    return response(MATRIX, RmfOnly.ones(ENERGIES), 1);
  }

  private static double[] photons() {
    double[] photons = new double[ENERGIES];
    for (int e = 0; e < ENERGIES; e++) {
      photons[e] = e % 5 == 0 ? 0 : 1.0 / (e + 1);
    }

    return photons;
  }

  @Test
  void foldingIsTheProductWithTheTransposedMatrix() {
    double[] rate = new double[CHANNELS];
    Arrays.fill(rate, 99);
    response().fold(photons(), rate);
    for (int c = 0; c < CHANNELS; c++) {
      double expected = 0;
      for (int e = 0; e < ENERGIES; e++) {
        expected += MATRIX[e][c] * photons()[e];
      }

      assertThat(rate[c]).isCloseTo(expected, within(1e-13));
    }
  }

  @Test
  void aRangeOfChannelsHasTheBitsOfTheWhole() {
    double[] whole = new double[CHANNELS];
    response().fold(photons(), whole);
    for (int from = 0; from < CHANNELS; from++) {
      for (int to = from; to <= CHANNELS; to++) {
        double[] range = new double[to - from];
        response().foldInto(photons(), from, to, range);
        assertThat(range).containsExactly(Arrays.copyOfRange(whole, from, to));
      }
    }
  }

  @Test
  void foldingIsLinear() {
    double[] twice = photons();
    for (int e = 0; e < ENERGIES; e++) {
      twice[e] *= 2;
    }

    double[] once = new double[CHANNELS];
    double[] doubled = new double[CHANNELS];
    response().fold(photons(), once);
    response().fold(twice, doubled);
    for (int c = 0; c < CHANNELS; c++) {
      assertThat(doubled[c]).isEqualTo(2 * once[c]);
    }
  }

  @Test
  void anotherAreaLeavesTheMatrixAlone() {
    double[] area = new double[ENERGIES];
    Arrays.fill(area, 7);
    Response other = response().withArea(area);
    assertThat(other.area()).containsOnly(7.0);
    assertThat(other.firstChannel()).isEqualTo(1);
    double[] a = new double[CHANNELS];
    double[] b = new double[CHANNELS];
    response().fold(photons(), a);
    other.fold(photons(), b);
    assertThat(b).containsExactly(a);
    assertThatThrownBy(() -> response().withArea(new double[3]))
        .hasMessage("expected 37 areas, found 3");
  }
}
