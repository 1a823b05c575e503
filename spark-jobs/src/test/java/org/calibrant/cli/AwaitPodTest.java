package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the launcher makes of a driver's pod that has ended. */
class AwaitPodTest {

  @Test
  void theLastWordsOfAPodAreItsAnswer() throws IOException {
    Map<String, Object> object = facts();
    byte[] words = Message.within(4096, object, List.of("one", "two"));
    Answer answer = AwaitPod.answer(ended(4, new String(words, StandardCharsets.UTF_8)));
    assertThat(answer.exit()).isEqualTo(Exit.FAILED_UNITS);
    assertThat(answer.lines()).containsExactly("one", "two");
    assertThat(answer.facts()).containsEntry("verb", "run").containsEntry("table", "x".repeat(99));
  }

  @Test
  void anAnswerThatIsTooLongKeepsItsCodeAndItsFirstLines() throws IOException {
    List<String> lines = IntStream.range(0, 500).mapToObj(i -> "line " + i).toList();
    byte[] words = Message.within(4096, facts(), lines);
    assertThat(words).hasSizeBetween(3000, 4096);
    Answer answer = AwaitPod.answer(ended(4, new String(words, StandardCharsets.UTF_8)));
    assertThat(answer.exit()).isEqualTo(Exit.FAILED_UNITS);
    assertThat(answer.lines()).startsWith("line 0", "line 1").hasSizeLessThan(500);
    assertThat(answer.facts()).containsEntry("verb", "run").doesNotContainKey("table");
  }

  @Test
  void withoutLastWordsTheExitCodeIsTheAnswer() throws IOException {
    Answer answer = AwaitPod.answer(ended(85, null));
    assertThat(answer.exit()).isEqualTo(Exit.CHECKPOINTED);
    assertThat(answer.lines()).containsExactly("the driver's pod p ended with 85");
    assertThat(AwaitPod.answer(ended(85, "words of somebody else"))).isEqualTo(answer);
  }

  @Test
  void aPodThatWasKilledOrEvictedIsTemporaryTrouble() throws IOException {
    Answer killed = AwaitPod.answer(ended(137, null));
    assertThat(killed.exit()).isEqualTo(Exit.TEMPORARY);
    assertThat(killed.lines().get(0)).isEqualTo("the driver's pod p ended with 137, OOMKilled");

    Pod evicted =
        new PodBuilder()
            .withNewMetadata()
            .withName("p")
            .endMetadata()
            .withNewStatus()
            .withPhase("Failed")
            .withReason("Evicted")
            .endStatus()
            .build();
    Answer lost = AwaitPod.answer(evicted);
    assertThat(lost.exit()).isEqualTo(Exit.TEMPORARY);
    assertThat(lost.lines().get(0)).isEqualTo("the driver's pod p was lost: Evicted");
  }

  private static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("verb", "run");
    facts.put("exit", 4);
    facts.put("table", "x".repeat(99));
    return facts;
  }

  private static Pod ended(int code, String message) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("p")
        .endMetadata()
        .withNewStatus()
        .withPhase("Failed")
        .addNewContainerStatus()
        .withNewState()
        .withNewTerminated()
        .withExitCode(code)
        .withReason("OOMKilled")
        .withMessage(message)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
