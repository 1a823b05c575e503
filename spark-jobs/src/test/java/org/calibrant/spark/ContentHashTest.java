package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  /** The definition, in big integers. */
  @Test
  void theHashIsTheSumOfTruncatedDigestsModulo2To128() {
    RowDigest digest = new RowDigest();
    BigInteger sum = BigInteger.ZERO;
    for (long unit = 0; unit < 1000; unit++) {
      digest.add(new Object[] {unit, "ä", null, new double[] {1.5}});
      ByteBuffer bytes = ByteBuffer.allocate(30);
      bytes.put((byte) 'l').putLong(unit).put((byte) 's').putInt(2);
      bytes.put("ä".getBytes(StandardCharsets.UTF_8)).put((byte) 'n').put((byte) 'D').putInt(1);
      bytes.putLong(Double.doubleToRawLongBits(1.5));
      byte[] all = java.util.Arrays.copyOf(bytes.array(), bytes.position());
      sum = sum.add(new BigInteger(Sha256.hex(all).substring(0, 32), 16));
    }

    String expected = sum.mod(BigInteger.ONE.shiftLeft(128)).toString(16);
    assertThat(digest.hash().toString()).isEqualTo("0".repeat(32 - expected.length()) + expected);
  }

  @Test
  void itDoesNotDependOnTheOrderOrTheGroupingOfRows() {
    ContentHash one = hash(new Object[] {1L}, new Object[] {2L}, new Object[] {3L});
    ContentHash two = hash(new Object[] {3L}, new Object[] {1L});
    two.add(ContentHash.parse(hash(new Object[] {2L}).toString()));
    assertThat(two.toString()).isEqualTo(one.toString());
  }

  @Test
  void everyBitOfAValueCounts() {
    assertThat(hash(new Object[] {0.0})).doesNotHaveToString(hash(new Object[] {-0.0}).toString());
    assertThat(hash(new Object[] {1.0}))
        .doesNotHaveToString(hash(new Object[] {Math.nextUp(1.0)}).toString());
    assertThat(hash(new Object[] {1L})).doesNotHaveToString(hash(new Object[] {1}).toString());
    assertThat(hash(new Object[] {"a", "bc"}))
        .doesNotHaveToString(hash(new Object[] {"ab", "c"}).toString());
    assertThat(hash(new Object[] {new double[0], new double[] {1}}))
        .doesNotHaveToString(hash(new Object[] {new double[] {1}, new double[0]}).toString());
  }

  @Test
  void aCollectionHasTheHashOfItsArray() {
    assertThat(hash(new Object[] {List.of(1.0, 2.0), List.of(), List.of("a"), List.of(1)}))
        .hasToString(
            hash(new Object[] {
                  new double[] {1, 2}, new double[0], new String[] {"a"}, new int[] {1}
                })
                .toString());
  }

  private static ContentHash hash(Object[]... rows) {
    RowDigest digest = new RowDigest();
    for (Object[] row : rows) {
      digest.add(row);
    }

    return digest.hash();
  }
}
