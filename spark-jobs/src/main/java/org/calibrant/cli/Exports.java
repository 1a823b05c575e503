package org.calibrant.cli;

import java.io.PrintStream;
import picocli.CommandLine.Command;

/** stub. */
@Command(name = "export", description = "Makes the exports of a published run again.")
final class Exports implements Verb {
  @Override
  public Answer answer(PrintStream screen) {
    throw new BadArgument("stub");
  }
}
