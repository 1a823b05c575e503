package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.calibrant.math.VectorApi;
import org.junit.jupiter.api.Test;

class FoldKernelTest {
  /** Groups of every length, cut by the asked channels at both ends. */
  @Test
  void bothFormsOfTheFoldGiveTheSameBits() {
    Random random = new Random(20261120);
    int energies = 200;
    int channels = 120;
    int[] rowStart = new int[energies + 1];
    int[] first = new int[energies];
    int[] start = new int[energies + 1];
    double[] weighted = new double[energies];
    for (int e = 0; e < energies; e++) {
      rowStart[e + 1] = e + 1;
      first[e] = random.nextInt(channels);
      start[e + 1] = start[e] + random.nextInt(channels - first[e] + 1);
      weighted[e] = e % 7 == 0 ? 0 : random.nextDouble();
    }

    double[] share = random.doubles(start[energies]).toArray();
    FoldKernel chosen =
        VectorApi.choose(
            FoldKernel.class, "org.calibrant.xray.VectorFoldKernel", PlainFoldKernel::new);
    for (int[] range : new int[][] {{0, channels}, {17, 90}, {40, 41}}) {
      double[] plain = new double[range[1] - range[0]];
      double[] other = new double[plain.length];
      new PlainFoldKernel()
          .fold(weighted, rowStart, first, start, share, range[0], range[1], plain);
      chosen.fold(weighted, rowStart, first, start, share, range[0], range[1], other);
      assertThat(other).isEqualTo(plain);
      assertThat(plain[plain.length / 2]).isPositive();
    }
  }
}
