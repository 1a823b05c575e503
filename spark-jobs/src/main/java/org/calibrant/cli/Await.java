package org.calibrant.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the answer of a driver on the cluster as if it had run here. The launcher asks for it. */
@Command(
    name = "await",
    hidden = true,
    description = "Gives the answer of a driver that ran on the cluster.")
final class Await implements Verb {
  @Mixin private CampaignFile file;

  @Option(
      names = "--token",
      required = true,
      description = "the launcher's word for the submission")
  private String token;

  @Override
  public Answer answer(PrintStream screen) throws IOException {
    String output = file.read().value().output();
    Optional<Answer> answer = Message.take(output, token);
    if (answer.isPresent()) {
      return answer.get();
    }

    List<String> lines =
        List.of(
            "the driver on the cluster ended without an answer in "
                + output
                + ": see its log there",
            "start the same command again; finished parts are kept");
    return new Answer(Exit.TEMPORARY, lines, Map.of("errors", lines));
  }
}
