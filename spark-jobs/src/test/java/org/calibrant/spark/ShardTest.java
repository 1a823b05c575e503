package org.calibrant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardTest {
  @ParameterizedTest
  @CsvSource({"1,1", "10,3", "3,10", "1000,7", "7,7", "1000000000,3"})
  void everyPartHasOneShardAndShardsAreContiguous(long parts, int shards) {
    List<Integer> owners =
        LongStream.range(0, Math.min(parts, 10_000))
            .map(i -> parts <= 10_000 ? i : i * (parts / 10_000))
            .mapToObj(i -> new Shard(1, shards).owner(i, parts))
            .toList();
    assertThat(owners).isSorted().allMatch(owner -> owner >= 1 && owner <= shards);
    for (long index : new long[] {0, parts / 2, parts - 1}) {
      assertThat(
              IntStream.rangeClosed(1, shards)
                  .filter(number -> new Shard(number, shards).holds(index, parts))
                  .count())
          .isOne();
    }
  }
}
