package org.calibrant.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

  @Test
  void theNearestNameIsOffered() {
    assertThat(DidYouMean.hint("stesp", List.of("from", "to", "steps")))
        .isEqualTo("; did you mean 'steps'?");
    assertThat(DidYouMean.hint("KT", List.of("norm", "kT"))).isEqualTo("; did you mean 'kT'?");
  }

  @Test
  void nothingIsOfferedWhereNoNameIsNear() {
    assertThat(DidYouMean.hint("colour", List.of("from", "to", "steps"))).isEmpty();
    assertThat(DidYouMean.hint("x", List.of())).isEmpty();
  }

  @Test
  void theLastPartOfADottedPathIsAsGoodAsTheWhole() {
    assertThat(DidYouMean.hint("norm", List.of("source.kt-kev", "source.norm")))
        .isEqualTo("; did you mean 'source.norm'?");
  }

  @Test
  void distanceCountsInsertionsDeletionsReplacementsAndSwaps() {
    assertThat(DidYouMean.distance("stesp", "steps")).isEqualTo(1);
    assertThat(DidYouMean.distance("nrm", "norm")).isEqualTo(1);
    assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
  }
}
